/** Filling registers by hand, tested. */
@NullMarked
package org.palermo.producers.entry;

import org.jspecify.annotations.NullMarked;
