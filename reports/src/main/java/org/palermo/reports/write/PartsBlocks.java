package org.palermo.reports.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Jurisdictions;

/** A figure in parts: a table, and a chart where one is wanted. */
final class PartsBlocks {

    private static final int SHARE_DECIMALS = 6;

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;
    private final FigureTexts texts;

    PartsBlocks(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
        this.texts = texts;
    }

    List<Document.Block> of(Passage.Parts parts) {
        Figure figure = parts.figure();
        BigDecimal whole = figure.value();
        List<Figure.Part> named = figure.parts().stream()
                .filter(part -> !Jurisdictions.standard().isIllustrative(part.key()))
                .toList();
        List<Document.Block> blocks = new ArrayList<>();
        if (parts.drawn() != null && !named.isEmpty()) {
            blocks.add(new ChartBlocks(wording)
                    .block(
                            parts.drawn(),
                            caption(parts),
                            figure.unit(),
                            List.of(name(figure)),
                            shown(parts, named).stream()
                                    .map(part -> new ChartBlocks.Point(label(parts, part), values(part)))
                                    .toList()));
        }
        blocks.add(new Document.Tabular(table(parts, named, whole)));
        return blocks;
    }

    private static List<@Nullable BigDecimal> values(Figure.Part part) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        values.add(part.value());
        return values;
    }

    /** What has no code stands last, whatever it comes to, and is always shown. */
    private static List<Figure.Part> shown(Passage.Parts parts, List<Figure.Part> named) {
        List<Figure.Part> stated = named.stream()
                .filter(part -> !isNotStated(part))
                .limit(parts.most())
                .toList();
        List<Figure.Part> all = new ArrayList<>(stated);
        named.stream().filter(PartsBlocks::isNotStated).forEach(all::add);
        return all;
    }

    private static boolean isNotStated(Figure.Part part) {
        return part.key().equals("not-stated");
    }

    private Table table(Passage.Parts parts, List<Figure.Part> named, @Nullable BigDecimal whole) {
        Figure figure = parts.figure();
        boolean shares = !parts.overlapping() && whole != null && whole.signum() > 0;
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(wording.capitalized(messages.text("dimension." + parts.by())), Table.Type.TEXT));
        columns.add(new Table.Column(messages.text("term.value"), Values.type(figure.unit())));
        if (shares) {
            columns.add(new Table.Column(messages.text("term.share"), Table.Type.SHARE));
        }
        List<Table.Row> rows = new ArrayList<>();
        List<Figure.Part> shown = shown(parts, named);
        for (Figure.Part part : shown) {
            if (!isNotStated(part)) {
                rows.add(row(
                        new Table.Text(label(parts, part), part.key()),
                        part.value(),
                        figure.unit(),
                        shares ? whole : null,
                        false));
            }
        }
        int others = named.size() - shown.size();
        if (others > 0 && !parts.overlapping()) {
            BigDecimal sum = named.stream()
                    .filter(part -> !shown.contains(part))
                    .map(Figure.Part::value)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            String label = messages.text("parts.others", Map.of("n", others));
            rows.add(row(new Table.Text(label), sum, figure.unit(), shares ? whole : null, false));
        }
        for (Figure.Part part : shown) {
            if (isNotStated(part)) {
                rows.add(row(
                        new Table.Text(label(parts, part), part.key()),
                        part.value(),
                        figure.unit(),
                        shares ? whole : null,
                        false));
            }
        }
        if (whole != null && !rows.isEmpty()) {
            String label = messages.text(parts.overlapping() ? "parts.each-once" : "term.total");
            rows.add(row(new Table.Text(label), whole, figure.unit(), shares ? whole : null, true));
        }
        return new Table(
                parts.figure().id().replace('.', '-') + "-by-" + parts.by(),
                caption(parts),
                List.copyOf(columns),
                List.copyOf(rows),
                notes(parts, others));
    }

    private List<String> notes(Passage.Parts parts, int others) {
        List<String> notes = new ArrayList<>();
        if (parts.overlapping()) {
            notes.add(messages.text("note.overlapping"));
            if (others > 0) {
                notes.add(messages.text("note.not-shown", Map.of("n", others)));
            }
        }
        BigDecimal atMost = parts.figure().atMost();
        if (atMost != null) {
            notes.add(wording.capitalized(messages.text(
                    "at-most", Map.of("value", Values.text(parts.figure().unit(), atMost, wording)))));
        }
        return List.copyOf(notes);
    }

    private static Table.Row row(
            Table.Text label, BigDecimal value, String unit, @Nullable BigDecimal whole, boolean total) {
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(label);
        cells.add(Values.cell(unit, value));
        if (whole != null) {
            cells.add(new Table.Share(value.divide(whole, SHARE_DECIMALS, RoundingMode.HALF_EVEN)));
        }
        return new Table.Row(List.copyOf(cells), total);
    }

    private String label(Passage.Parts parts, Figure.Part part) {
        return wording.capitalized(codes.part(parts.figure().id() + ".by-" + parts.by(), part.key()));
    }

    private String name(Figure figure) {
        return wording.typeset(texts.of(figure.id(), wording.language()).name());
    }

    private String caption(Passage.Parts parts) {
        Figure figure = parts.figure();
        String what = parts.title() != null
                ? parts.title().in(wording.language())
                : messages.text("caption.by", Map.of("figure", name(figure), "by", messages.text("by." + parts.by())));
        String dated = parts.ownPeriod()
                ? messages.text(
                        "caption.when", Map.of("caption", what, "when", wording.when(figure.kind(), figure.period())))
                : what;
        return Values.type(figure.unit()) == Table.Type.MONEY
                ? messages.text("caption.in-dollars", Map.of("caption", dated))
                : dated;
    }
}
