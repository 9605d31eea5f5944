package org.palermo.infra.command;

import java.time.LocalDate;
import java.util.Map;
import org.palermo.reports.figures.Period;
import org.palermo.schemas.values.PartialDate;

/** Days as a command line gives them: a month or a year stands for its first or its last day. */
final class Days {

    private Days() {}

    static LocalDate first(String option, String text) {
        return date(option, text).from();
    }

    static LocalDate last(String option, String text) {
        return date(option, text).to();
    }

    static Period period(String from, String to) {
        LocalDate first = first("--from", from);
        LocalDate last = last("--to", to);
        if (last.isBefore(first)) {
            throw new UsageProblem("usage.bad-period", Map.of("from", first.toString(), "to", last.toString()));
        }
        return new Period(first, last);
    }

    private static PartialDate date(String option, String text) {
        return PartialDate.parse(text.strip())
                .orElseThrow(() -> new UsageProblem("usage.bad-date", Map.of("option", option, "value", text)));
    }
}
