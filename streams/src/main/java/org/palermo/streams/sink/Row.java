package org.palermo.streams.sink;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param table that it belongs to
 * @param values in the order of the table's columns: String, Long, Boolean, LocalDate or Instant, null where the column
 *     is nullable
 */
public record Row(Table table, List<@Nullable Object> values) {

    public Row {
        if (values.size() != table.columns().size()) {
            throw new IllegalArgumentException(table.tableName() + " has "
                    + table.columns().size() + " columns, the row " + values.size() + " values");
        }
    }

    /** A row of values in the order of the table's columns. */
    public static Row of(Table table, @Nullable Object... values) {
        return new Row(table, Arrays.asList(values));
    }

    /** The value of a column. */
    public @Nullable Object value(String column) {
        return values.get(table.position(column));
    }

    /** What makes it one row with another. */
    List<@Nullable Object> key() {
        return table.key().stream().<@Nullable Object>map(this::value).toList();
    }
}
