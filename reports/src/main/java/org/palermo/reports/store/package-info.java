/** What the reports read of ClickHouse: SQL files in, typed rows out. */
@NullMarked
package org.palermo.reports.store;

import org.jspecify.annotations.NullMarked;
