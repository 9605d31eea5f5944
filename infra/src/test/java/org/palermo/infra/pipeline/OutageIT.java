package org.palermo.infra.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.clickhouse.Migrations;
import org.palermo.infra.embedded.broker.EmbeddedBroker;
import org.palermo.infra.embedded.registry.RegistryProgram;
import org.palermo.infra.embedded.registry.RegistryServer;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;
import org.palermo.infra.embedded.stack.TopicSetup;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.infra.engine.EngineProcess;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

/** ClickHouse and the registry go away and come back while events keep coming, some of them unreadable. */
class OutageIT {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);
    private static final long SEED = Long.getLong("seed", 20160430);

    /** How long each service stays away; longer than the pauses between attempts take to double to their longest. */
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("palermo.outage.seconds", 10));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();

    @Test
    void everything_arrives_after_outages_and_nothing_unreadable_stops_the_stream() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedBroker broker = EmbeddedBroker.start(
                        data.resolve("kafka"), data.port("kafka"), data.port("kafka-controller"))) {
            TopicSetup.ensure(broker.bootstrapServers(), TOPICS, (short) 1);
            EngineProcess engine = engine(data);
            RegistryServer registryServer = registry(data);
            Addresses at = new Addresses(broker.bootstrapServers(), registryServer.url(), engine.jdbcUrl());
            Migrations.migrate(at.clickHouse());
            Registry registry = Registry.at(at.registry(), Duration.ofSeconds(10));
            TOPICS.all().forEach(registry::register);
            Pipeline pipeline = pipeline(at);
            try (Load load = new Load(at.kafka(), new RandomEvents(SEED, TOPICS, registry))) {
                LedgerCheck.await(
                        () -> PipelineStatus.read(at, TOPICS).outcomes().containsKey("posted"));

                engine.close();
                load.awaitMore(500);
                assertThrows(ClickHouseUnavailable.class, () -> PipelineStatus.read(at, TOPICS));
                publishUnreadable(at);
                load.awaitMore(500);
                Thread.sleep(AWAY);
                engine = engine(data);
                assertEquals(at.clickHouse(), engine.jdbcUrl());
                load.awaitMore(200);

                // Streams that run know all schemas, so only those that start meet a registry that is away.
                pipeline.close();
                registryServer.close();
                try (ServerSocket away = new ServerSocket(data.port("registry"), 1, InetAddress.getLoopbackAddress())) {
                    pipeline = pipeline(at);
                    away.accept().close();
                    away.accept().close();
                }
                load.awaitMore(500);
                Thread.sleep(AWAY);
                registryServer = registry(data);
                assertEquals(at.registry(), registryServer.url());
                load.awaitMore(200);
                long acknowledged = load.end();

                LedgerCheck.Found found = new LedgerCheck(at, TOPICS).check();

                assertEquals(acknowledged + UNREADABLE, found.inputs());
                PipelineStatus status = PipelineStatus.read(at, TOPICS);
                assertEquals(0, status.behind());
                assertEquals(found.inputs(), status.published());
                assertEquals(
                        found.outcomes().get("corrupt-record"),
                        status.rejections().get("corrupt-record"));
                assertTrue(status.rejections().getOrDefault("corrupt-record", 0L) >= UNREADABLE);
            } finally {
                pipeline.close();
                engine.close();
                registryServer.close();
            }
        }
        assertEquals(null, fatal.get());
    }

    private static final int UNREADABLE = 5;

    /** Bytes that are no event, up to the largest that the broker takes, and a key with nothing at all. */
    private static void publishUnreadable(Addresses at) throws Exception {
        byte[] large = new byte[1_048_300];
        new SplittableRandom(SEED).nextBytes(large);
        byte[] schemaIdOfNothing = {0, 0x7f, 0, 0, 0, 1, 2, 3};
        List<ProducerRecord<byte[], byte[]>> records = List.of(
                new ProducerRecord<>("palermo.charges", 0, null, null),
                new ProducerRecord<>("palermo.charges", 1, new byte[] {1}, new byte[0]),
                new ProducerRecord<>("palermo.grants", 0, new byte[] {1}, new byte[] {0, 0, 0}),
                new ProducerRecord<>("palermo.trainings", 2, new byte[] {1}, schemaIdOfNothing),
                new ProducerRecord<>("palermo.activities", 3, new byte[] {1}, large));
        assertEquals(UNREADABLE, records.size());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                java.util.Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, at.kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    private Pipeline pipeline(Addresses at) {
        return Pipeline.start(
                new Pipeline.Settings(at, folder.resolve("streams"), "one", Topics.DEFAULT_PARTITIONS, true),
                fatal::set);
    }

    private static EngineProcess engine(DataDirectory data) {
        return EngineProcess.start(EngineProcess.Settings.of(
                        EngineLibrary.locate(EngineLibrary.cacheFolder(), unused -> {}), data.resolve("clickhouse"))
                .withPort(data.port("clickhouse")));
    }

    private static RegistryServer registry(DataDirectory data) {
        Path program = RegistryProgram.locate(EngineLibrary.cacheFolder(), unused -> {});
        return RegistryServer.start(new RegistryServer.Settings(
                program,
                data.resolve("registry"),
                data.port("registry"),
                data.port("registry-management"),
                List.of(),
                data.resolve("log/registry.log")));
    }
}
