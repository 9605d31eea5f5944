package org.palermo.streams.sink;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Rows for tests: what is not given is empty, zero or the first day of 2015. */
final class Rows {

    private Rows() {}

    static Row posting(String id, long offset) {
        return row(Table.POSTINGS, Map.of("posting_id", id, "offset", offset));
    }

    static Row outcome(long journalOffset) {
        return row(Table.OUTCOMES, Map.of("offset", journalOffset, "journal_offset", journalOffset));
    }

    static Row cell(String account, long quantity, long totalsOffset) {
        return row(Table.TOTALS, Map.of("account", account, "quantity", quantity, "totals_offset", totalsOffset));
    }

    static Row coverage(long partition, long covered, long totalsOffset) {
        return row(
                Table.COVERAGE,
                Map.of("partition", partition, "covered_offset", covered, "totals_offset", totalsOffset));
    }

    private static Row row(Table table, Map<String, Object> given) {
        return Row.of(
                table,
                table.columns().stream()
                        .map(column -> given.getOrDefault(column, otherwise(column)))
                        .toArray());
    }

    private static Object otherwise(String column) {
        return switch (column) {
            case "occurred_from", "occurred_to" -> LocalDate.of(2015, 1, 1);
            case "known_at", "published_at", "recorded_at" -> Instant.parse("2015-01-01T00:00:00Z");
            case "backfilled", "withdrawn" -> false;
            case "revision",
                    "ordinal",
                    "quantity",
                    "original_minor",
                    "partition",
                    "offset",
                    "postings",
                    "journal_partition",
                    "journal_offset",
                    "covered_offset",
                    "totals_partition",
                    "totals_offset" -> 0L;
            default -> "";
        };
    }
}
