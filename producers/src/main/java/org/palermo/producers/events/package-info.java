/** Events on their way to Kafka: what they are keyed by, how they are numbered, how many of them are kept. */
@NullMarked
package org.palermo.producers.events;

import org.jspecify.annotations.NullMarked;
