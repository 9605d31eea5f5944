/** Which faults are outages, that waiting mends, and which are not. */
@NullMarked
package org.palermo.streams.faults;

import org.jspecify.annotations.NullMarked;
