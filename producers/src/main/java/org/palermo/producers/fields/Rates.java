package org.palermo.producers.fields;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/** The exchange rates that intake may use: those recorded before, or stated in the same import. */
@FunctionalInterface
public interface Rates {

    /** No rate at all: only amounts in US dollars have a value. */
    Rates NONE = (currency, month) -> Optional.empty();

    /**
     * The UN operational rate.
     *
     * @param currency ISO 4217 code other than USD
     * @return units of the currency per USD, positive; empty where none is known
     */
    Optional<BigDecimal> unitsPerUsd(String currency, YearMonth month);
}
