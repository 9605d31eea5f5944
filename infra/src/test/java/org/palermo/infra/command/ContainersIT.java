package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The whole path on the services' official images, those that {@code infra/compose/compose.yaml} names, with a user and a
 * password of ClickHouse; and the tables of two replicas. Skipped, with the reason, where no Docker engine answers.
 */
class ContainersIT {

    private static final String PASSWORD = "p4ss-wort";
    private static final Duration STARTING = Duration.ofMinutes(3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void engine() {
        Stage.atHome();
        String why = unavailable();
        assumeTrue(why.isEmpty(), "no Docker engine answers here, so the official images are not tried: " + why);
    }

    /** Empty where containers can be started, else what Docker's client says. */
    private static String unavailable() {
        try {
            DockerClientFactory.instance().client();
            return "";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void the_sample_is_set_up_imported_and_reported_on_official_images() throws Exception {
        try (KafkaContainer kafka = new KafkaContainer(image("kafka"));
                GenericContainer<?> registry = registry();
                GenericContainer<?> clickHouse = clickHouse()) {
            kafka.start();
            registry.start();
            clickHouse.start();
            Map<String, String> environment = environment(kafka, registry, clickHouse);

            // When everything is set up, twice, and the sample imported
            Ran.in(environment, "setup").ended(ExitCode.DONE);
            Ran.in(environment, "setup").ended(ExitCode.DONE);
            try (Running streams = Running.of(environment, "streams");
                    Running sink = Running.of(environment, "sink")) {
                Ran.in(environment, "import", Stage.SAMPLE.toString(), "--wait")
                        .ended(ExitCode.DONE)
                        .said(" 0 rejected");
                Ran report = Ran.in(
                        environment,
                        "report",
                        "--format",
                        "json",
                        "--published",
                        Stage.SAMPLE.resolve("published.yaml").toString());

                // Then every figure is the published one
                PublishedFigures figures =
                        PublishedFigures.of(report.ended(ExitCode.DONE).out());
                figures.are(PublishedFigures.EXPECTED);
                assertTrue(figures.compared() > 0);
                sink.end();
                streams.end();
            }

            // and nobody is let in without the password
            Map<String, String> stranger = new HashMap<>(environment);
            stranger.put("PALERMO_CLICKHOUSE_PASSWORD", "another");
            Ran.in(stranger, "report", "--from", "2015", "--to", "2015").ended(ExitCode.FAULT);
        }
    }

    @Test
    void one_setting_makes_the_tables_on_both_replicas() throws Exception {
        try (Network network = Network.newNetwork();
                KafkaContainer kafka = new KafkaContainer(image("kafka"));
                GenericContainer<?> registry = registry();
                GenericContainer<?> one = replica(network, 1);
                GenericContainer<?> two = replica(network, 2)) {
            kafka.start();
            registry.start();
            one.start();
            two.start();
            Map<String, String> environment = environment(kafka, registry, one);
            environment.put("PALERMO_CLICKHOUSE_CLUSTER", "main");
            Ran.in(environment, "setup").ended(ExitCode.DONE);
            Ran.in(environment, "setup").ended(ExitCode.DONE);
            try (Running streams = Running.of(environment, "streams");
                    Running sink = Running.of(environment, "sink")) {
                Ran.in(environment, "import", Stage.SAMPLE.toString(), "--wait").ended(ExitCode.DONE);
                sink.end();
                streams.end();
            }

            Map<String, String> other = environment(kafka, registry, two);
            two.execInContainer(
                    "clickhouse-client",
                    "--user",
                    "palermo",
                    "--password",
                    PASSWORD,
                    "--query",
                    "SYSTEM SYNC REPLICA palermo.total_rows");
            Ran report = Ran.in(
                    other,
                    "report",
                    "--format",
                    "json",
                    "--published",
                    Stage.SAMPLE.resolve("published.yaml").toString());

            PublishedFigures.of(report.ended(ExitCode.DONE).out()).are(PublishedFigures.EXPECTED);
        }
    }

    private Map<String, String> environment(
            KafkaContainer kafka, GenericContainer<?> registry, GenericContainer<?> clickHouse) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PALERMO_KAFKA_BOOTSTRAP_SERVERS", kafka.getBootstrapServers());
        environment.put(
                "PALERMO_SCHEMA_REGISTRY_URL",
                "http://" + registry.getHost() + ":" + registry.getMappedPort(8080) + "/apis/ccompat/v7");
        environment.put(
                "PALERMO_CLICKHOUSE_URL",
                "jdbc:clickhouse://" + clickHouse.getHost() + ":" + clickHouse.getMappedPort(8123) + "/palermo");
        environment.put("PALERMO_CLICKHOUSE_USER", "palermo");
        environment.put("PALERMO_CLICKHOUSE_PASSWORD", PASSWORD);
        environment.put("PALERMO_TOPICS_REPLICATION", "1");
        environment.put("PALERMO_DATA", folder.toString());
        return environment;
    }

    private static GenericContainer<?> registry() throws IOException {
        return new GenericContainer<>(image("registry"))
                .withExposedPorts(8080)
                .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(8080))
                .withStartupTimeout(STARTING);
    }

    private static GenericContainer<?> clickHouse() throws IOException {
        return new GenericContainer<>(image("clickhouse"))
                .withExposedPorts(8123)
                .withEnv("CLICKHOUSE_DB", "palermo")
                .withEnv("CLICKHOUSE_USER", "palermo")
                .withEnv("CLICKHOUSE_PASSWORD", PASSWORD)
                .waitingFor(Wait.forHttp("/ping").forPort(8123))
                .withStartupTimeout(STARTING);
    }

    /** One of two replicas of the cluster main; the first keeps the register of both. */
    private static GenericContainer<?> replica(Network network, int number) throws IOException {
        String configuration = """
                <clickhouse>
                  <macros><shard>1</shard><replica>replica-%d</replica></macros>
                  <remote_servers><main><secret>between</secret><shard><internal_replication>true</internal_replication>
                    <replica><host>replica-1</host><port>9000</port></replica>
                    <replica><host>replica-2</host><port>9000</port></replica>
                  </shard></main></remote_servers>
                  <zookeeper><node><host>replica-1</host><port>9181</port></node></zookeeper>
                  <interserver_http_host>replica-%d</interserver_http_host>
                  %s
                </clickhouse>
                """.formatted(number, number, number == 1 ? KEEPER : "");
        return clickHouse()
                .withNetwork(network)
                .withNetworkAliases("replica-" + number)
                .withCopyToContainer(Transferable.of(configuration), "/etc/clickhouse-server/config.d/cluster.xml");
    }

    private static final String KEEPER = """
            <keeper_server><tcp_port>9181</tcp_port><server_id>1</server_id>
              <log_storage_path>/var/lib/clickhouse/coordination/log</log_storage_path>
              <snapshot_storage_path>/var/lib/clickhouse/coordination/snapshots</snapshot_storage_path>
              <raft_configuration><server><id>1</id><hostname>replica-1</hostname><port>9234</port></server></raft_configuration>
            </keeper_server>
            """;

    /** The image of a service of {@code infra/compose/compose.yaml}. */
    private static DockerImageName image(String service) throws IOException {
        JsonNode compose =
                new YAMLMapper().readTree(Path.of("compose", "compose.yaml").toFile());
        return DockerImageName.parse(
                compose.path("services").path(service).path("image").asText());
    }

    /** A command that runs until it is asked to end, as in another shell. */
    private record Running(Thread thread, CompletableFuture<Ran> ended) implements AutoCloseable {

        static Running of(Map<String, String> environment, String command) {
            CompletableFuture<Ran> ended = new CompletableFuture<>();
            Thread thread = Thread.ofPlatform().name(command).start(() -> {
                try {
                    ended.complete(Ran.in(environment, command));
                } catch (Throwable e) {
                    ended.completeExceptionally(e);
                }
            });
            return new Running(thread, ended);
        }

        void end() {
            thread.interrupt();
            assertEquals(ExitCode.DONE, ended.join().status());
        }

        @Override
        public void close() {
            thread.interrupt();
            ended.join();
        }
    }
}
