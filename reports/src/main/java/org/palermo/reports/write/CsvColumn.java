package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.palermo.reports.wording.Messages;

/**
 * A column of a CSV.
 *
 * @param heading unique in its table
 * @param index of the table's column that it is taken from
 * @param ofCodes whether it holds the codes of that column's names
 * @param type as Frictionless Table Schema calls it: string, integer, number, date
 */
record CsvColumn(String heading, int index, boolean ofCodes, String type) {

    static List<CsvColumn> of(Table table, Messages messages) {
        Set<String> taken = new HashSet<>();
        List<CsvColumn> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            String heading = table.columns().get(i).heading();
            columns.add(new CsvColumn(unique(heading, taken), i, false, type(table, i)));
            if (holds(
                    table,
                    i,
                    cell -> cell instanceof Table.Text text && !text.code().isEmpty())) {
                columns.add(new CsvColumn(
                        unique(messages.text("data.code", Map.of("column", heading)), taken), i, true, "string"));
            }
        }
        return List.copyOf(columns);
    }

    private static String unique(String heading, Set<String> taken) {
        String unique = heading;
        for (int i = 2; !taken.add(unique); i++) {
            unique = heading + " " + i;
        }
        return unique;
    }

    /** What all its cells are; a column where texts and numbers are mixed holds strings. */
    private static String type(Table table, int index) {
        if (holds(table, index, cell -> cell instanceof Table.Text)) {
            return "string";
        }
        boolean days = holds(table, index, cell -> cell instanceof Table.Day);
        boolean numbers = holds(
                table,
                index,
                cell -> cell instanceof Table.Count || cell instanceof Table.Money || cell instanceof Table.Share);
        if (days || !numbers) {
            return days && !numbers ? "date" : "string";
        }
        boolean fractions = holds(
                table,
                index,
                cell -> cell instanceof Table.Money
                        || cell instanceof Table.Share
                        || cell instanceof Table.Count count
                                && count.value().stripTrailingZeros().scale() > 0);
        return fractions ? "number" : "integer";
    }

    private static boolean holds(Table table, int index, Predicate<Table.Cell> what) {
        return table.rows().stream().anyMatch(row -> what.test(row.cells().get(index)));
    }
}
