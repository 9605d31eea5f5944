package org.palermo.reports.figures;

/**
 * What something came to over the days of a statement: USD cents, or a number of grants.
 *
 * <p>A date counts on the last day that it allows, so what a statement closes with is what the next one opens with,
 * whatever its first day.
 *
 * @param before counted before the first day
 * @param moved counted within the days
 * @param perhapsBefore of what moved, that which is dated by month or year and may have been before the first day
 * @param doubtful what is dated by month or year and may have been by the last day, but is not counted yet
 */
public record Amounts(long before, long moved, long perhapsBefore, long doubtful) {

    public static final Amounts NONE = new Amounts(0, 0, 0, 0);

    /** All that is counted by the last day. */
    public long closing() {
        return Math.addExact(before, moved);
    }

    /** What was within the days whatever the doubtful dates are (domain.md, rule 3). */
    public long atLeast() {
        return Math.subtractExact(moved, perhapsBefore);
    }

    /** What was within the days if all doubtful dates are. */
    public long atMost() {
        return Math.addExact(moved, doubtful);
    }

    /** Whether a date known only by month or year makes a difference. */
    public boolean isDoubtful() {
        return perhapsBefore != 0 || doubtful != 0;
    }

    /** Whether there is nothing to show. */
    public boolean isNone() {
        return equals(NONE);
    }

    public Amounts plus(Amounts other) {
        return new Amounts(
                Math.addExact(before, other.before),
                Math.addExact(moved, other.moved),
                Math.addExact(perhapsBefore, other.perhapsBefore),
                Math.addExact(doubtful, other.doubtful));
    }

    /** One quantity, by where its date lies. */
    public static Amounts of(FundQuestion.Place place, long quantity) {
        return switch (place) {
            case BEFORE -> new Amounts(quantity, 0, 0, 0);
            case PERHAPS_BEFORE -> new Amounts(0, quantity, quantity, 0);
            case WITHIN -> new Amounts(0, quantity, 0, 0);
            case DOUBTFUL -> new Amounts(0, 0, 0, quantity);
            case AFTER -> NONE;
        };
    }
}
