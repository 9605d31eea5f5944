/** What is wrong with a register, where, and what to do: codes, places and texts. */
@NullMarked
package org.palermo.producers.findings;

import org.jspecify.annotations.NullMarked;
