package org.palermo.infra.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.clickhouse.TestDatabases;
import org.palermo.infra.embedded.broker.EmbeddedBroker;
import org.palermo.infra.embedded.stack.TopicSetup;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.sink.ChunkBounds;
import org.palermo.streams.sink.ClickHouseAddress;
import org.palermo.streams.sink.Progress;
import org.palermo.streams.sink.SinkRuntime;
import org.palermo.streams.sink.SinkSettings;

/** ClickHouse is there, but ill: its disk is full, or it answers late. What is published meanwhile is written once, later. */
class SinkFaultsIT {

    private static final Topics TOPICS = new Topics(2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    private static final Registry REGISTRY =
            new Registry(new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())), "mock", Duration.ZERO);

    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(folder.resolve("kafka"), freePort(), freePort());
        TopicSetup.ensure(broker.bootstrapServers(), TOPICS, (short) 1);
        TOPICS.all().forEach(REGISTRY::register);
        new SinkFeed(broker.bootstrapServers(), TOPICS, REGISTRY).publish(0, 1_000, true);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void a_full_disk_is_waited_out_and_nothing_is_lost() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 96);
                TestDatabases databases = new TestDatabases(disk.folder().resolve("clickhouse"))) {
            String url = databases.migrated();
            disk.fill();
            try (SinkRuntime sink = sink(url, "full", Duration.ofSeconds(20))) {
                sink.start();
                await(() -> sink.state() == SinkRuntime.State.WAITING);

                disk.empty();

                await(() -> reached(url, 999));
                assertEquals(SinkRuntime.State.RUNNING, sink.state());
            }
            assertEquals("1000 1000 1000 1000", ask(url, SinkFeed.STATE));
        }
        assertFalse(fatal.isDone(), () -> String.valueOf(fatal.getNow(new AssertionError())));
    }

    @Test
    void what_was_written_although_the_answer_came_too_late_is_not_written_again() throws Exception {
        try (TestDatabases databases = new TestDatabases();
                SlowProxy proxy = new SlowProxy(databases.port())) {
            String url = databases.migrated();
            String slowly = url.replace(":" + databases.port() + "/", ":" + proxy.port() + "/");
            Duration patience = Duration.ofSeconds(1);
            proxy.delay(patience.multipliedBy(2));
            try (SinkRuntime sink = sink(slowly, "slow", patience)) {
                sink.start();
                await(() -> proxy.lateAnswers() >= 3); // it goes on all the same: what it asks about is there
                proxy.delay(Duration.ZERO);

                await(() -> reached(url, 999));
                await(() -> sink.state() == SinkRuntime.State.RUNNING);
            }
            assertEquals("1000 1000 1000 1000", ask(url, SinkFeed.STATE));
            assertEquals(1_000, count(url, "outcome_rows"), "not even under the views that make a repeat harmless");
            assertEquals(1_000, count(url, "posting_rows"));
        }
        assertFalse(fatal.isDone(), () -> String.valueOf(fatal.getNow(new AssertionError())));
    }

    private SinkRuntime sink(String url, String group, Duration patience) {
        return new SinkRuntime(
                new SinkSettings(
                        new ClickHouseAddress(url, "default", ""),
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        group,
                        "",
                        new ChunkBounds(60, 50, 1 << 20),
                        patience,
                        Duration.ofMillis(50),
                        Duration.ofMillis(500)),
                TOPICS,
                REGISTRY,
                fatal::complete);
    }

    private static boolean reached(String url, long offset) {
        try (Connection connection = DriverManager.getConnection(url, "default", "")) {
            return Progress.reached(connection, Map.of(SinkFeed.CASES, offset));
        } catch (SQLException e) {
            return false;
        }
    }

    private static long count(String url, String table) {
        try {
            return Long.parseLong(ask(url, "SELECT count() FROM " + table));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for what must come about; the limit only ends a test that would hang. */
    private void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertFalse(fatal.isDone(), () -> String.valueOf(fatal.getNow(new AssertionError())));
            assertTrue(System.nanoTime() < limit, "nothing came of it in a minute and a half");
            Thread.sleep(20);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
