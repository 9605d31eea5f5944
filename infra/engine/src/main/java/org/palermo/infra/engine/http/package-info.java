/** The part of ClickHouse's HTTP interface that the official Java clients use. */
@NullMarked
package org.palermo.infra.engine.http;

import org.jspecify.annotations.NullMarked;
