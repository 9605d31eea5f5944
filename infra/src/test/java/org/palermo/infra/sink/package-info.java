/** The sink against a real ClickHouse engine and a real broker. */
@NullMarked
package org.palermo.infra.sink;

import org.jspecify.annotations.NullMarked;
