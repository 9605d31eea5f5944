package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.Group;
import org.palermo.reports.provenance.Reckoning;
import org.palermo.reports.provenance.Term;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Document.Block;

/** The arithmetic from the operands to the value, and the check that it comes to what the report reads. */
final class ReckoningBlocks {

    private final Wording wording;
    private final Messages messages;
    private final SelectionWords selections;

    ReckoningBlocks(Wording wording, SelectionWords selections) {
        this.wording = wording;
        this.messages = wording.messages();
        this.selections = selections;
    }

    List<Block> of(Explanation explanation) {
        List<Block> blocks = new ArrayList<>();
        Figure figure = explanation.figure();
        switch (explanation.reckoning()) {
            case Reckoning.Total _, Reckoning.Nothing _ -> {}
            case Reckoning.Members set ->
                blocks.add(say(
                        "explain.reckoning.members",
                        Map.of("members", set.members().size(), "count", wording.number(set.value()))));
            case Reckoning.Mean mean -> {
                blocks.add(new Document.Tabular(years(explanation)));
                if (mean.value() != null) {
                    blocks.add(say(
                            "explain.reckoning.mean",
                            Map.of(
                                    "sum", number(mean.sum()),
                                    "years", mean.years().size(),
                                    "value", value(figure, mean.value()))));
                }
            }
            case Reckoning.Difference _ -> blocks.add(new Document.Tabular(difference(explanation)));
            case Reckoning.Share share -> {
                if (share.value() != null) {
                    blocks.add(say(
                            "explain.reckoning.share",
                            Map.of(
                                    "part", cents(share.part()),
                                    "whole", cents(share.whole()),
                                    "value", value(figure, share.value()))));
                }
            }
            case Reckoning.PerYear perYear -> {
                if (perYear.firstDay() != null) {
                    blocks.add(say(
                            "explain.reckoning.per-year",
                            Map.of(
                                    "sum", cents(perYear.sum()),
                                    "first", wording.date(perYear.firstDay()),
                                    "end", wording.date(perYear.end()),
                                    "days", number(perYear.days()),
                                    "value", value(figure, perYear.value()))));
                }
            }
        }
        blocks.add(check(explanation));
        return blocks;
    }

    private Block check(Explanation explanation) {
        Figure figure = explanation.figure();
        if (!explanation.disagreements().isEmpty()) {
            return new Document.Paragraph(
                    messages.text(
                            "explain.check.differs",
                            Map.of(
                                    "lines",
                                            value(
                                                    figure,
                                                    explanation.reckoning().value()),
                                    "figure", value(figure, figure.value()))),
                    true);
        }
        return figure.value() == null
                ? say("explain.check.none", Map.of())
                : say(
                        "explain.check.agrees",
                        Map.of(
                                "value", value(figure, figure.value()),
                                "source", figure.source().name()));
    }

    private Table years(Explanation explanation) {
        List<Table.Row> rows = new ArrayList<>();
        for (Group year : explanation.terms().getFirst().groups()) {
            rows.add(Table.Row.of(
                    new Table.Text(year.key()),
                    new Table.Count(BigDecimal.valueOf(year.counted().size())),
                    new Table.Count(BigDecimal.valueOf(year.sum()))));
        }
        return new Table(
                messages.text("explain.years"),
                List.of(
                        new Table.Column(messages.text("term.year"), Table.Type.TEXT),
                        new Table.Column(messages.text("explain.records"), Table.Type.COUNT),
                        new Table.Column(messages.text("record.quantity"), Table.Type.COUNT)),
                List.copyOf(rows),
                List.of());
    }

    private Table difference(Explanation explanation) {
        List<Table.Row> rows = new ArrayList<>();
        for (Term term : explanation.terms()) {
            String name = selections.name(term.selection(), explanation.trace().question());
            boolean less = term.role() == Term.Role.SUBTRAHEND;
            rows.add(Table.Row.of(
                    new Table.Text(less ? messages.text("explain.less", Map.of("what", name)) : name),
                    new Table.Money(BigDecimal.valueOf(less ? Math.negateExact(term.sum()) : term.sum()))));
        }
        BigDecimal value = explanation.reckoning().value();
        rows.add(Table.Row.total(
                new Table.Text(wording.typeset(explanation
                        .trace()
                        .declaration()
                        .name()
                        .in(wording.language().tag()))),
                value == null ? new Table.Empty() : new Table.Money(value)));
        return new Table(
                messages.text("explain.difference"),
                List.of(
                        new Table.Column(messages.text("term.figure"), Table.Type.TEXT),
                        new Table.Column(messages.text("term.amount"), Table.Type.MONEY)),
                List.copyOf(rows),
                List.of());
    }

    private Document.Paragraph say(String key, Map<String, ?> arguments) {
        return new Document.Paragraph(messages.text(key, arguments), false);
    }

    /** A value of the figure, to the cent; in words where there is none. */
    String value(Figure figure, @Nullable BigDecimal value) {
        if (value == null) {
            return messages.text("explain.no-value");
        }
        return switch (figure.unit()) {
            case "USD" -> messages.text("explain.dollars", Map.of("amount", wording.cents(value)));
            case "share" -> wording.share(value);
            default -> wording.number(value);
        };
    }

    private String cents(long cents) {
        return messages.text("explain.dollars", Map.of("amount", wording.cents(BigDecimal.valueOf(cents))));
    }

    private String number(long number) {
        return wording.number(BigDecimal.valueOf(number));
    }
}
