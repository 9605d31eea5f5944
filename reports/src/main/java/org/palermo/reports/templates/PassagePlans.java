package org.palermo.reports.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Breakdown;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Nature;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Contrast;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Report;
import org.palermo.reports.templates.ReportBuilder.Answers;

/** Turns what a template asks into questions, and their answers into passages. */
final class PassagePlans {

    /** Ten years of months. */
    private static final int MOST_PIECES = 120;

    /** Passages whose figures are still to be answered. */
    @FunctionalInterface
    interface Planned {
        List<Passage> of(Answers answers);
    }

    private final Declarations declarations;
    private final Question question;
    private final Beside beside;
    private final Set<Ask> asks = new LinkedHashSet<>();

    /** Those that a reader is told of, without the pieces of periods. */
    private final Set<Ask> told = new LinkedHashSet<>();

    PassagePlans(Declarations declarations, Question question, Beside beside) {
        this.declarations = declarations;
        this.question = question;
        this.beside = beside;
    }

    /** All that was asked by what is planned so far. */
    List<Ask> asks() {
        return List.copyOf(asks);
    }

    Planned plan(Template.Block block) {
        return switch (block) {
            case Template.Figures figures -> figures(figures);
            case Template.Text text -> text(text);
            case Template.Parts parts -> parts(parts);
            case Template.Series series -> series(series);
            case Template.Comparisons comparisons -> comparisons(comparisons);
            case Template.Fund fund -> fund(fund);
            case Template.Gaps _ ->
                answers -> List.of(Gaps.of(told.stream().map(answers::figure).toList()));
        };
    }

    private Planned figures(Template.Figures figures) {
        Map<Template.Item, Ask> lines = new LinkedHashMap<>();
        List<Passage> impossible = new ArrayList<>();
        for (Template.Item item : figures.items()) {
            Period period = beside.period(item);
            if (period == null) {
                impossible.add(noPeriod(item.when()));
            } else {
                lines.put(item, told(new Ask(item.figure(), question.over(period))));
            }
        }
        return answers -> {
            List<Report.Line> computed = new ArrayList<>();
            lines.values().forEach(ask -> {
                Figure figure = answers.figure(ask);
                computed.add(new Report.Line(figure, hasOwnPeriod(figure), beside.of(figure)));
            });
            List<Passage> passages = new ArrayList<>();
            if (!computed.isEmpty()) {
                passages.add(new Passage.Figures(List.copyOf(computed)));
            }
            passages.addAll(impossible);
            return passages;
        };
    }

    private Planned text(Template.Text text) {
        Map<String, Ask> values = new LinkedHashMap<>();
        for (Map.Entry<String, Template.Item> entry : text.values().entrySet()) {
            Period period = period(entry.getValue().when());
            if (period == null) {
                return impossible(entry.getValue().when());
            }
            values.put(entry.getKey(), told(new Ask(entry.getValue().figure(), question.over(period))));
        }
        return answers -> {
            Map<String, Figure> figures = new LinkedHashMap<>();
            values.forEach((key, ask) -> figures.put(key, answers.figure(ask)));
            return List.of(new Passage.Paragraph(text.texts(), figures));
        };
    }

    private Planned parts(Template.Parts parts) {
        Period period = period(parts.item().when());
        if (period == null) {
            return impossible(parts.item().when());
        }
        String id = parts.item().figure();
        Ask ask = told(new Ask(id, question.over(period), parts.by()));
        Breakdown breakdown =
                Objects.requireNonNull(declarations.figure(id).breakdowns().get(parts.by()));
        return answers -> {
            Figure figure = answers.figure(ask);
            return List.of(new Passage.Parts(
                    parts.title(),
                    figure,
                    parts.by(),
                    breakdown.overlapping(),
                    hasOwnPeriod(figure),
                    parts.most(),
                    parts.drawn()));
        };
    }

    private Planned series(Template.Series series) {
        Period period = period(series.when());
        if (period == null) {
            return impossible(series.when());
        }
        List<Period> pieces = series.by().pieces(period);
        if (pieces.size() > MOST_PIECES) {
            return _ -> List.of(new Passage.NoPeriod(series.by().code(), true));
        }
        Map<Ask, List<Ask>> rows = new LinkedHashMap<>();
        for (String figure : series.figures()) {
            List<Ask> row = pieces.stream()
                    .map(piece -> asked(new Ask(figure, question.over(piece))))
                    .toList();
            rows.put(told(new Ask(figure, question.over(period))), row);
        }
        return answers -> {
            List<Passage.Row> computed = new ArrayList<>();
            rows.forEach((whole, row) -> computed.add(new Passage.Row(
                    row.stream().map(answers::figure).toList(), answers.figure(whole), nature(whole.figure()))));
            return List.of(new Passage.Series(
                    series.title(),
                    series.by(),
                    period,
                    pieces,
                    List.copyOf(computed),
                    series.totals(),
                    series.change(),
                    series.drawn()));
        };
    }

    private Planned comparisons(Template.Comparisons comparisons) {
        Period period = comparisons.when().in(question.period());
        Period other = comparisons.with().in(question.period());
        if (period == null || other == null) {
            return impossible(period == null ? comparisons.when() : comparisons.with());
        }
        Map<Ask, Ask> rows = new LinkedHashMap<>();
        for (String figure : comparisons.figures()) {
            rows.put(told(new Ask(figure, question.over(period))), asked(new Ask(figure, question.over(other))));
        }
        return answers -> {
            List<Contrast> computed = new ArrayList<>();
            rows.forEach((one, with) ->
                    computed.add(new Contrast(answers.figure(one), answers.figure(with), nature(one.figure()))));
            return List.of(new Passage.Comparisons(
                    comparisons.title(), period, other, List.copyOf(computed), comparisons.drawn()));
        };
    }

    private Planned fund(Template.Fund fund) {
        Period period = period(fund.at());
        return period == null ? impossible(fund.at()) : answers -> List.of(answers.fund(period.to()));
    }

    // ---- shared -------------------------------------------------------------------------------------------------

    private Ask asked(Ask ask) {
        asks.add(ask);
        return ask;
    }

    private Ask told(Ask ask) {
        told.add(ask);
        return asked(ask);
    }

    private Nature nature(String figure) {
        return declarations.figure(figure).nature();
    }

    private @Nullable Period period(@Nullable When when) {
        return when == null ? question.period() : when.in(question.period());
    }

    private static Planned impossible(@Nullable When when) {
        Passage passage = noPeriod(when);
        return _ -> List.of(passage);
    }

    private static Passage noPeriod(@Nullable When when) {
        return new Passage.NoPeriod(when == null ? "" : when.written(), false);
    }

    /** Of a stock only the end counts. */
    private boolean hasOwnPeriod(Figure figure) {
        return switch (figure.kind()) {
            case FLOW -> !figure.period().equals(question.period());
            case STOCK -> !figure.period().to().equals(question.period().to());
        };
    }
}
