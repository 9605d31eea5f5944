package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Nature;
import org.palermo.reports.statements.Contrast;
import org.palermo.reports.statements.Contrast.Unsaid;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;

/** Figures over two periods, in a table for each sort of unit. */
final class ComparisonBlocks {

    private final Wording wording;
    private final Messages messages;
    private final FigureTexts texts;

    ComparisonBlocks(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.texts = texts;
    }

    List<Document.Block> of(Passage.Comparisons comparisons) {
        Map<Table.Type, List<Contrast>> byType = new LinkedHashMap<>();
        for (Contrast row : comparisons.rows()) {
            byType.computeIfAbsent(Values.type(row.figure().unit()), _ -> new ArrayList<>())
                    .add(row);
        }
        List<Document.Block> blocks = new ArrayList<>();
        byType.values().forEach(rows -> {
            if (comparisons.drawn() != null) {
                blocks.add(chart(comparisons, comparisons.drawn(), rows));
            }
            blocks.add(new Document.Tabular(table(comparisons, rows)));
        });
        return blocks;
    }

    private Document.Block chart(Passage.Comparisons comparisons, Passage.Drawing drawn, List<Contrast> rows) {
        List<ChartBlocks.Point> points = new ArrayList<>();
        for (Contrast row : rows) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            values.add(row.figure().value());
            values.add(row.other().value());
            points.add(new ChartBlocks.Point(name(row), values));
        }
        return new ChartBlocks(wording)
                .block(
                        drawn,
                        caption(comparisons, rows),
                        rows.getFirst().figure().unit(),
                        List.of(wording.period(comparisons.period()), wording.period(comparisons.other())),
                        points);
    }

    private String name(Contrast row) {
        return wording.typeset(texts.of(row.figure().id(), wording.language()).name());
    }

    private String caption(Passage.Comparisons comparisons, List<Contrast> rows) {
        String periods = messages.text(
                "caption.comparison",
                Map.of(
                        "period", wording.period(comparisons.period()),
                        "other", wording.period(comparisons.other())));
        String what = comparisons.title() == null
                ? wording.capitalized(periods)
                : wording.labelled(comparisons.title().in(wording.language()), periods);
        return Values.type(rows.getFirst().figure().unit()) == Table.Type.MONEY
                ? messages.text("caption.in-dollars", Map.of("caption", what))
                : what;
    }

    private Table table(Passage.Comparisons comparisons, List<Contrast> rows) {
        Table.Type type = Values.type(rows.getFirst().figure().unit());
        boolean perMonth = rows.stream().anyMatch(Contrast::isPerMonth);
        boolean relative = type != Table.Type.SHARE;
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(messages.text("term.figure"), Table.Type.TEXT));
        column(columns, "column.period", type);
        column(columns, "column.other-period", type);
        column(columns, "column.change", type);
        if (perMonth) {
            column(columns, "column.per-month", type);
            column(columns, "column.other-per-month", type);
        }
        if (relative) {
            column(columns, "column.relative", Table.Type.SHARE);
        }
        List<Table.Row> lines = new ArrayList<>();
        for (Contrast row : rows) {
            String unit = row.figure().unit();
            List<Table.Cell> cells = new ArrayList<>();
            cells.add(new Table.Text(name(row), row.figure().id()));
            cells.add(Values.cell(unit, row.figure().value()));
            cells.add(Values.cell(unit, row.other().value()));
            cells.add(Values.cell(unit, row.change()));
            if (perMonth) {
                cells.add(Values.cell(unit, row.perMonth()));
                cells.add(Values.cell(unit, row.otherPerMonth()));
            }
            if (relative) {
                BigDecimal change = row.relative();
                cells.add(change == null ? new Table.Empty() : new Table.Share(change));
            }
            lines.add(new Table.Row(List.copyOf(cells), false));
        }
        return new Table(
                "comparison-" + Json.code(type),
                caption(comparisons, rows),
                List.copyOf(columns),
                List.copyOf(lines),
                notes(comparisons, rows, perMonth));
    }

    private void column(List<Table.Column> columns, String key, Table.Type type) {
        columns.add(new Table.Column(messages.text(key), type));
    }

    private List<String> notes(Passage.Comparisons comparisons, List<Contrast> rows, boolean perMonth) {
        List<String> notes = new ArrayList<>();
        if (perMonth) {
            notes.add(messages.text(
                    "note.per-month",
                    Map.of(
                            "months", wording.number(Contrast.months(comparisons.period())),
                            "other", wording.number(Contrast.months(comparisons.other())))));
        }
        if (rows.stream().anyMatch(row -> row.nature() == Nature.STOCK)) {
            notes.add(messages.text(
                    "note.stocks.compared",
                    Map.of(
                            "at", wording.date(comparisons.period().to()),
                            "other", wording.date(comparisons.other().to()))));
        }
        unsaid(notes, rows, Unsaid.FROM_NOUGHT, "note.from-nought");
        unsaid(notes, rows, Unsaid.SET_OF_OTHER_LENGTH, "note.sets.compared");
        unsaid(notes, rows, Unsaid.SHARE, "note.points");
        List<String> bounds = new ArrayList<>();
        rows.forEach(row -> bounds(bounds, row));
        if (!bounds.isEmpty()) {
            notes.add(messages.text("note.bounds", Map.of("bounds", wording.apart(bounds), "more", 0)));
        }
        return List.copyOf(notes);
    }

    private void unsaid(List<String> notes, List<Contrast> rows, Unsaid why, String key) {
        if (rows.stream().anyMatch(row -> row.unsaid() == why)) {
            notes.add(messages.text(key));
        }
    }

    /** Partial dates may lie in either period. */
    private void bounds(List<String> bounds, Contrast row) {
        for (var figure : List.of(row.figure(), row.other())) {
            BigDecimal atMost = figure.atMost();
            if (atMost != null) {
                bounds.add(messages.text(
                        "note.bound",
                        Map.of(
                                "figure", name(row),
                                "piece", wording.when(figure.kind(), figure.period()),
                                "value", Values.text(figure.unit(), atMost, wording))));
            }
        }
    }
}
