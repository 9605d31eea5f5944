package org.palermo.reports.write;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.statements.Comparison;
import org.palermo.reports.statements.Published;
import org.palermo.reports.statements.Report;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.FigureTexts.FigureText;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.codes.Jurisdictions;

/** The lines of a report: a figure, what it means, what it rests on, and what was published beside it. */
final class FigureLines {

    /** A set with more members than this is not spelled out on paper; the JSON form has them all. */
    private static final int MOST_MEMBERS = 40;

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;

    FigureLines(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
    }

    /** A figure with all that is said of it. */
    Document.Line line(Report.Line line) {
        Figure figure = line.figure();
        FigureText text = texts.of(figure.id(), wording.language());
        BigDecimal atMost = figure.atMost();
        return new Document.Line(
                figure.id(),
                wording.typeset(text.name()),
                wording.typeset(text.definition()),
                texts.source(figure.id()),
                figure.value() == null ? "" : value(figure, figure.value()),
                data(figure),
                line.ownPeriod() ? wording.when(figure.kind(), figure.period()) : null,
                sentence(figure),
                paragraph(figure, text),
                atMost == null
                        ? null
                        : wording.capitalized(messages.text("at-most", Map.of("value", value(figure, atMost)))),
                evidence(figure),
                members(figure),
                parts(figure, text),
                line.beside().stream().map(entry -> beside(figure, entry)).toList(),
                null);
    }

    /** Where there is nothing to count the sentence does not say of what, so the name goes before it. */
    private String paragraph(Figure figure, FigureText text) {
        BigDecimal value = figure.value();
        return value == null || value.signum() == 0
                ? wording.introduced(wording.typeset(text.name()), sentence(figure))
                : sentence(figure);
    }

    /** The figure's sentence; where there is nothing to count, that in words. */
    String sentence(Figure figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            String reason = figure.absent();
            return reason == null
                    ? messages.text("empty.none")
                    : wording.typeset(texts.absence(reason, wording.language()));
        }
        if (value.signum() == 0) {
            return switch (figure.kind()) {
                case FLOW -> messages.text("empty.flow", Map.of("unit", figure.unit()));
                case STOCK -> messages.text("empty.stock", Map.of("unit", figure.unit()));
            };
        }
        return wording.sentence(texts.of(figure.id(), wording.language()).sentence(), figure);
    }

    /** What a spreadsheet or a program takes up. */
    private static Document.Data data(Figure figure) {
        return new Document.Data(
                cell(figure, figure.value()),
                cell(figure, figure.atMost()),
                figure.unit(),
                switch (figure.kind()) {
                    case FLOW -> figure.period().from();
                    case STOCK -> null;
                },
                figure.period().to(),
                figure.evidence());
    }

    private static Table.Cell cell(Figure figure, @Nullable BigDecimal value) {
        if (value == null) {
            return new Table.Empty();
        }
        return switch (figure.unit()) {
            case "USD" -> new Table.Money(value);
            case "share" -> new Table.Share(value);
            default -> new Table.Count(value);
        };
    }

    private String value(Figure figure, BigDecimal value) {
        return Values.text(figure.unit(), value, wording);
    }

    /** Shares of the evidence, in its order; thousandths are shared out so that they sum to the whole. */
    List<Document.Evidence> evidence(Figure figure) {
        BigDecimal all = figure.evidence().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.signum() <= 0) {
            return List.of();
        }
        List<Document.Evidence> shares = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> entry : figure.evidence().entrySet()) {
            if (entry.getValue().signum() <= 0) {
                continue;
            }
            BigDecimal after = before.add(entry.getValue());
            shares.add(new Document.Evidence(
                    entry.getKey(),
                    messages.text(
                            "evidence.share",
                            Map.of(
                                    "evidence", codes.of(Codes.EVIDENCE, entry.getKey()),
                                    "percent", wording.percent(part(entry.getValue(), all)))),
                    Permille.of(after, all) - Permille.of(before, all)));
            before = after;
        }
        return List.copyOf(shares);
    }

    private @Nullable String members(Figure figure) {
        List<String> members = figure.members();
        Jurisdictions known = Jurisdictions.standard();
        if (members.isEmpty()
                || members.size() > MOST_MEMBERS
                || !members.stream().allMatch(member -> known.byCode(member).isPresent())) {
            return null;
        }
        List<String> names = members.stream()
                .map(codes::jurisdiction)
                .flatMap(Optional::stream)
                .sorted(wording.alphabetical())
                .toList();
        int illustrative = members.size() - names.size();
        Map<String, Object> arguments = wording.counted("illustrative", illustrative);
        arguments.put("names", wording.list(names));
        return names.isEmpty()
                ? wording.capitalized(messages.text("members.illustrative", arguments))
                : messages.text("members", arguments);
    }

    private @Nullable Table parts(Figure figure, FigureText text) {
        if (figure.parts().isEmpty()) {
            return null;
        }
        boolean money = figure.unit().equals("USD");
        List<Table.Row> rows = new ArrayList<>();
        for (Figure.Part part : figure.parts()) {
            if (!Jurisdictions.standard().isIllustrative(part.key())) {
                rows.add(Table.Row.of(
                        Cells.name(codes.part(figure.id(), part.key()), part.key(), wording),
                        money ? new Table.Money(part.value()) : new Table.Count(part.value())));
            }
        }
        String name = wording.typeset(text.name());
        return new Table(
                figure.id().replace('.', '-'),
                name,
                List.of(
                        new Table.Column(name, Table.Type.TEXT),
                        new Table.Column(messages.text("term.value"), money ? Table.Type.MONEY : Table.Type.COUNT)),
                List.copyOf(rows),
                List.of());
    }

    private Document.Beside beside(Figure figure, Comparison comparison) {
        Published published = comparison.published();
        String paragraph =
                messages.text("published.para", Map.of("paragraph", wording.paragraph(published.paragraph())));
        String stated = wording.stated(published, figure.unit());
        String line = published.period() == null
                ? messages.text("beside.line", Map.of("paragraph", paragraph, "stated", stated))
                : messages.text(
                        "beside.when",
                        Map.of(
                                "paragraph", paragraph,
                                "stated", stated,
                                "when", wording.when(figure.kind(), published.period())));
        String quote = published.text().get(wording.language().tag());
        return new Document.Beside(
                line,
                comparison.verdict(),
                messages.text("verdict." + comparison.verdict().code()),
                quote == null ? "" : messages.text("published.quote", Map.of("text", quote)));
    }

    private static BigDecimal part(BigDecimal value, BigDecimal all) {
        return value.divide(all, MathContext.DECIMAL64);
    }
}
