package org.palermo.streams.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.ledger.Ledger;

/**
 * Every input topic into one processor, and from it to the journal and the totals: a single sub-topology, so that one
 * task sees one partition number of all topics and nothing is shuffled.
 */
public final class LedgerTopology {

    /** Store of entity states by kind and id. */
    public static final String ENTITIES = "entities";

    /** Store of running totals and of how far they were sent. */
    public static final String TOTALS = "totals";

    /** Never written; see {@link #processId}. */
    public static final String PROCESS = "process";

    static final String LEDGER = "ledger";
    static final String JOURNAL_SINK = "journal-sink";
    static final String TOTALS_SINK = "totals-sink";

    /** State of an entity holds a whole event and its postings, as a journal entry does. */
    public static final int LARGEST_RECORD_BYTES = Topic.LARGEST_DERIVED_RECORD;

    private LedgerTopology() {}

    /**
     * @param totalsInterval between two sendings of changed totals, by the wall clock
     * @param inMemory whether the stores are kept in memory instead of on disk
     */
    public static Topology of(
            Topics topics, Ledger ledger, Registry registry, Duration totalsInterval, boolean inMemory) {
        Topology topology = new Topology();
        for (Topic input : topics.inputs()) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    source(input),
                    LedgerTopology::timestamp,
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    input.name());
        }
        topology.addProcessor(
                LEDGER,
                () -> new LedgerProcessor(topics, ledger, registry, totalsInterval),
                topics.inputs().stream().map(LedgerTopology::source).toArray(String[]::new));
        topology.addStateStore(store(ENTITIES, inMemory), LEDGER);
        topology.addStateStore(store(TOTALS, inMemory), LEDGER);
        if (inMemory) {
            topology.addStateStore(processId(), LEDGER);
        }
        addSink(topology, JOURNAL_SINK, topics.journal(), registry, JournalEntry.class, JournalEntry::getPartition);
        addSink(topology, TOTALS_SINK, topics.totals(), registry, TotalsRecord.class, TotalsRecord::getPartition);
        return topology;
    }

    private static String source(Topic input) {
        return input.name() + "-source";
    }

    /** A record without a valid time counts as published when its partition last was: no record stops the stream. */
    private static long timestamp(ConsumerRecord<Object, Object> input, long partitionTime) {
        return input.timestamp() >= 0 ? input.timestamp() : Math.max(0, partitionTime);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name, boolean inMemory) {
        KeyValueBytesStoreSupplier supplier =
                inMemory ? Stores.inMemoryKeyValueStore(name) : Stores.persistentKeyValueStore(name);
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of("max.message.bytes", Integer.toString(LARGEST_RECORD_BYTES)))
                .withCachingDisabled();
    }

    /**
     * An empty store on disk. Streams keeps its process id, and with it its transactional ids, only where some store
     * is on disk; after a kill without it, the transactions of the dead process would block readers until they expire.
     */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> processId() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(PROCESS), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled();
    }

    /** Output goes to its input's partition, so that a partition's order is that of its inputs. */
    private static <T extends SpecificRecord> void addSink(
            Topology topology, String name, Topic topic, Registry registry, Class<T> type, ToIntFunction<T> partition) {
        AvroCodec<T> codec = new AvroCodec<>(topic, registry);
        StreamPartitioner<byte[], T> partitioner =
                (to, key, value, count) -> Optional.of(Set.of(partition.applyAsInt(type.cast(value))));
        topology.addSink(
                name, topic.name(), new ByteArraySerializer(), (to, value) -> codec.encode(value), partitioner, LEDGER);
    }
}
