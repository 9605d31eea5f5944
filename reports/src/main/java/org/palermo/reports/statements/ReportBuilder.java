package org.palermo.reports.statements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;

/** Asks for the figures of a declared statement and lays beside them what a document published. */
public final class ReportBuilder {

    private final Statement statement;
    private final FigureSource source;

    public ReportBuilder(Statement statement, FigureSource source) {
        this.statement = statement;
        this.source = source;
    }

    /**
     * Builds the report.
     *
     * @param question period, programme and day of knowledge of all lines, except those that were published over a
     *     period of their own
     * @param published values to lay beside the figures, null for none
     * @param fund the fund's statement at the end of the period
     * @param printed when the report is computed
     * @throws IllegalArgumentException if the published values speak of another period or programme
     */
    public Report build(Question question, @Nullable PublishedValues published, FundStatement fund, Instant printed) {
        if (published != null && !published.speaksOf(question)) {
            throw new IllegalArgumentException("the published values speak of " + published.programme() + ", "
                    + published.period().from() + " to " + published.period().to() + ", the report of "
                    + question.programme() + ", " + question.period().from() + " to "
                    + question.period().to());
        }
        Map<String, Ask> asks = new LinkedHashMap<>();
        for (String figure : statement.figures()) {
            Period own = published == null ? null : published.ownPeriod(figure);
            asks.put(figure, new Ask(figure, own == null ? question : question.over(own)));
        }
        Map<Ask, Figure> answers = source.computeAll(List.copyOf(asks.values()));

        List<Report.Section> sections = new ArrayList<>();
        boolean demonstration = fund.demonstration();
        for (Statement.Section section : statement.sections()) {
            List<Report.Line> lines = new ArrayList<>();
            for (String id : section.figures()) {
                Figure figure = answer(answers, asks, id);
                demonstration |= isIllustrative(figure);
                lines.add(new Report.Line(figure, hasOwnPeriod(figure, question.period()), beside(figure, published)));
            }
            sections.add(new Report.Section(section.id(), List.copyOf(lines)));
        }
        return new Report(
                question,
                List.copyOf(sections),
                fund,
                published == null ? null : published.document(),
                demonstration,
                printed);
    }

    private static Figure answer(Map<Ask, Figure> answers, Map<String, Ask> asks, String id) {
        Figure figure = answers.get(asks.get(id));
        if (figure == null) {
            throw new IllegalStateException("no answer for the figure " + id);
        }
        return figure;
    }

    private static List<Comparison> beside(Figure figure, @Nullable PublishedValues published) {
        return published == null
                ? List.of()
                : published.of(figure.id()).stream()
                        .map(value -> Comparison.of(figure, value))
                        .toList();
    }

    /** Of a stock only the end counts. */
    private static boolean hasOwnPeriod(Figure figure, Period report) {
        return switch (figure.kind()) {
            case FLOW -> !figure.period().equals(report);
            case STOCK -> !figure.period().to().equals(report.to());
        };
    }

    private static boolean isIllustrative(Figure figure) {
        var quantity = figure.evidence().get("illustrative");
        return quantity != null && quantity.signum() != 0;
    }
}
