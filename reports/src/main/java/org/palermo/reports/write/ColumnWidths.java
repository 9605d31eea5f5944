package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import org.palermo.reports.wording.Wording;

/** How wide a table's columns are on paper: by what stands in them, within bounds, so that names wrap and numbers do not. */
final class ColumnWidths {

    private static final int LEAST = 6;
    private static final int MOST_OF_TEXT = 36;

    private ColumnWidths() {}

    /**
     * The width of each column.
     *
     * @return thousandths of the table's width, which sum to 1000
     */
    static List<Integer> of(Table table, Wording wording) {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            Table.Column head = table.columns().get(i);
            int widest = table.rows().stream()
                    .mapToInt(
                            row -> Cells.text(row.cells().get(column), wording).length())
                    .max()
                    .orElse(0);
            int word = 0;
            for (String part : head.heading().split(" ")) {
                word = Math.max(word, part.length());
            }
            int content = Cells.standsRight(head.type())
                    ? widest
                    : Math.min(Math.max(widest, head.heading().length()), MOST_OF_TEXT);
            wanted.add(Math.max(LEAST, Math.max(word, content)) + 2);
        }
        int all = wanted.stream().mapToInt(Integer::intValue).sum();
        List<Integer> widths = new ArrayList<>();
        int before = 0;
        int sum = 0;
        for (int width : wanted) {
            sum += width;
            int after = sum * 1000 / all;
            widths.add(after - before);
            before = after;
        }
        return List.copyOf(widths);
    }
}
