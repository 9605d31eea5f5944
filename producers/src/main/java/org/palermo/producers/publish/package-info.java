/** The only place that writes to Kafka. */
@NullMarked
package org.palermo.producers.publish;

import org.jspecify.annotations.NullMarked;
