package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Nature;
import org.palermo.reports.figures.Period;

/**
 * One figure over two periods: what changed, and how much of it the periods' lengths explain.
 *
 * @param figure over the period that is looked at
 * @param other over the period that it is compared with
 * @param nature of the figure
 */
public record Contrast(Figure figure, Figure other, Nature nature) {

    private static final int SHARE_DECIMALS = 6;
    private static final BigDecimal DAYS_PER_MONTH = new BigDecimal("30.4375");

    /** Why there is no relative change. */
    public enum Unsaid {
        /** One of the two has no value. */
        NO_VALUE,
        /** Nothing can be said in parts of nought, or of less. */
        FROM_NOUGHT,
        /** Members of a set were counted over periods of different lengths. */
        SET_OF_OTHER_LENGTH,
        /** A share's change is said in percentage points. */
        SHARE
    }

    /** Value less other value, in the figure's unit; null where one has none. */
    public @Nullable BigDecimal change() {
        BigDecimal value = figure.value();
        BigDecimal before = other.value();
        return value == null || before == null ? null : value.subtract(before);
    }

    /** Whether the two periods differ in length, and the figure is over a period. */
    public boolean lengthsDiffer() {
        return switch (nature) {
            case ADDITIVE, SET -> months(figure.period()).compareTo(months(other.period())) != 0;
            case STOCK, RATE -> false;
        };
    }

    /** Whether the relative change is that of the values per month. */
    public boolean isPerMonth() {
        return nature == Nature.ADDITIVE && lengthsDiffer();
    }

    /** The value divided by the months of its period, where that makes sense; else null. */
    public @Nullable BigDecimal perMonth() {
        return perMonth(figure);
    }

    /** The same of the period that it is compared with. */
    public @Nullable BigDecimal otherPerMonth() {
        return perMonth(other);
    }

    /** Relative change, six decimals, half even, per month where the lengths differ; null for a reason that is given. */
    public @Nullable BigDecimal relative() {
        BigDecimal value = figure.value();
        BigDecimal before = other.value();
        if (unsaid() != null || value == null || before == null) {
            return null;
        }
        if (isPerMonth()) {
            // multiplied out, so that nothing is rounded twice
            value = value.multiply(months(other.period()));
            before = before.multiply(months(figure.period()));
        }
        return value.subtract(before).divide(before, SHARE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Why there is no relative change; null where there is one. */
    public @Nullable Unsaid unsaid() {
        BigDecimal before = other.value();
        if (figure.value() == null || before == null) {
            return Unsaid.NO_VALUE;
        }
        if (figure.unit().equals("share")) {
            return Unsaid.SHARE;
        }
        if (nature == Nature.SET && lengthsDiffer()) {
            return Unsaid.SET_OF_OTHER_LENGTH;
        }
        return before.signum() <= 0 ? Unsaid.FROM_NOUGHT : null;
    }

    private @Nullable BigDecimal perMonth(Figure of) {
        BigDecimal value = of.value();
        return value == null || nature != Nature.ADDITIVE
                ? null
                : value.divide(months(of.period()), of.unit().equals("USD") ? 0 : 1, RoundingMode.HALF_EVEN);
    }

    /** Whole months where the period is made of them, else its days by the mean length of a month. */
    public static BigDecimal months(Period period) {
        if (period.isWholeMonths()) {
            return BigDecimal.valueOf(
                    ChronoUnit.MONTHS.between(period.from(), period.to().plusDays(1)));
        }
        long days = ChronoUnit.DAYS.between(period.from(), period.to().plusDays(1));
        return BigDecimal.valueOf(days).divide(DAYS_PER_MONTH, SHARE_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
