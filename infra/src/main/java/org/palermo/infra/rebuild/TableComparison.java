package org.palermo.infra.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.palermo.streams.sink.Table;

/**
 * Lays an old table beside a new one, by key, as readers see both. What the old one got after the new one was built up to
 * its offset is left out.
 */
final class TableComparison {

    /** Keys that ClickHouse compares at once. */
    private static final long SLICE = 500_000;

    private final Connection connection;
    private final String suffix;

    /** @param suffix of the new table's name */
    TableComparison(Connection connection, String suffix) {
        this.connection = connection;
        this.suffix = suffix;
    }

    /**
     * @param built how far the new tables go: by partition of the journal and the totals the offset after the last record
     * @param inputs asks, by partition of the input topics, for the offset after its last record now
     */
    RebuildResult.Difference of(
            Table table, Map<TopicPartition, Long> built, String totals, Supplier<Map<TopicPartition, Long>> inputs)
            throws SQLException {
        String later = table.isVersioned() ? laterTotals(built, totals) : laterInputs(table, inputs);
        long slices = 1 + number("SELECT count() FROM " + table.tableName()) / SLICE;
        long missing = 0;
        long altered = 0;
        long tooMany = 0;
        String first = null;
        for (long slice = 0; slice < slices; slice++) {
            try (PreparedStatement query = connection.prepareStatement(sql(table, later, slice, slices));
                    ResultSet row = query.executeQuery()) {
                row.next();
                missing += row.getLong(1);
                altered += row.getLong(2);
                tooMany += row.getLong(3);
                String key = row.getString(4);
                if (row.getLong(1) + row.getLong(2) + row.getLong(3) > 0) {
                    first = earlier(first, key);
                }
            }
        }
        return new RebuildResult.Difference(table, missing, altered, tooMany, first);
    }

    private static String earlier(@Nullable String one, String other) {
        return one == null || other.compareTo(one) < 0 ? other : one;
    }

    private String sql(Table table, String later, long slice, long slices) {
        return "SELECT countIf(old = 0), countIf(old > 0 AND new > 0), countIf(new = 0), min(k) FROM (SELECT k,"
                + " countIf(side = 1) AS old, countIf(side = 2) AS new, sumIf(h, side = 1) AS old_hash,"
                + " sumIf(h, side = 2) AS new_hash, max(is_later) AS moved FROM ("
                + side(table, 1, table.tableName(), later, slice, slices)
                + " UNION ALL "
                + side(table, 2, table.tableName() + suffix, later, slice, slices)
                + ") GROUP BY k HAVING NOT moved AND (old != new OR old_hash != new_hash))";
    }

    private static String side(Table table, int side, String name, String later, long slice, long slices) {
        String key = "toString(tuple(" + String.join(", ", table.key()) + "))";
        return "SELECT " + side + " AS side, " + key + " AS k, sipHash64(toString(tuple("
                + String.join(", ", table.columns()) + "))) AS h, " + (side == 1 ? later : "0") + " AS is_later FROM "
                + name + " FINAL WHERE cityHash64(" + key + ") % " + slices + " = " + slice;
    }

    /** Rows of totals that the old table got since. */
    private static String laterTotals(Map<TopicPartition, Long> built, String totals) {
        return built.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(totals))
                .map(end -> "(totals_partition = " + end.getKey().partition() + " AND totals_offset >= "
                        + end.getValue() + ")")
                .collect(Collectors.joining(" OR ", "(0 OR ", ")"));
    }

    /** Rows of inputs that came since: beyond those in the new table, but within their topic. */
    private String laterInputs(Table table, Supplier<Map<TopicPartition, Long>> inputs) throws SQLException {
        Map<TopicPartition, Long> last = last(table);
        // asked for after the rows: those of real inputs lie before, and more may come while tables are compared
        Map<TopicPartition, Long> ends = inputs.get();
        StringBuilder later = new StringBuilder("(0");
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            String of = "topic = '" + end.getKey().topic() + "' AND partition = "
                    + end.getKey().partition();
            long next = number("SELECT if(count() = 0, 0, max(offset) + 1) FROM " + Table.OUTCOMES.tableName() + suffix
                    + " WHERE " + of);
            later.append(" OR (").append(of).append(" AND offset >= ").append(next);
            if (last.getOrDefault(end.getKey(), -1L) >= end.getValue()) {
                later.append(" AND offset < ").append(end.getValue());
            }
            later.append(')');
        }
        return later.append(')').toString();
    }

    /** The highest offset of which the old table has a row, by input partition. */
    private Map<TopicPartition, Long> last(Table table) throws SQLException {
        Map<TopicPartition, Long> last = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT topic, partition, max(offset) FROM "
                        + table.tableName() + " GROUP BY topic, partition");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                last.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        return last;
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
