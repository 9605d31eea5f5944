/** Tests of the migrations, against a real engine where SQL runs. */
@NullMarked
package org.palermo.infra.clickhouse;

import org.jspecify.annotations.NullMarked;
