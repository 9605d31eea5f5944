/** Rows that know their place, and what a register's columns are, whatever file they come from. */
@NullMarked
package org.palermo.producers.registers;

import org.jspecify.annotations.NullMarked;
