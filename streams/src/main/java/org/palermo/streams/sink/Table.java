package org.palermo.streams.sink;

import java.util.List;

/**
 * What the sink writes, in the order in which a chunk's blocks are written.
 *
 * <p>The last table of a source carries the offset at which the sink resumes: when its block is there, the other blocks
 * of the chunk are too.
 */
public enum Table {
    /** One row a posting; a repeat is the same row. */
    POSTINGS(
            "posting_rows",
            "account occurred_from occurred_to jurisdiction posting_id kind entity_id revision ordinal known_at programme"
                    + " region category party quantity unit evidence original_minor original_currency event_id topic"
                    + " partition offset",
            "account occurred_from jurisdiction posting_id",
            ""),
    /** One row an input, with the event; the pointer of the journal. */
    OUTCOMES(
            "outcome_rows",
            "topic partition offset published_at outcome reason detail kind entity_id event_id revision known_at"
                    + " recorded_at recorded_by source evidence note backfilled withdrawn body postings"
                    + " journal_partition journal_offset redriven_from",
            "topic partition offset",
            ""),
    /** One row a cell of an input partition; a later version replaces it. */
    TOTALS(
            "total_rows",
            "account occurred_from occurred_to programme jurisdiction region category party unit evidence topic partition"
                    + " quantity postings covered_offset totals_partition totals_offset",
            "account occurred_from occurred_to programme jurisdiction region category party unit evidence topic"
                    + " partition",
            "totals_offset"),
    /** One row an input partition: how far its totals go; the pointer of the totals. */
    COVERAGE(
            "coverage_rows",
            "topic partition covered_offset totals_partition totals_offset",
            "topic partition",
            "totals_offset");

    private final String tableName;
    private final List<String> columns;
    private final List<String> key;
    private final String version;

    Table(String tableName, String columns, String key, String version) {
        this.tableName = tableName;
        this.columns = List.of(columns.split(" "));
        this.key = List.of(key.split(" "));
        this.version = version;
    }

    /** As ClickHouse knows it. */
    public String tableName() {
        return tableName;
    }

    /** All columns in the table's own order: the driver's binary format goes by position, whatever a statement lists. */
    public List<String> columns() {
        return columns;
    }

    /** The sorting key: rows that agree in it are one row. */
    public List<String> key() {
        return key;
    }

    /** The column whose highest value wins among rows of one key; empty where such rows are equal anyway. */
    public String version() {
        return version;
    }

    /** Whether a later row of the same key says something new. */
    public boolean isVersioned() {
        return !version.isEmpty();
    }

    int position(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException(tableName + " has no column " + column);
        }
        return at;
    }
}
