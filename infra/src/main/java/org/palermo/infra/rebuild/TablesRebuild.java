package org.palermo.infra.rebuild;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.palermo.infra.audit.AuditHistory;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.infra.pipeline.ClickHouseUnavailable;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.sink.Replay;
import org.palermo.streams.sink.SinkSettings;
import org.palermo.streams.sink.Table;
import org.palermo.streams.sink.TablesException;

/**
 * New tables from the journal and the totals, in the place of those that are read.
 *
 * <p>It works beside a sink that runs. That sink writes to the tables by their names, and so, from the exchange on, to the
 * new ones; what it had read before the exchange may have gone to the old ones. So after the exchange everything that was
 * in the topics by then is written into the new tables by the rebuild as well, from where it had come to: what both have
 * written is one row. What the sink reads later it writes to the new tables alone.
 *
 * <p>Nothing is ever deleted and written again under the same name: a deduplication token that is still remembered would
 * drop the rows. A new table remembers no token.
 *
 * <p>Killed at whatever moment, it has lost nothing: before the exchange the old tables are untouched; after it the new
 * ones may lack rows for a moment, which is why the reports are marked as unverified before it. Running it again builds
 * everything from the beginning.
 */
public final class TablesRebuild {

    /** New tables while they are built. */
    static final String BUILT = "_rebuilt";

    /** Old tables once they are replaced. */
    static final String REPLACED = "_replaced";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SINK_PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** As many records may come while the last ones are written, before that counts as having caught up. */
    private static final long NEARLY = 2_000;

    private static final int ROUNDS = 10;

    private final Addresses addresses;
    private final Topics topics;
    private final Clock clock;

    /** @param clock tells when the tables were exchanged */
    public TablesRebuild(Addresses addresses, Topics topics, Clock clock) {
        this.addresses = addresses;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Builds, compares, exchanges. The old tables stay until {@link #drop} or the next rebuild.
     *
     * @throws ReplicatedTables where the tables are kept by several hosts of a cluster
     * @throws BrokerUnavailable where the broker does not answer
     * @throws ClickHouseUnavailable where ClickHouse does not answer or refuses
     */
    public RebuildResult run(RebuildProgress progress) throws InterruptedException {
        try (Connection connection = DriverManager.getConnection(addresses.clickHouse())) {
            return run(connection, progress);
        } catch (SQLException | TablesException e) {
            throw new ClickHouseUnavailable(addresses.clickHouse(), e);
        }
    }

    private RebuildResult run(Connection connection, RebuildProgress progress)
            throws SQLException, InterruptedException {
        refuseReplicas(connection);
        for (Table table : Table.values()) {
            execute(connection, "DROP TABLE IF EXISTS " + table.tableName() + BUILT);
            execute(connection, "CREATE TABLE " + table.tableName() + BUILT + " AS " + table.tableName());
        }
        SinkSettings settings = settings();
        Registry registry = Registry.at(addresses.registry(), PATIENCE);
        Replay beside = new Replay(settings, BUILT, topics, registry);
        Map<TopicPartition, Long> built = new HashMap<>();
        derived().forEach(partition -> built.put(partition, 0L));
        catchUp(beside, built, progress);

        awaitSink(connection, built);
        List<RebuildResult.Difference> differences = new ArrayList<>();
        TableComparison comparison = new TableComparison(connection, BUILT);
        for (Table table : Table.values()) {
            progress.at(RebuildProgress.Step.COMPARING, differences.size(), Table.values().length);
            differences.add(comparison.of(table, built, topics.totals().name(), () -> ends(inputs())));
        }

        catchUp(beside, built, progress);
        new AuditHistory(addresses.clickHouse()).keepRebuild(clock.instant());
        int exchanged = 0;
        for (Table table : Table.values()) {
            progress.at(RebuildProgress.Step.EXCHANGING, exchanged++, Table.values().length);
            execute(connection, "EXCHANGE TABLES " + table.tableName() + " AND " + table.tableName() + BUILT);
        }
        // asked for after the exchange: whatever the sink wrote to the old tables lies before
        Map<TopicPartition, Long> end = ends(built.keySet());
        progress.at(RebuildProgress.Step.CATCHING_UP, 0, missing(built, end));
        new Replay(settings, "", topics, registry).run(built, end, _ -> {});
        for (Table table : Table.values()) {
            execute(connection, "DROP TABLE IF EXISTS " + table.tableName() + REPLACED);
            execute(connection, "RENAME TABLE " + table.tableName() + BUILT + " TO " + table.tableName() + REPLACED);
        }
        return new RebuildResult(
                end.values().stream().mapToLong(Long::longValue).sum(), differences);
    }

    /** Removes the old tables that an earlier rebuild kept; false where there are none. */
    public boolean drop() {
        try (Connection connection = DriverManager.getConnection(addresses.clickHouse())) {
            boolean any = false;
            for (Table table : Table.values()) {
                String name = table.tableName() + REPLACED;
                any |= number(
                                connection,
                                "SELECT count() FROM system.tables WHERE database = currentDatabase() AND name = '"
                                        + name + "'")
                        > 0;
                execute(connection, "DROP TABLE IF EXISTS " + name);
            }
            return any;
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(addresses.clickHouse(), e);
        }
    }

    private static void refuseReplicas(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT engine FROM system.tables WHERE database = currentDatabase() AND name = '"
                                + Table.POSTINGS.tableName() + "'");
                ResultSet row = query.executeQuery()) {
            if (row.next() && row.getString(1).startsWith("Replicated")) {
                throw new ReplicatedTables(row.getString(1));
            }
        }
    }

    /** Writes into the new tables until little is left that they lack; where more keeps coming, a few times. */
    private void catchUp(Replay beside, Map<TopicPartition, Long> built, RebuildProgress progress)
            throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Map<TopicPartition, Long> end = ends(built.keySet());
            long all = end.values().stream().mapToLong(Long::longValue).sum();
            long lacking = missing(built, end);
            long before = all - lacking;
            beside.run(Map.copyOf(built), end, done -> progress.at(RebuildProgress.Step.BUILDING, before + done, all));
            built.putAll(end);
            if (lacking <= NEARLY) {
                return;
            }
        }
    }

    private static long missing(Map<TopicPartition, Long> built, Map<TopicPartition, Long> end) {
        return end.entrySet().stream()
                .mapToLong(e -> e.getValue() - built.getOrDefault(e.getKey(), 0L))
                .sum();
    }

    /** Gives a sink that runs the time to come as far as the new tables; what it has not by then counts as missing. */
    private void awaitSink(Connection connection, Map<TopicPartition, Long> built)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + SINK_PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !isAsFar(connection, Table.OUTCOMES, "journal")
                || System.nanoTime() < deadline && !isAsFar(connection, Table.COVERAGE, "totals")) {
            Thread.sleep(LOOK);
        }
    }

    /** Whether the old table has, of each partition, the last row of the new one. */
    private static boolean isAsFar(Connection connection, Table table, String side) throws SQLException {
        String last = "SELECT " + side + "_partition AS part, max(" + side + "_offset) AS last FROM ";
        return number(
                        connection,
                        "SELECT count() FROM (" + last + table.tableName() + BUILT
                                + " GROUP BY part) AS new LEFT JOIN ("
                                + last + table.tableName() + " GROUP BY part) AS old ON old.part = new.part"
                                + " WHERE old.last < new.last")
                == 0;
    }

    private SinkSettings settings() {
        Map<String, String> values = new HashMap<>();
        addresses.kafkaProperties().forEach((key, value) -> values.put("kafka." + key, value));
        values.put("clickhouse.url", addresses.clickHouse());
        return SinkSettings.from(values);
    }

    private List<TopicPartition> derived() {
        return Stream.of(topics.journal(), topics.totals())
                .flatMap(TablesRebuild::partitions)
                .toList();
    }

    private List<TopicPartition> inputs() {
        return topics.inputs().stream().flatMap(TablesRebuild::partitions).toList();
    }

    private static Stream<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions()).mapToObj(i -> new TopicPartition(topic.name(), i));
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<String, Object> properties = new HashMap<>(addresses.kafkaProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions, PATIENCE);
        } catch (KafkaException e) {
            throw new BrokerUnavailable(addresses.kafka(), e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
