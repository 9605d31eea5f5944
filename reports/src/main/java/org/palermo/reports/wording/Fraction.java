package org.palermo.reports.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The simple fractions that documents write in words, by the names that message patterns select on. */
enum Fraction {
    HALF(1, 2, "half"),
    THIRD(1, 3, "third"),
    TWO_THIRDS(2, 3, "twoThirds"),
    QUARTER(1, 4, "quarter"),
    THREE_QUARTERS(3, 4, "threeQuarters"),
    FIFTH(1, 5, "fifth"),
    TENTH(1, 10, "tenth");

    /** Digits that tell a third from its decimals. */
    private static final int DIGITS = 6;

    private final BigDecimal value;
    private final String selector;

    Fraction(int numerator, int denominator, String selector) {
        this.value =
                BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), DIGITS, RoundingMode.HALF_EVEN);
        this.selector = selector;
    }

    /** The selector of the fraction that a share is, or {@code other}. */
    static String selectorOf(BigDecimal share) {
        BigDecimal rounded = share.setScale(DIGITS, RoundingMode.HALF_EVEN);
        for (Fraction fraction : values()) {
            if (fraction.value.compareTo(rounded) == 0) {
                return fraction.selector;
            }
        }
        return "other";
    }
}
