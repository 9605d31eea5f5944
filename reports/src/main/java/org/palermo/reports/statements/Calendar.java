package org.palermo.reports.statements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.palermo.reports.figures.Period;

/** What a period can be cut into. */
public enum Calendar {
    YEAR(12),
    QUARTER(3),
    MONTH(1);

    private final int months;

    Calendar(int months) {
        this.months = months;
    }

    /** As templates name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The pieces of a period, in their order: the first and the last end where the period does. */
    public List<Period> pieces(Period period) {
        List<Period> pieces = new ArrayList<>();
        LocalDate from = period.from();
        while (!from.isAfter(period.to())) {
            LocalDate last = lastOf(from);
            LocalDate to = last.isAfter(period.to()) ? period.to() : last;
            pieces.add(new Period(from, to));
            from = to.plusDays(1);
        }
        return List.copyOf(pieces);
    }

    /** The first day of the year, quarter or month of a day. */
    public LocalDate firstOf(LocalDate day) {
        int month = (day.getMonthValue() - 1) / months * months + 1;
        return LocalDate.of(day.getYear(), month, 1);
    }

    /** The last day of the year, quarter or month of a day. */
    public LocalDate lastOf(LocalDate day) {
        return firstOf(day).plusMonths(months).minusDays(1);
    }

    /** The last one that had ended by a day. */
    public Period lastFullBy(LocalDate day) {
        LocalDate after = lastOf(day).equals(day) ? day.plusDays(1) : firstOf(day);
        return new Period(after.minusMonths(months), after.minusDays(1));
    }

    /** Whether a period is exactly one. */
    public boolean isWhole(Period period) {
        return firstOf(period.from()).equals(period.from())
                && lastOf(period.from()).equals(period.to());
    }
}
