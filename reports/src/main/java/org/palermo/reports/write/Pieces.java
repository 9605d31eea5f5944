package org.palermo.reports.write;

import java.time.YearMonth;
import java.util.Map;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Calendar;
import org.palermo.reports.wording.Wording;

/** What the pieces of a period are called: 2015, Q1 2015, March 2015. */
final class Pieces {

    private Pieces() {}

    static String name(Period piece, Wording wording) {
        if (Calendar.MONTH.isWhole(piece)) {
            return wording.month(YearMonth.from(piece.from()));
        }
        if (Calendar.QUARTER.isWhole(piece)) {
            return wording.messages()
                    .text(
                            "date.quarter",
                            Map.of(
                                    "quarter", Integer.toString((piece.from().getMonthValue() + 2) / 3),
                                    "year", Integer.toString(piece.from().getYear())));
        }
        return wording.period(piece);
    }
}
