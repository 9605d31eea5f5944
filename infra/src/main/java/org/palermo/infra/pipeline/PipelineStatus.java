package org.palermo.infra.pipeline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/**
 * How far a running pipeline has come.
 *
 * @param topics one line an input topic, in the declared order
 * @param outcomes how many events ended how: posted, duplicate, rejected
 * @param rejections how many were rejected for which reason
 */
public record PipelineStatus(List<TopicStatus> topics, Map<String, Long> outcomes, Map<String, Long> rejections) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * @param published events that the topic holds
     * @param shown how many of them ClickHouse shows with their outcome
     * @param covered how many of them are in ClickHouse's totals
     */
    public record TopicStatus(String topic, long published, long shown, long covered) {}

    public long published() {
        return topics.stream().mapToLong(TopicStatus::published).sum();
    }

    /** Events that ClickHouse does not show, or whose totals it does not show, yet. */
    public long behind() {
        return topics.stream()
                .mapToLong(t -> t.published() - Math.min(t.shown(), t.covered()))
                .sum();
    }

    /**
     * Asks the broker and ClickHouse.
     *
     * @throws BrokerUnavailable where the broker does not answer
     * @throws ClickHouseUnavailable where ClickHouse does not answer
     */
    public static PipelineStatus read(Addresses addresses, Topics topics) {
        Map<TopicPartition, Long> ends = ends(addresses, topics);
        Map<TopicPartition, Long> shown = highest(
                addresses.clickHouse(),
                "SELECT topic, partition, max(offset) FROM outcome_rows GROUP BY topic, partition");
        Map<TopicPartition, Long> covered = highest(
                addresses.clickHouse(),
                "SELECT topic, partition, max(covered_offset) FROM coverage_rows GROUP BY topic, partition");
        List<TopicStatus> lines = new ArrayList<>();
        for (Topic topic : topics.inputs()) {
            lines.add(new TopicStatus(topic.name(), sum(ends, topic), sum(shown, topic), sum(covered, topic)));
        }
        return new PipelineStatus(
                lines,
                counts(addresses.clickHouse(), "SELECT outcome, count() FROM outcomes GROUP BY outcome"),
                counts(
                        addresses.clickHouse(),
                        "SELECT reason, count() FROM outcomes WHERE outcome = 'rejected' GROUP BY reason"));
    }

    private static long sum(Map<TopicPartition, Long> numbers, Topic topic) {
        return numbers.entrySet().stream()
                .filter(e -> e.getKey().topic().equals(topic.name()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<TopicPartition, Long> ends(Addresses addresses, Topics topics) {
        Map<String, Object> p = new HashMap<>(addresses.kafkaProperties());
        p.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        p.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(p)) {
            List<TopicPartition> partitions = topics.inputs().stream()
                    .flatMap(t -> IntStream.range(0, t.partitions()).mapToObj(i -> new TopicPartition(t.name(), i)))
                    .toList();
            return consumer.endOffsets(partitions, PATIENCE);
        } catch (KafkaException e) {
            throw new BrokerUnavailable(addresses.kafka(), e);
        }
    }

    /** Highest offset plus one, so that it counts what lies before: input topics have no gaps. */
    private static Map<TopicPartition, Long> highest(String url, String sql) {
        Map<TopicPartition, Long> found = new HashMap<>();
        ask(url, sql, row -> found.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3) + 1));
        return found;
    }

    private static Map<String, Long> counts(String url, String sql) {
        Map<String, Long> found = new TreeMap<>();
        ask(url, sql, row -> found.put(row.getString(1), row.getLong(2)));
        return found;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void ask(String url, String sql, RowReader reader) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
    }
}
