package org.palermo.schemas.codes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tab-separated tables beside this class. */
final class Table {

    private Table() {}

    /**
     * The rows of a table, comments left out.
     *
     * @throws IllegalStateException if the table is missing or a row has not that many columns: the build is broken
     */
    static List<String[]> read(String file, int columns) {
        String text;
        try (InputStream in = Table.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("code table missing from the class path: " + file);
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String[]> rows = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end);
            if (!line.startsWith("#")) {
                rows.add(row(line, file, columns));
            }
            from = end < 0 ? text.length() : end + 1;
        }
        return rows;
    }

    private static String[] row(String line, String file, int columns) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns) {
            throw new IllegalStateException(
                    file + ": " + cells.length + " columns where " + columns + " are due: " + line);
        }
        return cells;
    }

    /** The parts of a cell that holds several texts. */
    static List<String> texts(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
    }
}
