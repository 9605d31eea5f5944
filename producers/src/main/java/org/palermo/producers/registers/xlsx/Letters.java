package org.palermo.producers.registers.xlsx;

/** Columns by their letters, as in {@code AB12}. */
final class Letters {

    private static final int MOST = 7;

    private Letters() {}

    /** The column of a cell, counted from 0; -1 where the text names none. */
    static int column(String cell) {
        int column = 0;
        for (int i = 0; i < cell.length() && i < MOST; i++) {
            char c = cell.charAt(i);
            if (c < 'A' || c > 'Z' || i == 4) {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column - 1;
    }

    /** The row of a cell, counted from 1; 0 where the text names none. */
    static int row(String cell) {
        int row = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9' && row < 100_000_000) {
                row = row * 10 + (c - '0');
            }
        }
        return row;
    }

    /** The letters of a column counted from 0. */
    static String of(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
