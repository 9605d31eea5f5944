package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A document's tables, for the forms that are made of tables: spreadsheets and data packages. */
final class Tables {

    private Tables() {}

    /**
     * The figures as one table, their breakdowns, and then every other table, in the document's order; each with an id of
     * its own. Tables without rows are left out.
     */
    static List<Table> of(Document document) {
        List<Table> tables = new ArrayList<>();
        FigureTable.of(document).ifPresent(tables::add);
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Lines lines) {
                for (Document.Line line : lines.lines()) {
                    if (line.parts() != null) {
                        tables.add(line.parts());
                    }
                }
            }
        }
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Tabular tabular) {
                tables.add(tabular.table());
            }
        }
        tables.removeIf(table -> table.rows().isEmpty());
        return named(tables);
    }

    private static List<Table> named(List<Table> tables) {
        Set<String> taken = new HashSet<>();
        List<Table> named = new ArrayList<>();
        for (Table table : tables) {
            String wanted = table.id().isEmpty() ? "table-" + (named.size() + 1) : table.id();
            String id = wanted;
            for (int i = 2; !taken.add(id); i++) {
                id = wanted + "-" + i;
            }
            named.add(new Table(id, table.title(), table.columns(), table.rows(), table.notes()));
        }
        return List.copyOf(named);
    }
}
