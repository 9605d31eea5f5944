/** Tests of the sink, with Kafka's consumer in memory and tables that fail when told to. */
@NullMarked
package org.palermo.streams.sink;

import org.jspecify.annotations.NullMarked;
