package org.palermo.reports.targets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;

/**
 * How far a figure has come towards a target, on a day.
 *
 * @param target as recorded
 * @param stage where the day stands to the target's period
 * @param goal the target's value as the figure counts: whole units, USD cents, a share of 1
 * @param over what the actual value is computed over: of a flow the target's own period up to the day, of a stock the
 *     earlier of the day and the target's end; null where the period has not begun
 * @param actual the figure; null where there is a problem, and where the period has not begun
 * @param problem why nothing can be laid beside it; null where something is
 */
public record Attainment(
        Target target,
        Stage stage,
        @Nullable BigDecimal goal,
        @Nullable Period over,
        @Nullable Figure actual,
        @Nullable Problem problem) {

    private static final int SHARE_DECIMALS = 6;

    /** Where a day stands to a target's period. */
    public enum Stage {
        /** Before its first day. */
        TO_COME,
        /** Before its end: what is short may still come. */
        RUNNING,
        /** Its last day has passed. */
        ENDED
    }

    /** Why a target cannot be laid beside its figure. */
    public enum Problem {
        /** No figure has its id. */
        UNKNOWN_FIGURE,
        /** The figure counts what happens in a period, and the target has no first day. */
        NO_START,
        /** The target ends before it starts. */
        END_BEFORE_START,
        /** The figure is not counted in the target's unit. */
        OTHER_UNIT,
        /** The ledger cannot tell the part that the target asks for from the rest of the figure. */
        NO_SUCH_PART
    }

    /** The same beside another actual value. */
    public Attainment with(Figure other) {
        return new Attainment(target, stage, goal, over, other, problem);
    }

    /** The actual value; null where there is none. */
    public @Nullable BigDecimal value() {
        return actual == null ? null : actual.value();
    }

    /** The actual value less the goal, negative where it falls short; null where one of them is not there. */
    public @Nullable BigDecimal difference() {
        BigDecimal value = value();
        return value == null || goal == null ? null : value.subtract(goal);
    }

    /** What is still needed; nothing where it is reached; null where that cannot be told. */
    public @Nullable BigDecimal shortfall() {
        BigDecimal difference = difference();
        return difference == null ? null : difference.negate().max(BigDecimal.ZERO);
    }

    /** The actual value as a part of the goal, to six decimals, rounded half even; null where one of them is not there. */
    public @Nullable BigDecimal share() {
        BigDecimal value = value();
        return value == null || goal == null ? null : value.divide(goal, SHARE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Whether the goal is reached; not where that cannot be told. */
    public boolean isReached() {
        BigDecimal difference = difference();
        return difference != null && difference.signum() >= 0;
    }
}
