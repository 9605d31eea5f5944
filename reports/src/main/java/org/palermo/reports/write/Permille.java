package org.palermo.reports.write;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Thousandths, for what is drawn: widths and heights. */
final class Permille {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Permille() {}

    /**
     * A part of a whole in thousandths, halves up.
     *
     * @param whole not zero
     */
    static int of(BigDecimal part, BigDecimal whole) {
        return part.multiply(THOUSAND).divide(whole, 0, RoundingMode.HALF_UP).intValueExact();
    }
}
