package org.palermo.streams.testing;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Position;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.topology.LedgerTopology;

/** The whole topology in Kafka's test driver, with one partition a topic and a registry that forgets. */
public final class Pipeline implements AutoCloseable {

    private static final List<String> STORES = List.of(LedgerTopology.ENTITIES, LedgerTopology.TOTALS);

    public static final Duration TOTALS_INTERVAL = Duration.ofMillis(100);

    private static final Topics TOPICS = new Topics(1);

    private final Path stateDirectory;
    private final boolean inMemory;
    private final Registry registry;
    private TopologyTestDriver driver;
    private final Map<String, AvroCodec<SpecificRecord>> codecs = new HashMap<>();
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private TestOutputTopic<byte[], byte[]> journal;
    private TestOutputTopic<byte[], byte[]> totals;
    private final AvroCodec<JournalEntry> entries;
    private final AvroCodec<TotalsRecord> cells;

    public Pipeline(Path stateDirectory, boolean inMemory) {
        this(stateDirectory, inMemory, registry());
    }

    /** @param registry with the schemas of all topics */
    public Pipeline(Path stateDirectory, boolean inMemory, Registry registry) {
        this.stateDirectory = stateDirectory;
        this.inMemory = inMemory;
        this.registry = registry;
        driver = driver();
        for (Topic topic : TOPICS.inputs()) {
            codecs.put(topic.name(), new AvroCodec<>(topic, registry));
            inputs.put(topic.name(), input(topic));
        }
        journal = output(TOPICS.journal());
        totals = output(TOPICS.totals());
        entries = new AvroCodec<>(TOPICS.journal(), registry);
        cells = new AvroCodec<>(TOPICS.totals(), registry);
    }

    private TopologyTestDriver driver() {
        return new TopologyTestDriver(
                LedgerTopology.of(TOPICS, Ledger.of(Places.standard()), registry, TOTALS_INTERVAL, inMemory),
                properties(stateDirectory),
                Samples.MONDAY);
    }

    private TestInputTopic<byte[], byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Another run of the topology, whose stores hold the bytes that the changelogs would bring back. What was written to
     * the journal and the totals is forgotten, and offsets begin anew.
     */
    public void restart() {
        Map<String, List<KeyValue<Bytes, byte[]>>> held = new HashMap<>();
        for (String name : STORES) {
            List<KeyValue<Bytes, byte[]>> all = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> entries = store(name).all()) {
                entries.forEachRemaining(all::add);
            }
            held.put(name, all);
        }
        driver.close();
        driver = driver();
        TOPICS.inputs().forEach(topic -> inputs.put(topic.name(), input(topic)));
        journal = output(TOPICS.journal());
        totals = output(TOPICS.totals());
        held.forEach((name, entries) -> store(name).putAll(entries));
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** Confluent's own mock with the schemas of all topics. */
    public static Registry registry() {
        return registry(new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())));
    }

    /** A registry behind any client, with the schemas of all topics, that waits for nothing. */
    public static Registry registry(SchemaRegistryClient client) {
        Registry registry = new Registry(client, "mock", Duration.ZERO);
        TOPICS.all().forEach(registry::register);
        return registry;
    }

    /** What the driver and its stores need. */
    public static Properties properties(Path stateDirectory) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "palermo");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        return properties;
    }

    /** Publishes an event as intake does, and answers its bytes. */
    public byte[] send(Envelope envelope, SpecificRecord body) {
        return send(envelope, body, Samples.MONDAY);
    }

    /** Publishes an event at a time of the broker's clock, which need not go forward, and answers its bytes. */
    public byte[] send(Envelope envelope, SpecificRecord body, Instant at) {
        byte[] value = bytes(envelope.getKind(), envelope, body);
        pipe(envelope.getKind(), key(envelope, body), value, at);
        return value;
    }

    /** An event's bytes on a kind's topic, whatever its envelope says. */
    public byte[] bytes(String kind, Envelope envelope, SpecificRecord body) {
        return Objects.requireNonNull(codecs.get(topic(kind))).encode(Samples.eventOf(kind, envelope, body));
    }

    /** Publishes any bytes to a kind's topic. */
    public void send(String kind, @Nullable String key, byte @Nullable [] value) {
        pipe(kind, key, value, Samples.MONDAY);
    }

    private void pipe(String kind, @Nullable String key, byte @Nullable [] value, Instant at) {
        Objects.requireNonNull(inputs.get(topic(kind)))
                .pipeInput(key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, at);
    }

    /** Publishes bytes that were rejected before, with the header that says where they lay first. */
    public void send(String kind, String key, byte[] value, String from) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Position.REDRIVEN_FROM, from.getBytes(StandardCharsets.UTF_8));
        Objects.requireNonNull(inputs.get(topic(kind)))
                .pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, headers, Samples.MONDAY));
    }

    /** What was written to the journal since it was last asked. */
    public List<JournalEntry> journal() {
        List<JournalEntry> read = new ArrayList<>();
        journal.readRecordsToList().forEach(record -> read.add(readable(entries.decode(record.value()))));
        return read;
    }

    /** Lets the totals' interval pass, and answers what was written to the totals since they were last asked. */
    public List<TotalsRecord> totals() {
        driver.advanceWallClockTime(TOTALS_INTERVAL);
        List<TotalsRecord> read = new ArrayList<>();
        totals.readRecordsToList().forEach(record -> read.add(readable(cells.decode(record.value()))));
        return read;
    }

    /** A moment in May 2016. */
    public static Instant day(int day) {
        return Instant.parse("2016-05-01T00:00:00Z").plus(Duration.ofDays(day - 1L));
    }

    public static String topic(String kind) {
        return TOPICS.ofKind(kind).orElseThrow().name();
    }

    /** The key that intake gives an event's record. */
    public static String key(Envelope envelope, SpecificRecord body) {
        return switch (body) {
            case Disbursement disbursement -> disbursement.getGrant();
            case Assistance assistance -> assistance.getGrant();
            default -> envelope.getEntityId();
        };
    }

    @Override
    public void close() {
        driver.close();
    }

    private static <T> T readable(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Readable<T>(T value) -> value;
            case Decoded.Corrupt<T>(String detail) -> throw new AssertionError(detail);
        };
    }
}
