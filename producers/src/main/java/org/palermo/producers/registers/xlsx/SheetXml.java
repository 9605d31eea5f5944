package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet as its part holds them, one by one; then which of its cells are merged. */
final class SheetXml implements AutoCloseable {

    /** The format's own bounds. */
    private static final int MOST_ROWS = 1 << 20;

    private static final int MOST_COLUMNS = 1 << 14;

    /**
     * A cell that holds something.
     *
     * @param column counted from 0
     * @param type of its value, as the format calls it
     * @param style which says how a number is shown
     * @param value as written; null where a formula has none
     * @param formula whether it is computed
     */
    record Held(
            int column, String type, int style, @Nullable String value, boolean formula) {}

    /**
     * A row.
     *
     * @param number counted from 1
     * @param hidden whether it is not shown
     */
    record Line(int number, boolean hidden, List<Held> cells) {}

    /** Cells shown as one, rows counted from 1 and columns from 0, both ends included. */
    record Merged(int fromRow, int fromColumn, int toRow, int toColumn) {}

    private final Workbook workbook;
    private final Xml xml;
    private final String part;
    private final List<int[]> hiddenColumns = new ArrayList<>();
    private final List<Merged> merged = new ArrayList<>();
    private int lastRow;

    SheetXml(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        this.workbook = workbook;
        this.part = sheet.part();
        this.xml = new Xml(workbook.open(sheet), part);
    }

    /** The next row that is written down, empty after the last; only then are merged cells known. */
    Optional<Line> next() throws IOException {
        while (xml.next()) {
            if (xml.starts("row")) {
                return Optional.of(row());
            }
            if (xml.starts("col") && xml.isTrue("hidden")) {
                if (hiddenColumns.size() == MOST_COLUMNS) {
                    throw UnreadableWorkbook.damaged(part);
                }
                hiddenColumns.add(new int[] {xml.number("min", 1) - 1, xml.number("max", 1) - 1});
            } else if (xml.starts("mergeCell")) {
                merged(xml.attribute("ref", "")).ifPresent(merged::add);
                long limit = workbook.limits().texts();
                if ((long) merged.size() * Limits.ENTRY > limit) {
                    throw UnreadableWorkbook.tooLarge(part, limit);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a column is not shown; known with the first row. */
    boolean isHidden(int column) {
        return hiddenColumns.stream().anyMatch(range -> range[0] <= column && column <= range[1]);
    }

    List<Merged> merged() {
        return List.copyOf(merged);
    }

    private Line row() throws IOException {
        int number = xml.number("r", lastRow + 1);
        // a row that goes back, or has no place in a sheet, would make its findings point elsewhere
        if (number <= lastRow || number > MOST_ROWS) {
            throw UnreadableWorkbook.damaged(part);
        }
        lastRow = number;
        boolean hidden = xml.isTrue("hidden");
        List<Held> cells = new ArrayList<>();
        int last = -1;
        long characters = 0;
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                String reference = xml.attribute("r");
                int column = reference == null ? last + 1 : Letters.column(reference);
                if (column <= last || column >= MOST_COLUMNS) {
                    throw UnreadableWorkbook.damaged(part);
                }
                last = column;
                Held held = cell(column);
                if (held.value() != null || held.formula()) {
                    cells.add(held);
                }
                characters += held.value() == null ? 0 : held.value().length();
                if (characters > workbook.limits().row()) {
                    throw UnreadableWorkbook.tooLarge(part, workbook.limits().row());
                }
            }
        }
        return new Line(number, hidden, cells);
    }

    private Held cell(int column) throws IOException {
        String type = xml.attribute("t", "n");
        int style = xml.number("s", 0);
        int limit = workbook.limits().cell();
        String value = null;
        boolean formula = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) {
                value = xml.text(limit);
            } else if (xml.starts("is")) {
                value = Workbook.richText(xml, "is", limit);
            } else if (xml.starts("f")) {
                formula = true;
                xml.text(limit);
            }
        }
        return new Held(column, type, style, value, formula);
    }

    private static Optional<Merged> merged(String reference) {
        String[] ends = reference.split(":", -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        int fromRow = Letters.row(ends[0]);
        int toRow = Letters.row(ends[1]);
        return fromRow < 1 || toRow < fromRow
                ? Optional.empty()
                : Optional.of(new Merged(fromRow, Letters.column(ends[0]), toRow, Letters.column(ends[1])));
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
