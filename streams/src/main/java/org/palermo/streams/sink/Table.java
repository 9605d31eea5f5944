package org.palermo.streams.sink;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
            "account:word occurred_from:day occurred_to:day jurisdiction:word posting_id:text kind:word"
                    + " entity_id:text revision:count ordinal:count known_at:moment programme:word region:word"
                    + " category:word party:text quantity:number unit:word evidence:word"
                    + " original_minor:number_or_null original_currency:word event_id:text topic:word"
                    + " partition:count offset:offset",
            "account occurred_from jurisdiction posting_id",
            ""),
    /** One row an input, with the event; the pointer of the journal. */
    OUTCOMES(
            "outcome_rows",
            "topic:word partition:count offset:offset published_at:moment outcome:word reason:word"
                    + " detail:text kind:word entity_id:text event_id:text revision:count known_at:moment_or_null"
                    + " recorded_at:moment_or_null recorded_by:text source:text evidence:word note:text"
                    + " backfilled:flag withdrawn:flag body:text postings:count journal_partition:count"
                    + " journal_offset:offset redriven_from:offset_or_null",
            "topic partition offset",
            ""),
    /** One row a cell of an input partition; a later version replaces it. */
    TOTALS(
            "total_rows",
            "account:word occurred_from:day occurred_to:day programme:word jurisdiction:word region:word"
                    + " category:word party:text unit:word evidence:word topic:word partition:count quantity:number"
                    + " postings:number covered_offset:offset totals_partition:count totals_offset:offset",
            "account occurred_from occurred_to programme jurisdiction region category party unit evidence topic"
                    + " partition",
            "totals_offset"),
    /** One row an input partition: how far its totals go; the pointer of the totals. */
    COVERAGE(
            "coverage_rows",
            "topic:word partition:count covered_offset:offset totals_partition:count totals_offset:offset",
            "topic partition",
            "totals_offset");

    private final String tableName;
    private final List<String> columns;
    private final List<ColumnType> types;
    private final List<String> key;
    private final String version;

    /** @param columns each as {@code name:type} */
    Table(String tableName, String columns, String key, String version) {
        this.tableName = tableName;
        this.columns = Stream.of(columns.split(" "))
                .map(column -> column.substring(0, column.indexOf(':')))
                .toList();
        this.types = Stream.of(columns.split(" "))
                .map(column -> ColumnType.valueOf(
                        column.substring(column.indexOf(':') + 1).toUpperCase(Locale.ROOT)))
                .toList();
        this.key = List.of(key.split(" "));
        this.version = version;
    }

    /** As ClickHouse knows it. */
    public String tableName() {
        return tableName;
    }

    /** All columns in the table's own order. */
    public List<String> columns() {
        return columns;
    }

    /** The columns' types, in their order. */
    List<ColumnType> types() {
        return types;
    }

    /** The columns with their types as ClickHouse names them, {@code quantity Int64}, in the table's own order. */
    List<String> declarations() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + " " + types.get(i).typeName())
                .toList();
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
