package org.palermo.producers.findings;

/**
 * Where a finding is.
 *
 * @param file as it was named to intake
 * @param row counted from 1, the header of a CSV file being 1; 0 for the file as a whole
 * @param column its header, or the JSON field's name; empty for the row as a whole
 */
public record Place(String file, long row, String column) {

    public static Place ofFile(String file) {
        return new Place(file, 0, "");
    }

    public static Place ofRow(String file, long row) {
        return new Place(file, row, "");
    }

    public Place at(String name) {
        return new Place(file, row, name);
    }

    /** {@code file:row:column}, without what does not apply. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (row > 0) {
            text.append(':').append(row);
        }
        if (!column.isEmpty()) {
            text.append(':').append(column);
        }
        return text.toString();
    }
}
