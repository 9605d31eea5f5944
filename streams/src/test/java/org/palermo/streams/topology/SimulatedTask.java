package org.palermo.streams.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.testing.Histories;
import org.palermo.streams.testing.Pipeline;
import org.palermo.streams.testing.Samples;

/**
 * A task of the streams with its transactions: what the real processor puts into its stores and sends on counts once it
 * is committed with the place that was read to; where the process dies, all of it since then is as if it never was.
 *
 * <p>Kafka's test driver cannot do this: it wipes its state directory when it is closed, and counts offsets from 0 anew.
 */
final class SimulatedTask {

    private static final Topics TOPICS = new Topics(1);
    private static final Ledger LEDGER = Ledger.of(Places.standard());
    private static final List<String> STORES = List.of(LedgerTopology.ENTITIES, LedgerTopology.TOTALS);

    /** An input as the log holds it. */
    private record Input(String topic, long offset, byte[] key, byte[] value) {}

    private final Path directory;
    private final Random random;
    private final List<Input> inputs = new ArrayList<>();
    private final Map<String, Map<Bytes, byte[]>> saved = new HashMap<>();
    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new LinkedHashMap<>();
    private final List<SpecificRecord> committed = new ArrayList<>();
    private final LedgerProcessor processor;
    private MockProcessorContext<byte[], SpecificRecord> context;
    private Instant wall = Samples.MONDAY;
    private int committedTo;
    private int next;

    SimulatedTask(Path directory, Registry registry, List<Histories.Step> history, Random random) {
        this.directory = directory;
        this.random = random;
        this.processor = new LedgerProcessor(TOPICS, LEDGER, registry, Pipeline.TOTALS_INTERVAL);
        Map<String, Long> offsets = new HashMap<>();
        Map<String, AvroCodec<SpecificRecord>> codecs = new HashMap<>();
        for (Topic topic : TOPICS.inputs()) {
            codecs.put(topic.name(), new AvroCodec<>(topic, registry));
        }
        for (Histories.Step step : history) {
            String topic = Pipeline.topic(step.envelope().getKind());
            inputs.add(new Input(
                    topic,
                    offsets.merge(topic, 0L, (last, unused) -> last + 1 + random.nextInt(2)),
                    Pipeline.key(step.envelope(), step.body()).getBytes(StandardCharsets.UTF_8),
                    Objects.requireNonNull(codecs.get(topic)).encode(Samples.event(step.envelope(), step.body()))));
        }
        STORES.forEach(name -> saved.put(name, Map.of()));
        context = opened();
    }

    /** The journal as those see it who read what is committed. */
    List<JournalEntry> journal() {
        return committed.stream()
                .filter(JournalEntry.class::isInstance)
                .map(JournalEntry.class::cast)
                .toList();
    }

    /** The totals as those see it who read what is committed. */
    List<TotalsRecord> totals() {
        return committed.stream()
                .filter(TotalsRecord.class::isInstance)
                .map(TotalsRecord.class::cast)
                .toList();
    }

    /** The places of all inputs, in their order. */
    List<String> places() {
        return inputs.stream()
                .map(input -> input.topic() + "@" + input.offset())
                .toList();
    }

    boolean hasNext() {
        return next < inputs.size();
    }

    void process() {
        Input input = inputs.get(next++);
        context.setRecordMetadata(input.topic(), 0, input.offset());
        processor.process(new Record<>(input.key(), input.value(), moment().toEpochMilli()));
    }

    /** Time has passed by the clock of this run, which goes forward whatever it began with. */
    void punctuate() {
        wall = wall.plus(Duration.ofSeconds(2));
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(wall.toEpochMilli()));
    }

    void commit() {
        context.forwarded().forEach(sent -> committed.add(sent.record().value()));
        context.resetForwards();
        stores.forEach((name, store) -> saved.put(name, content(store)));
        committedTo = next;
    }

    /** Dies, and starts again from what is committed. */
    void die() {
        next = committedTo;
        context = opened();
    }

    private MockProcessorContext<byte[], SpecificRecord> opened() {
        MockProcessorContext<byte[], SpecificRecord> fresh =
                new MockProcessorContext<>(Pipeline.properties(directory), new TaskId(0, 0), directory.toFile());
        for (String name : STORES) {
            KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .withCachingDisabled()
                    .build();
            store.init(fresh.getStateStoreContext(), store);
            fresh.addStateStore(store);
            Objects.requireNonNull(saved.get(name)).forEach(store::put);
            stores.put(name, store);
        }
        wall = moment();
        processor.init(fresh);
        return fresh;
    }

    /** Some time around Monday: clocks go forward and back, above all between two runs. */
    private Instant moment() {
        return Samples.MONDAY.plus(Duration.ofSeconds(random.nextInt(-100_000, 100_000)));
    }

    private static Map<Bytes, byte[]> content(KeyValueStore<Bytes, byte[]> store) {
        Map<Bytes, byte[]> content = new LinkedHashMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> each = all.next();
                content.put(each.key, each.value);
            }
        }
        return content;
    }
}
