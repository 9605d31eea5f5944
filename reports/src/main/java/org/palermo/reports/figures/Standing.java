package org.palermo.reports.figures;

import java.time.LocalDate;

/** How a date that may be partial stands to what is asked (domain.md, rules 1 and 3). */
public enum Standing {
    /** Wholly inside: counted. */
    COUNTED,
    /** Partly inside: not counted, but in the figure's upper bound. */
    DOUBTFUL,
    OUTSIDE;

    /** Where the days from..to stand. A stock knows no first day: it counts all that ended by its last one. */
    static Standing of(Figure.Kind kind, Period period, LocalDate from, LocalDate to) {
        if (from.isAfter(period.to())) {
            return OUTSIDE;
        }
        return switch (kind) {
            case STOCK -> to.isAfter(period.to()) ? DOUBTFUL : COUNTED;
            case FLOW -> {
                if (to.isBefore(period.from())) {
                    yield OUTSIDE;
                }
                yield from.isBefore(period.from()) || to.isAfter(period.to()) ? DOUBTFUL : COUNTED;
            }
        };
    }
}
