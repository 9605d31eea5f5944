package org.palermo.reports.write;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A table whose cells know what they are; how they look is the writer's and the language's.
 *
 * @param id names it in every language, as the file of a table of its own: donors-by-type; empty where nothing names it
 * @param title its caption
 * @param columns from the left; the first one names its row
 * @param rows each as long as there are columns
 * @param notes beneath it
 */
public record Table(String id, String title, List<Column> columns, List<Row> rows, List<String> notes) {

    /** A table that nothing names. */
    public Table(String title, List<Column> columns, List<Row> rows, List<String> notes) {
        this("", title, columns, rows, notes);
    }

    public Table {
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("table \"" + title + "\" has " + columns.size()
                        + " columns, but a row of " + row.cells().size() + " cells");
            }
        }
    }

    /** What a column holds; counts, amounts and shares stand to the right. */
    public enum Type {
        TEXT,
        COUNT,
        MONEY,
        SHARE,
        DATE
    }

    public record Column(String heading, Type type) {}

    /**
     * One row.
     *
     * @param total whether it is the sum or the result of those above it
     */
    public record Row(List<Cell> cells, boolean total) {

        public static Row of(Cell... cells) {
            return new Row(List.of(cells), false);
        }

        public static Row total(Cell... cells) {
            return new Row(List.of(cells), true);
        }
    }

    /** One cell. */
    public sealed interface Cell {}

    /**
     * A text.
     *
     * @param code what it is the name of, for programs: a donor type, a country; empty where it names no code
     */
    public record Text(String text, String code) implements Cell {

        /** A text that names no code. */
        public Text(String text) {
            this(text, "");
        }
    }

    /** A number of something. */
    public record Count(BigDecimal value) implements Cell {}

    /** An amount in USD cents. */
    public record Money(BigDecimal cents) implements Cell {}

    /** A part of one. */
    public record Share(BigDecimal value) implements Cell {}

    public record Day(LocalDate day) implements Cell {}

    /** A count that is not shown, so that small counts of persons stay unknown; programs get nothing in its place. */
    public record Withheld() implements Cell {}

    /** Nothing to show. */
    public record Empty() implements Cell {}
}
