package org.palermo.infra.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.infra.clickhouse.TestDatabases.ask;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.clickhouse.TestDatabases;
import org.palermo.infra.embedded.broker.EmbeddedBroker;
import org.palermo.infra.embedded.stack.TopicSetup;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.sink.ChunkBounds;
import org.palermo.streams.sink.ClickHouseAddress;
import org.palermo.streams.sink.ClickHouseTables;
import org.palermo.streams.sink.Progress;
import org.palermo.streams.sink.SinkRuntime;
import org.palermo.streams.sink.SinkSettings;

/** The whole sink: transactions in a real broker on one side, a real ClickHouse engine on the other. */
class SinkRuntimeIT {

    private static final Topics TOPICS = new Topics(2);

    @SuppressWarnings("NullAway.Init")
    private static TestDatabases databases;

    private final Registry registry =
            new Registry(new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())), "mock", Duration.ZERO);
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();
    private String url = "";

    @BeforeAll
    static void start() {
        databases = new TestDatabases();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @BeforeEach
    void prepare() throws SQLException {
        url = databases.migrated();
        TOPICS.all().forEach(registry::register);
    }

    @Test
    void every_committed_record_is_there_once_through_restarts_and_outages(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, freePort(), freePort())) {
            TopicSetup.ensure(broker.bootstrapServers(), TOPICS, (short) 1);
            feed(broker).publish(0, 500, true);
            try (SinkRuntime sink = sink(broker)) {
                sink.start();
                await(() -> reached(499));
                assertEquals("500 500 500 500", ask(url, SinkFeed.STATE));
                await(() ->
                        sink.lag().size() == 4 && sink.lag().values().stream().allMatch(lag -> lag == 0));
            }

            feed(broker).publish(500, 600, false);
            feed(broker).publish(500, 700, true);
            try (SinkRuntime sink = sink(broker)) {
                sink.start();
                await(() -> reached(699));
                assertEquals("700 700 700 700", ask(url, SinkFeed.STATE));

                databases.stop();
                feed(broker).publish(700, 900, true);
                await(() -> sink.state() == SinkRuntime.State.WAITING);
                databases.startAgain();
                await(() -> reached(899));
                assertEquals(SinkRuntime.State.RUNNING, sink.state());
            }
        }

        assertEquals("900 900 900 900", ask(url, SinkFeed.STATE));
        assertEquals(
                "900 900 documented {\"jurisdiction\":\"SRB\",\"verdictYear\":null,\"added\":\"2015-03\",\"victims\":{},"
                        + "\"defendants\":{},\"convicted\":null,\"exploitation\":[]}",
                ask(
                        url,
                        "SELECT uniqExact(entity_id), uniqExact(journal_offset), any(evidence), any(body) FROM outcomes"));
    }

    @Test
    void stops_loudly_where_the_tables_are_those_of_another_log(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, freePort(), freePort())) {
            TopicSetup.ensure(broker.bootstrapServers(), TOPICS, (short) 1);
            feed(broker).publish(0, 10, true);
            new ClickHouseTables(new ClickHouseAddress(url, "default", ""), Duration.ofSeconds(60))
                    .write(SinkRows.block(5_000, 5_000, SinkRows::outcome));
            try (SinkRuntime sink = sink(broker)) {
                sink.start();

                Throwable fault = fatal.get(60, TimeUnit.SECONDS);

                assertTrue(
                        String.valueOf(fault.getMessage())
                                .startsWith(
                                        "the tables (clickhouse.url) go on at {palermo.journal-0=5001}, which the log"
                                                + " (kafka.bootstrap.servers) does not have"),
                        fault.getMessage());
                await(() -> sink.state() == SinkRuntime.State.FAILED);
            }
        }
    }

    private SinkFeed feed(EmbeddedBroker broker) {
        return new SinkFeed(broker.bootstrapServers(), TOPICS, registry);
    }

    private SinkRuntime sink(EmbeddedBroker broker) {
        return new SinkRuntime(
                new SinkSettings(
                        new ClickHouseAddress(url, "default", ""),
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        "palermo-sink",
                        "sink-1",
                        new ChunkBounds(150, 100, 1 << 20),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(50),
                        Duration.ofMillis(500)),
                TOPICS,
                registry,
                fatal::complete);
    }

    private boolean reached(long offset) {
        try (Connection connection = DriverManager.getConnection(url, "default", "")) {
            return Progress.reached(connection, Map.of(SinkFeed.CASES, offset));
        } catch (SQLException e) {
            return false;
        }
    }

    /** Waits for what must come about; the limit only ends a test that would hang. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, "nothing came of it in a minute");
            Thread.sleep(20);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
