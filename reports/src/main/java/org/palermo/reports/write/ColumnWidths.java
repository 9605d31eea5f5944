package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import org.palermo.reports.wording.Wording;

/**
 * How wide a table's columns are on paper: by what stands in them, so that names wrap and numbers do not.
 *
 * @param shares of each column in the table's width, in thousandths; they sum to 1000
 * @param size of the table's text, in percent of its usual size: less than 100 only where its numbers need it
 */
record ColumnWidths(List<Integer> shares, int size) {

    /** A text wider than this may wrap where room is short, in thousandths of the font's size. */
    private static final int WIDE = 18_000;

    /** The same of the heading over numbers. */
    private static final int WIDE_HEADING = 7_000;

    /** No column is narrower. */
    private static final int NARROW = 2_000;

    private static final int LEAST_SIZE = 60;

    /** What a column has at least, and what it would take. */
    private record Room(int least, int wanted) {}

    /**
     * The widths of a table's columns.
     *
     * @param width of the table, in thousandths of the usual size of its text
     * @param padding beside the text of a column, both sides together, in the same
     */
    static ColumnWidths of(Table table, Wording wording, int width, int padding) {
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            rooms.add(room(table, i, wording));
        }
        int free = width - padding * rooms.size();
        int least = rooms.stream().mapToInt(Room::least).sum();
        int size = least <= free ? 100 : Math.max(LEAST_SIZE, free * 100 / least);
        return new ColumnWidths(shares(rooms, free * 100 / size, padding), size);
    }

    private static Room room(Table table, int column, Wording wording) {
        Table.Column head = table.columns().get(column);
        boolean number = Cells.standsRight(head.type());
        int least = Math.max(NARROW, longestPiece(head.heading(), wording, false));
        int heading = Glyphs.width(head.heading(), wording.language(), false);
        int wanted = Math.min(heading, number ? WIDE_HEADING : WIDE);
        for (Table.Row row : table.rows()) {
            String text = Cells.text(row.cells().get(column), wording);
            int whole = Glyphs.width(text, wording.language(), row.total());
            boolean unbroken = number && text.chars().anyMatch(Character::isDigit);
            least = Math.max(least, unbroken ? whole : longestPiece(text, wording, row.total()));
            wanted = Math.max(wanted, Math.min(whole, WIDE));
        }
        return new Room(least, Math.max(least, wanted));
    }

    private static int longestPiece(String text, Wording wording, boolean bold) {
        int longest = 0;
        for (String word : text.split(" +")) {
            for (String piece : Columns.pieces(word)) {
                longest = Math.max(longest, Glyphs.width(piece, wording.language(), bold));
            }
        }
        return longest;
    }

    /** All have the least; what is left goes to those that want more, and what nobody wants to all. */
    private static List<Integer> shares(List<Room> rooms, int free, int padding) {
        long least = rooms.stream().mapToLong(Room::least).sum();
        long wanted = rooms.stream().mapToLong(Room::wanted).sum();
        List<Long> widths = new ArrayList<>();
        for (Room room : rooms) {
            long width = wanted <= free || wanted == least
                    ? room.wanted() * Math.max(free, wanted) / wanted
                    : room.least() + Math.max(0, free - least) * (room.wanted() - room.least()) / (wanted - least);
            widths.add(padding + width);
        }
        return thousandths(widths);
    }

    private static List<Integer> thousandths(List<Long> widths) {
        long all = widths.stream().mapToLong(Long::longValue).sum();
        List<Integer> shares = new ArrayList<>();
        int before = 0;
        long sum = 0;
        for (long width : widths) {
            sum += width;
            int after = Math.toIntExact(sum * 1000 / all);
            shares.add(after - before);
            before = after;
        }
        return List.copyOf(shares);
    }
}
