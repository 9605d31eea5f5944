/** The embedded ClickHouse engine: fetching its library, its process, and how a parent starts and stops it. */
@NullMarked
package org.palermo.infra.engine;

import org.jspecify.annotations.NullMarked;
