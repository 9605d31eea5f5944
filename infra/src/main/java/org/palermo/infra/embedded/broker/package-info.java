/** A Kafka broker in this JVM. */
@NullMarked
package org.palermo.infra.embedded.broker;

import org.jspecify.annotations.NullMarked;
