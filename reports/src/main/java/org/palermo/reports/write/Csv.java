package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How CSV is written here: RFC 4180 with lines that end in CR LF, values for programs (ISO 8601 dates, plain decimals
 * with a point, shares as parts of one), and text that no spreadsheet takes for a formula.
 */
final class Csv {

    private Csv() {}

    /** A table with its headings; the codes of a column that names any stand in a column of their own behind it. */
    static String of(Table table, List<CsvColumn> columns) {
        StringBuilder out = new StringBuilder();
        line(out, columns.stream().map(CsvColumn::heading).toList());
        for (Table.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (CsvColumn column : columns) {
                Table.Cell cell = row.cells().get(column.index());
                cells.add(column.ofCodes() ? code(cell) : value(cell));
            }
            line(out, cells);
        }
        return out.toString();
    }

    /** One line; its values stand as they are, quoted where they must be. */
    static void line(StringBuilder out, List<String> values) {
        out.append(values.stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String value(Table.Cell cell) {
        return switch (cell) {
            case Table.Text text -> Guarded.text(text.text());
            case Table.Count count -> plain(count.value());
            case Table.Money money -> money.cents().movePointLeft(2).setScale(2).toPlainString();
            case Table.Share share -> plain(share.value());
            case Table.Day day -> day.day().toString();
            case Table.Empty _, Table.Withheld _ -> "";
        };
    }

    private static String code(Table.Cell cell) {
        return cell instanceof Table.Text text ? Guarded.text(text.code()) : "";
    }

    private static String plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }

    private static String quoted(String text) {
        boolean bare = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return bare ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
