package org.palermo.producers;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A rate that an import states.
 *
 * @param currency ISO 4217 code
 * @param month that it holds for
 * @param unitsPerUsd units of the currency per USD, positive
 */
public record StatedRate(String currency, YearMonth month, BigDecimal unitsPerUsd) {}
