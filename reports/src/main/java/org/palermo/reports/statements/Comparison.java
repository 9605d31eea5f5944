package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.statements.Published.Verdict;

/**
 * A published value laid beside the computed one (domain.md, Figures).
 *
 * @param published what the document states
 * @param verdict whether the computed figure agrees with it
 */
public record Comparison(Published published, Verdict verdict) {

    /** Digits to which shares are compared: a third is no finite decimal. */
    private static final int SHARE_DIGITS = 6;

    private static final BigDecimal A_TENTH_BELOW = new BigDecimal("0.9");

    /** Compares; a figure without a value differs from anything that was published. */
    public static Comparison of(Figure figure, Published published) {
        return new Comparison(published, verdict(figure, published));
    }

    private static Verdict verdict(Figure figure, Published published) {
        BigDecimal value = figure.value();
        if (value == null || !agrees(inPublishedUnit(value, figure.unit()), published, figure.unit())) {
            return Verdict.DIFFERS;
        }
        BigDecimal illustrative = figure.evidence().get("illustrative");
        return illustrative != null && illustrative.signum() != 0 ? Verdict.CALIBRATED : Verdict.AGREES;
    }

    /** Documents state dollars, figures are whole cents. */
    private static BigDecimal inPublishedUnit(BigDecimal value, String unit) {
        return unit.equals("USD") ? value.movePointLeft(2) : value;
    }

    private static boolean agrees(BigDecimal computed, Published published, String unit) {
        BigDecimal value = comparable(computed, unit);
        BigDecimal stated = comparable(published.value(), unit);
        BigDecimal step = published.precision();
        return switch (published.qualifier()) {
            case EXACT -> value.compareTo(stated) == 0;
            case MORE_THAN -> value.compareTo(stated) > 0 && value.compareTo(stated.add(step)) < 0;
            case ABOUT, ROUNDED -> steps(value, step).equals(steps(stated, step));
            case NEARLY -> value.compareTo(stated) <= 0 && value.compareTo(stated.multiply(A_TENTH_BELOW)) >= 0;
        };
    }

    private static BigDecimal comparable(BigDecimal value, String unit) {
        return unit.equals("share") ? value.setScale(SHARE_DIGITS, RoundingMode.HALF_EVEN) : value;
    }

    /** How many whole steps a value makes, halves up: what a document does when it rounds. */
    private static BigDecimal steps(BigDecimal value, BigDecimal step) {
        return value.divide(step, 0, RoundingMode.HALF_UP);
    }
}
