package org.palermo.infra.embedded.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.infra.clickhouse.TestDatabases.ask;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.clickhouse.TestDatabases;
import org.palermo.infra.embedded.process.ChildJvm;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** One data directory through the lives of several processes, each test taking up what the one before left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIT {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);
    private static final TopicPartition CHARGES = new TopicPartition("palermo.charges", 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    private static Map<String, Integer> schemaIds = Map.of();
    private static Addresses first = new Addresses("", "", "");

    @Test
    @Order(1)
    void a_stack_is_killed_and_its_children_end_with_it_while_a_second_process_was_refused() throws Exception {
        Path data = root.resolve("data");
        try (ChildJvm up = ChildJvm.start(StackProgram.class, data);
                ChildJvm second = secondAfter(up, data)) {
            assertEquals(
                    "the data directory " + data + " is in use by process "
                            + up.handle().pid(),
                    second.await("REFUSED"));
            assertEquals(0, second.exitCode());
            assertEquals(java.util.Optional.of(first), DataDirectory.running(data));
            schemaIds = schemaIds(first);
            assertEquals(TOPICS.all().size(), schemaIds.size());
            publish(first, "before the kill");
            try (Connection connection = DriverManager.getConnection(first.clickHouse())) {
                TestDatabases.execute(connection, "CREATE TABLE kept (n UInt32) ENGINE = MergeTree ORDER BY n");
                TestDatabases.execute(connection, "INSERT INTO kept VALUES (42)");
            }
            List<ProcessHandle> children = up.handle().children().toList();
            assertEquals(2, children.size(), "registry and engine");

            up.kill();

            for (ProcessHandle child : children) {
                child.onExit().get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static ChildJvm secondAfter(ChildJvm up, Path data) {
        first = StackProgram.addresses(up.await("READY"));
        return ChildJvm.start(StackProgram.class, data);
    }

    @Test
    @Order(2)
    void a_restart_finds_the_same_ports_topics_records_schemas_and_rows() throws Exception {
        try (Stack stack = TestStacks.start(root.resolve("data"), TOPICS)) {
            assertEquals(first, stack.addresses());
            assertEquals(schemaIds, schemaIds(stack.addresses()));
            assertEquals("42", ask(stack.addresses().clickHouse(), "SELECT n FROM kept"));
            try (Admin admin = admin(stack.addresses())) {
                assertEquals(
                        1,
                        admin.listOffsets(Map.of(CHARGES, OffsetSpec.latest()))
                                .partitionResult(CHARGES)
                                .get()
                                .offset());
                for (Topic topic : TOPICS.all()) {
                    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
                    var found =
                            admin.describeConfigs(List.of(resource)).all().get().get(resource);
                    topic.configuration()
                            .forEach((key, value) -> assertEquals(
                                    value,
                                    java.util.Objects.requireNonNull(found)
                                            .get(key)
                                            .value(),
                                    topic.name() + " " + key));
                    assertEquals(
                            topic.partitions(),
                            java.util.Objects.requireNonNull(admin.describeTopics(List.of(topic.name()))
                                            .allTopicNames()
                                            .get()
                                            .get(topic.name()))
                                    .partitions()
                                    .size());
                }
            }
            assertIncompatibleSchemasAreRefused(stack.addresses());
            assertOnlyLoopbackListens(stack.addresses());
            assertADeadServiceIsStartedAgain(stack, Stack.Service.CLICKHOUSE);
            assertADeadServiceIsStartedAgain(stack, Stack.Service.REGISTRY);
            assertEquals("1", ask(stack.addresses().clickHouse(), "SELECT 1"), "at the address that was known before");
            assertEquals(
                    200,
                    send(HttpRequest.newBuilder(URI.create(stack.addresses().registry() + "/subjects"))
                                    .build())
                            .statusCode());
        }
        assertEquals(java.util.Optional.empty(), DataDirectory.running(root.resolve("data")));
    }

    private static void assertADeadServiceIsStartedAgain(Stack stack, Stack.Service service)
            throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        stack.watch(new Stack.Watch() {
            @Override
            public void died(Stack.Service one, Path log) {
                told.add("died " + one);
            }

            @Override
            public void serves(Stack.Service one) {
                told.add("serves " + one);
            }

            @Override
            public void gaveUp(ServiceEnded ended) {
                told.add("gave up");
            }
        });

        ProcessHandle.of(stack.processOf(service)).ifPresent(ProcessHandle::destroyForcibly);

        assertEquals("died " + service, told.poll(60, TimeUnit.SECONDS));
        assertEquals("serves " + service, told.poll(120, TimeUnit.SECONDS));
    }

    /** FULL_TRANSITIVE: neither a field that old readers miss, nor one that old records lack. */
    private static void assertIncompatibleSchemasAreRefused(Addresses addresses) throws Exception {
        String subject = addresses.registry() + "/subjects/palermo.charges-value/versions";
        String latest = send(HttpRequest.newBuilder(URI.create(subject + "/latest/schema"))
                        .build())
                .body();
        assertTrue(latest.contains("\"name\":\"envelope\""), latest);
        String added = latest.substring(0, latest.lastIndexOf(']')) + ",{\"name\":\"more\",\"type\":\"string\"}]}";
        assertEquals(409, register(subject, added));
        assertEquals(
                409,
                register(
                        subject,
                        latest.replace("\"unitsPerUsd\",\"type\":\"string\"", "\"unitsPerUsd\",\"type\":\"int\"")));
        assertEquals(200, register(subject, latest));
    }

    private static int register(String subject, String schema) throws Exception {
        String body = "{\"schema\":\"" + schema.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        return send(HttpRequest.newBuilder(URI.create(subject))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    /** No port of the stack is bound to all addresses: each can be bound on another loopback address. */
    private static void assertOnlyLoopbackListens(Addresses addresses) throws IOException {
        for (String address : List.of(addresses.kafka(), addresses.registry(), addresses.clickHouse())) {
            assertTrue(address.contains("127.0.0.1:"), address);
        }
        Properties ports = new Properties();
        try (var in = Files.newBufferedReader(root.resolve("data/ports.properties"))) {
            ports.load(in);
        }
        assertEquals(5, ports.size());
        for (Object port : ports.values()) {
            try (ServerSocket other =
                    new ServerSocket(Integer.parseInt(port.toString()), 1, InetAddress.getByName("127.0.0.2"))) {
                assertTrue(other.isBound());
            }
        }
    }

    @Test
    @Order(3)
    void topics_with_another_number_of_partitions_are_refused_and_the_rest_is_stopped() throws Exception {
        Path data = root.resolve("data");
        int port = URI.create(first.clickHouse().substring("jdbc:".length())).getPort();
        try (ServerSocket someone = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(someone.isBound());

            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> TestStacks.start(data, new Topics(3)));

            assertEquals(
                    "topic palermo.activities has 4 partitions, but the setting says 3. The number is fixed at the first"
                            + " start: start with the old number, or with a new data directory.",
                    refused.getMessage());
        }
        assertNothingIsLeft(data);
        Properties ports = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("ports.properties"))) {
            ports.load(in);
        }
        assertNotEquals(Integer.toString(port), ports.getProperty("clickhouse"), "a port that was taken gives another");
        assertEquals(first.kafka(), "127.0.0.1:" + ports.getProperty("kafka"), "the others stay");
    }

    @Test
    @Order(4)
    void a_registry_that_cannot_start_is_told_with_its_log_and_the_rest_is_stopped() throws Exception {
        Path cache = root.resolve("cache");
        Path registry = Files.createDirectories(cache.resolve("schema-registry/3.3.3"));
        Files.writeString(registry.resolve("quarkus-run.jar"), "no archive");
        Path engine = EngineLibrary.cacheFolder().resolve("clickhouse-engine");
        Files.createSymbolicLink(cache.resolve("clickhouse-engine"), engine);
        Path data = root.resolve("no-registry");

        IllegalStateException fault = assertThrows(
                IllegalStateException.class,
                () -> Stack.start(new Stack.Settings(data, cache, root.resolve("aot"), TOPICS), unused -> {}));

        String message = String.valueOf(fault.getMessage());
        assertTrue(message.startsWith("the schema registry ended with 1 while starting:\n"), message);
        assertTrue(message.contains("io.quarkus.bootstrap.runner.QuarkusEntryPoint"), message);
        assertNothingIsLeft(data);
    }

    @Test
    @Order(5)
    void an_engine_that_cannot_start_is_told_and_the_rest_is_stopped() throws Exception {
        Path data = Files.createDirectories(root.resolve("no-engine"));
        Files.writeString(data.resolve("clickhouse"), "a file where its folder should be");

        RuntimeException fault = assertThrows(RuntimeException.class, () -> TestStacks.start(data, TOPICS));

        assertTrue(
                String.valueOf(fault.getMessage()).contains("ClickHouse engine"), String.valueOf(fault.getMessage()));
        assertNothingIsLeft(data);
    }

    /** With a wrong setting, a topic that is missing would be made wrong for ever. */
    @Test
    @Order(6)
    void no_topic_is_made_where_one_is_refused() throws Exception {
        Path data = root.resolve("half");
        Topic cases = TOPICS.ofName("palermo.cases").orElseThrow();
        try (DataDirectory directory = DataDirectory.open(data);
                var broker = org.palermo.infra.embedded.broker.EmbeddedBroker.start(
                        data.resolve("kafka"), directory.port("kafka"), directory.port("kafka-controller"));
                Admin admin = Admin.create(Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(cases.name(), cases.partitions(), (short) 1)))
                    .all()
                    .get();

            assertThrows(
                    IllegalStateException.class,
                    () -> TopicSetup.ensure(broker.bootstrapServers(), new Topics(3), (short) 1));

            assertEquals(
                    List.of(cases.name()),
                    List.copyOf(admin.listTopics().names().get()));
            TopicSetup.ensure(broker.bootstrapServers(), TOPICS, (short) 1);
            TopicSetup.ensure(broker.bootstrapServers(), TOPICS, (short) 1);
            ExecutionException exists = assertThrows(
                    ExecutionException.class,
                    () -> admin.createTopics(List.of(new NewTopic("palermo.journal", 1, (short) 1)))
                            .all()
                            .get());
            assertTrue(exists.getCause() instanceof TopicExistsException);
        }
    }

    private static void assertNothingIsLeft(Path data) {
        assertEquals(
                List.of(),
                ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .toList());
        assertEquals(java.util.Optional.empty(), DataDirectory.running(data));
        assertFalse(Files.exists(data.resolve("running.properties")));
        DataDirectory.open(data).close();
    }

    private static Map<String, Integer> schemaIds(Addresses addresses) throws Exception {
        Map<String, Integer> ids = new HashMap<>();
        for (Topic topic : TOPICS.all()) {
            String said = send(HttpRequest.newBuilder(URI.create(
                                    addresses.registry() + "/subjects/" + topic.subject() + "/versions/latest"))
                            .build())
                    .body();
            String id = said.replaceAll("(?s).*\"id\":(\\d+).*", "$1");
            ids.put(topic.subject(), Integer.parseInt(id));
        }
        return ids;
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    private static void publish(Addresses addresses, String text) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, addresses.kafka());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            CHARGES.topic(), CHARGES.partition(), null, text.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static Admin admin(Addresses addresses) {
        return Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, addresses.kafka()));
    }
}
