/** Lexing of ClickHouse SQL, just enough to route a statement; never a parser. */
@NullMarked
package org.palermo.infra.engine.sql;

import org.jspecify.annotations.NullMarked;
