package org.palermo.producers.findings;

/**
 * Where a finding is.
 *
 * @param file as it was named to intake
 * @param sheet of a workbook; empty in a file that is no workbook, and for a workbook as a whole
 * @param row counted from 1, the first line of a CSV file being 1; 0 for the file or sheet as a whole
 * @param letter of the column in its sheet; empty where there is none
 * @param column its header, or the JSON field's name; empty for the row as a whole
 */
public record Place(String file, String sheet, long row, String letter, String column) {

    public static Place ofFile(String file) {
        return new Place(file, "", 0, "", "");
    }

    public static Place ofRow(String file, long row) {
        return new Place(file, "", row, "", "");
    }

    public static Place ofSheet(String file, String sheet) {
        return new Place(file, sheet, 0, "", "");
    }

    /** The row of that number in the same file or sheet. */
    public Place inRow(long number) {
        return new Place(file, sheet, number, "", "");
    }

    public Place at(String name) {
        return at(name, "");
    }

    /** @param cell the column's letter; empty where the file has none */
    public Place at(String name, String cell) {
        return new Place(file, sheet, row, cell, name);
    }

    /** The cell as spreadsheets write it ({@code C12}); empty where the place is none. */
    public String cell() {
        return letter.isEmpty() || row == 0 ? "" : letter + row;
    }

    /** {@code file:row:column}, in a workbook {@code file:sheet!cell:column}, without what does not apply. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (!sheet.isEmpty()) {
            text.append(':').append(quoted(sheet));
        }
        if (row > 0) {
            text.append(sheet.isEmpty() ? ':' : '!').append(letter).append(row);
        }
        if (!column.isEmpty()) {
            text.append(':').append(column);
        }
        return text.toString();
    }

    /** In quotation marks where the name has more than letters and digits, so that it can be pasted into a spreadsheet. */
    private static String quoted(String name) {
        boolean plain = name.codePoints().allMatch(point -> Character.isLetterOrDigit(point) || point == '_');
        return plain ? name : "'" + name.replace("'", "''") + "'";
    }
}
