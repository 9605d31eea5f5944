/** Broker, registry and ClickHouse on one data directory, started side by side. */
@NullMarked
package org.palermo.infra.embedded.stack;

import org.jspecify.annotations.NullMarked;
