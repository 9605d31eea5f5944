/** ClickHouse inside this process: a binding of libchdb's C functions. */
@NullMarked
package org.palermo.infra.engine.chdb;

import org.jspecify.annotations.NullMarked;
