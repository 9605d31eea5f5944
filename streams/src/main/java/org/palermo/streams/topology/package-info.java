/** The one processor and its wiring to topics and stores. */
@NullMarked
package org.palermo.streams.topology;

import org.jspecify.annotations.NullMarked;
