package org.palermo.infra.command;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import picocli.CommandLine.Option;

/** What a report asks of every figure. */
final class PeriodOptions {

    @Option(names = "--from", paramLabel = "DATE")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE")
    private @Nullable String to;

    @Option(names = "--programme", paramLabel = "P", defaultValue = "global")
    private String programme = "global";

    @Option(names = "--known-on", paramLabel = "DATE")
    private @Nullable String knownOn;

    /**
     * @param otherwise the period where none is given; null where one must be
     * @throws UsageProblem where a date is none, or the period is missing or ends before it begins
     */
    Question question(@Nullable Period otherwise) {
        LocalDate known = knownOn == null ? null : Days.last("--known-on", knownOn);
        return new Question(period(otherwise), programme, known);
    }

    /**
     * The question of one figure: of a stock only the last day counts, so it needs no first one.
     *
     * @throws UsageProblem where a date is none, or the period is missing or ends before it begins
     */
    Question question(Figure.Kind kind) {
        if (kind == Figure.Kind.STOCK && from == null && to != null) {
            LocalDate end = Days.last("--to", to);
            return question(new Period(end, end));
        }
        return question((Period) null);
    }

    private Period period(@Nullable Period otherwise) {
        String first = from == null && otherwise != null ? otherwise.from().toString() : from;
        String last = to == null && otherwise != null ? otherwise.to().toString() : to;
        if (first == null || last == null) {
            throw new UsageProblem("usage.no-period", Map.of());
        }
        return Days.period(first, last);
    }
}
