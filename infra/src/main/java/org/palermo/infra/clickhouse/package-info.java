/** The database's tables, brought up to date by numbered migrations. */
@NullMarked
package org.palermo.infra.clickhouse;

import org.jspecify.annotations.NullMarked;
