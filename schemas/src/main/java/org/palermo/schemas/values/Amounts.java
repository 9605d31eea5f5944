package org.palermo.schemas.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.palermo.schemas.codes.Currencies;
import org.palermo.schemas.event.Money;

/** Arithmetic of money: minor units, and US dollars at a dated rate (domain.md, rule 6). */
public final class Amounts {

    private Amounts() {}

    /**
     * An amount with its value in US dollars.
     *
     * @param minor in minor units of the currency, positive
     * @param currency ISO 4217 code of {@link Currencies}
     * @param unitsPerUsd positive; 1 for USD
     * @throws IllegalArgumentException where the currency is unknown or the rate not positive
     * @throws ArithmeticException where the amount does not fit 64 bits of cents
     */
    public static Money money(long minor, String currency, BigDecimal unitsPerUsd) {
        return Money.newBuilder()
                .setMinor(minor)
                .setCurrency(currency)
                .setUnitsPerUsd(unitsPerUsd.stripTrailingZeros().toPlainString())
                .setUsdCents(usdCents(minor, minorDigits(currency), unitsPerUsd))
                .build();
    }

    /**
     * USD cents of an amount: divided by the units per USD, rounded half even, once.
     *
     * @throws IllegalArgumentException where the rate is not positive
     * @throws ArithmeticException where the amount does not fit 64 bits of cents
     */
    public static long usdCents(long minor, int minorDigits, BigDecimal unitsPerUsd) {
        if (unitsPerUsd.signum() <= 0) {
            throw new IllegalArgumentException("units per USD must be positive, was " + unitsPerUsd);
        }
        return BigDecimal.valueOf(minor, minorDigits)
                .movePointRight(2)
                .divide(unitsPerUsd, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /**
     * Decimal places of a currency's minor unit: 2 for USD, 0 for JPY. From our own table, because what is recorded in
     * minor units must mean the same on every JDK.
     *
     * @throws IllegalArgumentException where {@link Currencies} has no such code
     */
    public static int minorDigits(String currency) {
        return Currencies.byCode(currency)
                .orElseThrow(() -> new IllegalArgumentException("no currency has the code " + currency))
                .minorDigits();
    }

    /** Minor units as a plain decimal: 1234 USD minor units are {@code 12.34}. */
    public static String decimal(long minor, int minorDigits) {
        return BigDecimal.valueOf(minor, minorDigits).toPlainString();
    }
}
