package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Nature;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Passage;
import org.palermo.reports.statements.Passage.Row;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;

/** Figures over the pieces of a period, in a table for each sort of unit: counts, amounts, shares. */
final class SeriesBlocks {

    /** With more pieces than this they stand beneath one another. */
    private static final int MOST_COLUMNS = 8;

    private static final int MOST_FIGURE_COLUMNS = 5;
    private static final int MOST_BOUNDS = 4;

    /** With more pieces than this bars are drawn as a line. */
    private static final int MOST_BARS = 12;

    private final Wording wording;
    private final Messages messages;
    private final FigureTexts texts;

    SeriesBlocks(Wording wording, FigureTexts texts) {
        this.wording = wording;
        this.messages = wording.messages();
        this.texts = texts;
    }

    List<Document.Block> of(Passage.Series series) {
        List<Document.Block> blocks = new ArrayList<>();
        for (List<Row> rows : byType(series.rows())) {
            Document.Block chart = chart(series, rows);
            if (chart != null) {
                blocks.add(chart);
            }
            if (rows.size() > 1 && series.pieces().size() <= MOST_COLUMNS) {
                blocks.add(new Document.Tabular(new Sheet(series, rows).byFigure()));
            } else {
                for (int i = 0; i < rows.size(); i += MOST_FIGURE_COLUMNS) {
                    List<Row> some = rows.subList(i, Math.min(rows.size(), i + MOST_FIGURE_COLUMNS));
                    blocks.add(new Document.Tabular(new Sheet(series, some).byPiece()));
                }
            }
        }
        return blocks;
    }

    private static List<List<Row>> byType(List<Row> rows) {
        Map<Table.Type, List<Row>> byType = new LinkedHashMap<>();
        for (Row row : rows) {
            byType.computeIfAbsent(Values.type(row.whole().unit()), _ -> new ArrayList<>())
                    .add(row);
        }
        return List.copyOf(byType.values());
    }

    private String name(Row row) {
        return wording.typeset(texts.of(row.whole().id(), wording.language()).name());
    }

    /** Of one figure its own, of several that of their sort. */
    private static String id(Passage.Series series, List<Row> rows) {
        Figure first = rows.getFirst().whole();
        String what = rows.size() == 1 ? first.id().replace('.', '-') : Json.code(Values.type(first.unit()));
        return what + "-by-" + series.unit().code();
    }

    private String caption(Passage.Series series, List<Row> rows) {
        String by = messages.text("by." + series.unit().code());
        String what = series.title() != null
                ? series.title().in(wording.language())
                : rows.size() == 1
                        ? messages.text("caption.by", Map.of("figure", name(rows.getFirst()), "by", by))
                        : messages.text("caption.figures-by", Map.of("by", by));
        return Values.type(rows.getFirst().whole().unit()) == Table.Type.MONEY
                ? messages.text("caption.in-dollars", Map.of("caption", what))
                : what;
    }

    private Document.@Nullable Block chart(Passage.Series series, List<Row> rows) {
        if (series.drawn() == null) {
            return null;
        }
        List<ChartBlocks.Point> points = new ArrayList<>();
        for (int i = 0; i < series.pieces().size(); i++) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            for (Row row : rows) {
                values.add(row.values().get(i).value());
            }
            points.add(new ChartBlocks.Point(Pieces.name(series.pieces().get(i), wording), values));
        }
        return new ChartBlocks(wording)
                .block(
                        series.pieces().size() > MOST_BARS ? Passage.Drawing.LINE : series.drawn(),
                        caption(series, rows),
                        rows.getFirst().whole().unit(),
                        rows.stream().map(this::name).toList(),
                        points);
    }

    /** One table. */
    private final class Sheet {

        private final Passage.Series series;
        private final List<Row> rows;
        private final String unit;
        private final Table.Type type;
        private final boolean rest;
        private final boolean whole;
        private final int last;

        Sheet(Passage.Series series, List<Row> rows) {
            this.series = series;
            this.rows = rows;
            this.unit = rows.getFirst().whole().unit();
            this.type = Values.type(unit);
            this.rest = rows.stream().anyMatch(row -> row.rest().signum() != 0);
            this.whole = series.totals() && rows.stream().anyMatch(Sheet::hasWhole);
            this.last = series.change() ? lastOfTwoFull() : -1;
        }

        /** How it stood at the end is in the last piece. */
        private static boolean hasWhole(Row row) {
            return row.nature() != Nature.STOCK && row.whole().kind() == Figure.Kind.FLOW;
        }

        /** The last full piece that has a full one before it; -1 where there is none. */
        private int lastOfTwoFull() {
            for (int i = series.pieces().size() - 1; i > 0; i--) {
                if (series.unit().isWhole(series.pieces().get(i))
                        && series.unit().isWhole(series.pieces().get(i - 1))) {
                    return i;
                }
            }
            return -1;
        }

        /** A row a figure, a column a piece. */
        Table byFigure() {
            List<Table.Column> columns = new ArrayList<>();
            columns.add(new Table.Column(messages.text("term.figure"), Table.Type.TEXT));
            for (String heading : headings()) {
                columns.add(new Table.Column(heading, type));
            }
            List<Table.Row> lines = new ArrayList<>();
            for (Row row : rows) {
                List<Table.Cell> cells = new ArrayList<>();
                cells.add(new Table.Text(name(row), row.whole().id()));
                cells.addAll(cells(row));
                lines.add(new Table.Row(List.copyOf(cells), false));
            }
            return new Table(
                    id(series, rows), caption(series, rows), List.copyOf(columns), List.copyOf(lines), notes());
        }

        /** A row a piece, a column a figure. */
        Table byPiece() {
            List<Table.Column> columns = new ArrayList<>();
            columns.add(new Table.Column(messages.text("term." + series.unit().code()), Table.Type.TEXT));
            for (Row row : rows) {
                columns.add(new Table.Column(rows.size() == 1 ? messages.text("term.value") : name(row), type));
            }
            List<List<Table.Cell>> byRow = rows.stream().map(this::cells).toList();
            List<String> headings = headings();
            List<Table.Row> lines = new ArrayList<>();
            for (int i = 0; i < headings.size(); i++) {
                List<Table.Cell> cells = new ArrayList<>();
                cells.add(new Table.Text(headings.get(i)));
                for (List<Table.Cell> row : byRow) {
                    cells.add(row.get(i));
                }
                boolean total = whole && i == series.pieces().size() + (rest ? 1 : 0);
                lines.add(new Table.Row(List.copyOf(cells), total));
            }
            return new Table(
                    id(series, rows), caption(series, rows), List.copyOf(columns), List.copyOf(lines), notes());
        }

        private List<String> headings() {
            List<String> headings = new ArrayList<>();
            for (Period piece : series.pieces()) {
                headings.add(Pieces.name(piece, wording));
            }
            if (rest) {
                headings.add(messages.text("series.rest"));
            }
            if (whole) {
                headings.add(messages.text("series.whole"));
            }
            if (last > 0) {
                headings.add(messages.text("column.change"));
            }
            return headings;
        }

        private List<Table.Cell> cells(Row row) {
            List<Table.Cell> cells = new ArrayList<>();
            for (Figure value : row.values()) {
                cells.add(Values.cell(unit, value.value()));
            }
            if (rest) {
                cells.add(row.nature() == Nature.ADDITIVE ? Values.cell(unit, row.rest()) : new Table.Empty());
            }
            if (whole) {
                cells.add(hasWhole(row) ? Values.cell(unit, row.whole().value()) : new Table.Empty());
            }
            if (last > 0) {
                BigDecimal now = row.values().get(last).value();
                BigDecimal before = row.values().get(last - 1).value();
                cells.add(Values.cell(unit, now == null || before == null ? null : now.subtract(before)));
            }
            return cells;
        }

        private List<String> notes() {
            List<String> notes = new ArrayList<>();
            if (last > 0) {
                notes.add(messages.text(
                        "note.change",
                        Map.of(
                                "last", Pieces.name(series.pieces().get(last), wording),
                                "before", Pieces.name(series.pieces().get(last - 1), wording))));
            }
            if (rest) {
                notes.add(messages.text("note.rest"));
            }
            if (whole && rows.stream().anyMatch(row -> row.nature() == Nature.SET)) {
                notes.add(messages.text("note.sets"));
            }
            if (rows.stream().anyMatch(row -> row.nature() == Nature.STOCK)) {
                notes.add(messages.text("note.stocks"));
            }
            List<Period> cut = series.pieces().stream()
                    .filter(piece -> !series.unit().isWhole(piece))
                    .toList();
            if (!cut.isEmpty()) {
                notes.add(messages.text(
                        "note.cut",
                        Map.of(
                                "periods",
                                wording.list(cut.stream().map(wording::period).toList()),
                                "unit",
                                series.unit().code())));
            }
            bounds(notes);
            return List.copyOf(notes);
        }

        private void bounds(List<String> notes) {
            List<String> bounds = new ArrayList<>();
            for (Row row : rows) {
                for (int i = 0; i < row.values().size(); i++) {
                    BigDecimal atMost = row.values().get(i).atMost();
                    if (atMost != null) {
                        bounds.add(messages.text(
                                "note.bound",
                                Map.of(
                                        "figure", name(row),
                                        "piece", Pieces.name(series.pieces().get(i), wording),
                                        "value", Values.text(unit, atMost, wording))));
                    }
                }
            }
            if (!bounds.isEmpty()) {
                int more = Math.max(0, bounds.size() - MOST_BOUNDS);
                notes.add(messages.text(
                        "note.bounds",
                        Map.of("bounds", wording.apart(bounds.subList(0, bounds.size() - more)), "more", more)));
            }
        }
    }
}
