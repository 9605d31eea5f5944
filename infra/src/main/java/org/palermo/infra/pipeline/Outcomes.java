package org.palermo.infra.pipeline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.palermo.producers.publish.Receipt;
import org.palermo.streams.sink.Progress;

/** What became of the events that one import published, as ClickHouse shows it. */
public final class Outcomes {

    private final String url;

    /** @param url JDBC URL of ClickHouse */
    public Outcomes(String url) {
        this.url = url;
    }

    /**
     * @param posted how many changed what is recorded
     * @param duplicates how many said nothing new
     * @param rejected those that could not be recorded, in no particular order
     */
    public record Summary(long posted, long duplicates, List<Rejection> rejected) {

        public long all() {
            return posted + duplicates + rejected.size();
        }
    }

    /** An event that was published and then rejected, with a stable reason and what it met. */
    public record Rejection(String kind, String entityId, String reason, String detail) {}

    /** How far ClickHouse shows each input partition: the highest offset, by topic and partition. */
    public Map<Receipt.Partition, Long> shown() {
        Map<Receipt.Partition, Long> highest = new HashMap<>();
        ask(
                "SELECT topic, partition, max(offset) FROM outcome_rows GROUP BY topic, partition",
                List.of(),
                row -> highest.put(new Receipt.Partition(row.getString(1), row.getInt(2)), row.getLong(3)));
        return highest;
    }

    /** Whether everything in the receipt is shown: outcomes, postings, and the totals over them. */
    public boolean showAll(Receipt receipt) {
        Map<TopicPartition, Long> acknowledged = receipt.highest().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> new TopicPartition(e.getKey().topic(), e.getKey().number()), Map.Entry::getValue));
        try (Connection connection = DriverManager.getConnection(url)) {
            return Progress.reached(connection, acknowledged);
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
    }

    /** How many outcomes are shown beyond where the tables were before. */
    public long countSince(Map<Receipt.Partition, Long> before) {
        long[] count = {0};
        ask("SELECT topic, partition, max(offset) FROM outcome_rows GROUP BY topic, partition", List.of(), row -> {
            Long was = before.get(new Receipt.Partition(row.getString(1), row.getInt(2)));
            count[0] += row.getLong(3) - (was == null ? -1 : was);
        });
        return count[0];
    }

    /**
     * Counts what became of an import's own events: as many as the receipt says were acknowledged.
     *
     * @param before where the tables were before the import published
     * @param receipt of the import
     * @param eventIds of the import; others that were published meanwhile are left out
     */
    public Summary of(Map<Receipt.Partition, Long> before, Receipt receipt, Set<String> eventIds) {
        List<Found> found = new ArrayList<>();
        receipt.highest().forEach((partition, last) -> {
            Long was = before.get(partition);
            ask("""
                    SELECT event_id, outcome, kind, entity_id, reason, detail FROM outcomes
                    WHERE topic = ? AND partition = ? AND offset > ? AND offset <= ?
                    ORDER BY offset
                    """, List.of(partition.topic(), partition.number(), was == null ? -1 : was, last), row -> {
                if (eventIds.contains(row.getString(1))) {
                    found.add(new Found(
                            row.getString(1),
                            row.getString(2),
                            new Rejection(row.getString(3), row.getString(4), row.getString(5), row.getString(6))));
                }
            });
        });
        dropEarlier(found, receipt.acknowledged());
        List<Rejection> rejected = found.stream()
                .filter(event -> event.outcome().equals("rejected"))
                .map(Found::rejection)
                .toList();
        return new Summary(count(found, "posted"), count(found, "duplicate"), rejected);
    }

    /** One event's outcome; {@code rejection} means something only where it was rejected. */
    private record Found(String eventId, String outcome, Rejection rejection) {}

    /**
     * The same events may have been published a moment ago, by an import that did not wait, and not have been shown before
     * this one: of events with one id the earliest are then not its own.
     */
    private static void dropEarlier(List<Found> found, long own) {
        long tooMany = found.size() - own;
        if (tooMany <= 0) {
            return;
        }
        Map<String, Integer> times = new HashMap<>();
        found.forEach(event -> times.merge(event.eventId(), 1, Integer::sum));
        Iterator<Found> earliestFirst = found.iterator();
        while (tooMany > 0 && earliestFirst.hasNext()) {
            String id = earliestFirst.next().eventId();
            if (times.merge(id, -1, Integer::sum) > 0) {
                earliestFirst.remove();
                tooMany--;
            }
        }
    }

    private static long count(List<Found> found, String outcome) {
        return found.stream().filter(event -> event.outcome().equals(outcome)).count();
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void ask(String sql, List<Object> parameters, RowReader reader) {
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
