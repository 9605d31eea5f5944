/** Avro records in Confluent's wire format, and the schema registry behind them. */
@NullMarked
package org.palermo.schemas.serdes;

import org.jspecify.annotations.NullMarked;
