package org.palermo.infra.audit;

import java.util.List;
import java.util.stream.Collectors;

/** A table whose rows come from journal entries, with the columns that are compared. */
enum ShownTable {
    POSTINGS(
            "posting_rows",
            "account occurred_from occurred_to jurisdiction posting_id kind entity_id revision ordinal known_at programme"
                    + " region category party quantity unit evidence original_minor original_currency event_id topic"
                    + " partition offset",
            "posting_id"),
    OUTCOMES(
            "outcome_rows",
            "topic partition offset published_at outcome reason detail kind entity_id event_id revision known_at"
                    + " recorded_at recorded_by source evidence note backfilled withdrawn body postings"
                    + " journal_partition journal_offset redriven_from",
            "offset");

    private final String table;
    private final List<String> columns;
    private final int key;

    ShownTable(String table, String columns, String key) {
        this.table = table;
        this.columns = List.of(columns.split(" "));
        this.key = this.columns.indexOf(key);
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns;
    }

    /** What makes two rows rows of the same thing. */
    String key(List<String> row) {
        return row.get(key);
    }

    String value(List<String> row, String column) {
        return row.get(columns.indexOf(column));
    }

    /** Each column as text, null as the empty text. */
    String texts() {
        return columns.stream().map(ShownTable::text).collect(Collectors.joining(", "));
    }

    /** The first eight bytes, as an unsigned number, of the MD5 of all columns, each with its length in bytes before it. */
    String hash() {
        return columns.stream()
                .map(column -> "toString(length(" + text(column) + ")), ':', " + text(column))
                .collect(Collectors.joining(", ", "reinterpretAsUInt64(substring(MD5(concat(", ")), 1, 8))"));
    }

    private static String text(String column) {
        return "ifNull(toString(" + column + "), '')";
    }
}
