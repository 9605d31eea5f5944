/** Bytes of a CSV file to rows. */
@NullMarked
package org.palermo.producers.registers.csv;

import org.jspecify.annotations.NullMarked;
