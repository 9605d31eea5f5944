package org.palermo.schemas.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.palermo.schemas.event.Money;

/** Arithmetic of money: minor units, and US dollars at a dated rate (domain.md, rule 6). */
public final class Amounts {

    private Amounts() {}

    /**
     * An amount with its value in US dollars.
     *
     * @param minor in minor units of the currency, positive
     * @param currency ISO 4217 code that the JDK knows
     * @param unitsPerUsd positive; 1 for USD
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

    /** USD cents of an amount: divided by the units per USD, rounded half even, once. */
    public static long usdCents(long minor, int minorDigits, BigDecimal unitsPerUsd) {
        if (unitsPerUsd.signum() <= 0) {
            throw new IllegalArgumentException("units per USD must be positive, was " + unitsPerUsd);
        }
        return BigDecimal.valueOf(minor, minorDigits)
                .movePointRight(2)
                .divide(unitsPerUsd, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** Decimal places of a currency's minor unit: 2 for USD, 0 for JPY. */
    public static int minorDigits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** Minor units as a plain decimal: 1234 USD minor units are {@code 12.34}. */
    public static String decimal(long minor, int minorDigits) {
        return BigDecimal.valueOf(minor, minorDigits).toPlainString();
    }
}
