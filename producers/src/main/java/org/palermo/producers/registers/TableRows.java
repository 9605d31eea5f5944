package org.palermo.producers.registers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;

/**
 * The rows below a header, whatever file holds them: records, and what offices write between and beneath their records,
 * which is told and never taken for one.
 */
public final class TableRows {

    /** A line of totals says so where it begins. */
    private static final Pattern TOTAL = Pattern.compile(
            "(?:(?:grand|sous|sub)[\\s\\u00a0-]?)?(?:total|totals|totaux|somme|sum)(?:[\\s\\u00a0:.(].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final String ID = "id";

    private final Header header;
    private final Naming naming;
    private final IntFunction<String> letters;
    private final int idPosition;
    private final Consumer<Row> rows;
    private final Consumer<Finding> findings;

    /**
     * @param letters of the header's positions; empty ones where the file has none
     * @param rows is given every record, in order
     * @param findings is given what is told of the other rows
     */
    public TableRows(Header header, IntFunction<String> letters, Consumer<Row> rows, Consumer<Finding> findings) {
        this.header = header;
        this.naming = header.naming(letters);
        this.letters = letters;
        this.idPosition = header.position(ID);
        this.rows = rows;
        this.findings = findings;
    }

    /**
     * Takes the next row.
     *
     * @param cells that are not blank, by position
     * @param own what its reader has found in its cells, told only of a record
     */
    public void row(Place place, NavigableMap<Integer, Cell> cells, List<Finding> own) {
        if (cells.isEmpty()) {
            return; // spreadsheets leave such rows at the end
        }
        Map.Entry<Integer, Cell> begin = Objects.requireNonNull(cells.firstEntry(), "a cell");
        int first = begin.getKey();
        String text = Spaces.strip(begin.getValue().text());
        boolean byId = first == idPosition || !cells.containsKey(idPosition);
        if (byId && TOTAL.matcher(text).matches()) {
            findings.accept(Finding.of(FindingCode.ROW_TOTAL, cell(place, first), text));
        } else if (isNote(cells.size(), first, text)) {
            findings.accept(Finding.of(FindingCode.ROW_NOTE, cell(place, first), text));
        } else {
            rows.accept(
                    new Row(header.register(), place, Row.Form.TABLE, naming, byName(cells), Optional.empty(), own));
        }
    }

    /** Words alone in the row's first column, or in one that is not read, say something about the table. */
    private boolean isNote(int filled, int position, String text) {
        boolean read = position < header.columns().size()
                && header.columns().get(position).isPresent();
        boolean begins = position == 0 || position == idPosition;
        return filled == 1 && (!read || begins && text.chars().anyMatch(Character::isWhitespace));
    }

    private Place cell(Place place, int position) {
        Optional<Column> column =
                position < header.columns().size() ? header.columns().get(position) : Optional.empty();
        return place.at(column.map(one -> one.header(naming.language())).orElse(""), letters.apply(position));
    }

    private Map<String, Cell> byName(NavigableMap<Integer, Cell> cells) {
        Map<String, Cell> byName = HashMap.newHashMap(cells.size());
        cells.forEach((position, cell) -> {
            if (position < header.columns().size()) {
                header.columns().get(position).ifPresent(column -> byName.put(column.name(), cell));
            }
        });
        return byName;
    }
}
