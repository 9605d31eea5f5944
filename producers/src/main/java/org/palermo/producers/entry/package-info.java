/** Filling registers by hand: empty ones with a row to follow, and one record asked for field by field; pure. */
@NullMarked
package org.palermo.producers.entry;

import org.jspecify.annotations.NullMarked;
