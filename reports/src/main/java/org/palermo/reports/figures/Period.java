package org.palermo.reports.figures;

import java.time.LocalDate;

/**
 * A closed range of days, UTC (domain.md, rule 1).
 *
 * @param from its first day
 * @param to its last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a period ends on or after its first day, but " + to + " is before " + from);
        }
    }

    /** Whether it begins on the first day of a month and ends on the last of one. */
    public boolean isWholeMonths() {
        return from.getDayOfMonth() == 1 && to.equals(to.withDayOfMonth(to.lengthOfMonth()));
    }
}
