package org.palermo.infra.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.audit.fold.Line;
import org.palermo.infra.pipeline.ClickHouseUnavailable;
import org.palermo.reports.figures.Period;
import org.palermo.streams.sink.Progress;

/** What the audit reads of ClickHouse. Postings and outcomes are read as they lie there, row by row, without the views. */
final class AuditTables {

    /** Offsets that are summed and hashed together. */
    static final long BUCKET = 1_000;

    private final String url;

    AuditTables(String url) {
        this.url = url;
    }

    /** Rows and their hashes, added up. */
    record Sum(long rows, long hash) {

        static final Sum NOTHING = new Sum(0, 0);

        Sum plus(long rowHash) {
            return new Sum(rows + 1, hash + rowHash);
        }
    }

    /** Which inputs: offsets {@code BUCKET * number} and the next ones of a partition. */
    record Bucket(TopicPartition input, long number) {}

    /** A total as the view shows it. */
    record Total(long quantity, long postings, long coveredOffset) {}

    /** Whether everything before the given offsets is shown. */
    boolean show(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> last = new HashMap<>();
        ends.forEach((partition, end) -> last.put(partition, end - 1));
        try (Connection connection = DriverManager.getConnection(url)) {
            return Progress.reached(connection, last);
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
    }

    /** A number that grows as long as the sink writes. */
    long written() {
        long[] sum = {0};
        ask(
                "SELECT (SELECT sum(last) FROM (SELECT max(journal_offset) AS last FROM outcome_rows"
                        + " GROUP BY journal_partition)) + (SELECT sum(last) FROM (SELECT max(totals_offset) AS last"
                        + " FROM coverage_rows GROUP BY totals_partition))",
                List.of(),
                row -> sum[0] = row.getLong(1));
        return sum[0];
    }

    /** All rows of one partition number before the given offsets, by bucket. */
    Map<Bucket, Sum> sums(ShownTable table, Map<TopicPartition, Long> ends) {
        Map<Bucket, Sum> sums = new HashMap<>();
        if (ends.isEmpty()) {
            return sums;
        }
        List<Object> parameters = new ArrayList<>();
        ask(
                "SELECT toString(topic), toInt32(partition), intDiv(offset, " + BUCKET + ") AS bucket, count(),"
                        + " toString(sum(" + table.hash() + ")) FROM " + table.table() + " WHERE "
                        + before(ends, parameters) + " GROUP BY topic, partition, bucket",
                parameters,
                row -> sums.put(
                        new Bucket(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)),
                        new Sum(row.getLong(4), Long.parseUnsignedLong(row.getString(5)))));
        return sums;
    }

    /** The rows of inputs {@code from} to before {@code end}, as they lie there, each value as text. */
    List<List<String>> rows(ShownTable table, TopicPartition input, long from, long end) {
        List<List<String>> rows = new ArrayList<>();
        ask(
                "SELECT " + table.texts() + " FROM " + table.table()
                        + " WHERE topic = ? AND partition = ? AND offset >= ? AND offset < ? ORDER BY offset",
                List.of(input.topic(), input.partition(), from, end),
                row -> {
                    List<String> values = new ArrayList<>(table.columns().size());
                    for (int i = 1; i <= table.columns().size(); i++) {
                        values.add(row.getString(i));
                    }
                    rows.add(values);
                });
        return rows;
    }

    /** The last offset that a table has of each partition, whether there is such a partition or not. */
    Map<TopicPartition, Long> last(String table, String offset) {
        Map<TopicPartition, Long> last = new LinkedHashMap<>();
        ask(
                "SELECT toString(topic), toInt32(partition), max(" + offset + ") FROM " + table
                        + " GROUP BY topic, partition ORDER BY topic, partition",
                List.of(),
                row -> last.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        return last;
    }

    /** The totals of one partition number, by topic and cell. */
    Map<String, Map<String, Total>> totals(int partition) {
        Map<String, Map<String, Total>> totals = new HashMap<>();
        ask(
                "SELECT toString(topic), " + cell()
                        + ", quantity, postings, covered_offset FROM totals WHERE partition = ?",
                List.of(partition),
                row -> totals.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                        .put(cell(row, 2), new Total(row.getLong(12), row.getLong(13), row.getLong(14))));
        return totals;
    }

    /** Hears of a cell of a topic. */
    interface CellReader {
        void read(String topic, String cell, String versions) throws SQLException;
    }

    /** The totals of one partition number that have rows of one version which differ. */
    void conflictingTotals(int partition, CellReader reader) {
        ask(
                "SELECT toString(topic), " + cell() + ", toString(groupUniqArray((quantity, postings, covered_offset)))"
                        + " FROM total_rows WHERE partition = ? GROUP BY topic, account, occurred_from, occurred_to,"
                        + " programme, jurisdiction, region, category, party, unit, evidence, totals_offset"
                        + " HAVING uniqExact((quantity, postings, covered_offset)) > 1",
                List.of(partition),
                row -> reader.read(row.getString(1), cell(row, 2), row.getString(12)));
    }

    /** From the first day of the first year to the last of the last that a total lies in; null where there is none. */
    @Nullable
    Period period() {
        List<Period> found = new ArrayList<>();
        ask(
                "SELECT count(), toString(min(occurred_from)), toString(max(occurred_to)) FROM total_rows",
                List.of(),
                row -> {
                    if (row.getLong(1) > 0) {
                        found.add(new Period(
                                LocalDate.parse(row.getString(2)).withDayOfMonth(1),
                                YearMonth.from(LocalDate.parse(row.getString(3)))
                                        .atEndOfMonth()));
                    }
                });
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Whether the outcomes go as far as the totals. */
    boolean haveOutcomes(Map<TopicPartition, Long> covered) {
        Map<TopicPartition, Long> last = last(ShownTable.OUTCOMES.table(), "offset");
        return covered.entrySet().stream().allMatch(end -> last.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    /** Whether no total holds an input behind the given offsets. */
    boolean totalsGoNoFurther(Map<TopicPartition, Long> covered) {
        return last("total_rows", "covered_offset").entrySet().stream()
                .allMatch(total -> total.getValue() <= covered.getOrDefault(total.getKey(), -1L));
    }

    private static String cell() {
        return "toString(account), toString(occurred_from), toString(occurred_to), toString(programme),"
                + " toString(jurisdiction), toString(region), toString(category), party, toString(unit), toString(evidence)";
    }

    private static String cell(ResultSet row, int first) throws SQLException {
        String[] parts = new String[10];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = row.getString(first + i);
        }
        return Line.cell(parts);
    }

    private static String before(Map<TopicPartition, Long> ends, List<Object> parameters) {
        return ends.entrySet().stream()
                .map(end -> {
                    parameters.add(end.getKey().topic());
                    parameters.add(end.getKey().partition());
                    parameters.add(end.getValue());
                    return "(topic = ? AND partition = ? AND offset < ?)";
                })
                .collect(Collectors.joining(" OR "));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void ask(String sql, List<?> parameters, RowReader reader) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                query.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
    }
}
