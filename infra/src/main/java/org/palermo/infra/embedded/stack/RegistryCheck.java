package org.palermo.infra.embedded.stack;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.LogReaders;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/**
 * Finds out, before anything is read in earnest, whether the registry is the one that the log was written with. A record
 * names its schema by a number that only this registry can tell; another one, or one that was made anew, has other schemas
 * under the same numbers, and sound events would be rejected as unreadable, for ever.
 *
 * <p>The last entries of the journal and the totals are looked at, because only the streams write there, and the events
 * within the journal that the streams could read. An input topic itself proves nothing: anybody may have published anything.
 */
public final class RegistryCheck {

    /** More than the markers of transactions that may follow the last entry. */
    private static final int LOOKED_AT = 50;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, String> kafka;
    private final Registry registry;
    private final Topics topics;

    private RegistryCheck(Map<String, String> kafka, Registry registry, Topics topics) {
        this.kafka = kafka;
        this.registry = registry;
        this.topics = topics;
    }

    /**
     * Looks at the end of what the streams wrote; at nothing where they wrote nothing yet.
     *
     * @param kafka properties of the client, {@code bootstrap.servers} among them
     * @throws ForeignRegistry where the registry has other schemas under the ids of the records
     * @throws org.palermo.schemas.serdes.RegistryUnavailable where it does not answer
     */
    public static void check(Map<String, String> kafka, Registry registry, Topics topics) {
        new RegistryCheck(kafka, registry, topics).run();
    }

    private void run() {
        for (ConsumerRecord<byte[], byte[]> record : last(topics.totals())) {
            read(topics.totals(), record.value(), place(record));
        }
        for (ConsumerRecord<byte[], byte[]> record : last(topics.journal())) {
            if (read(topics.journal(), record.value(), place(record)) instanceof JournalEntry entry) {
                event(entry, place(record));
            }
        }
    }

    private void event(JournalEntry entry, String place) {
        ByteBuffer event = entry.getEvent();
        if (event == null || entry.getOutcome().equals("rejected")) {
            return; // it may be rejected because it could not be read
        }
        byte[] bytes = new byte[event.remaining()];
        event.duplicate().get(bytes);
        topics.inputs().stream()
                .filter(topic -> topic.name().equals(entry.getTopic()))
                .forEach(topic -> read(topic, bytes, "the event within " + place));
    }

    private SpecificRecord read(Topic topic, byte[] value, String place) {
        return switch (new AvroCodec<SpecificRecord>(topic, registry).decode(value == null ? new byte[0] : value)) {
            case Decoded.Readable<SpecificRecord>(SpecificRecord readable) -> readable;
            case Decoded.Corrupt<SpecificRecord>(String detail) -> throw new ForeignRegistry(place + ": " + detail);
        };
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + " at " + record.offset();
    }

    /** The last committed record of each partition that has one. */
    private Collection<ConsumerRecord<byte[], byte[]>> last(Topic topic) {
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        Map<String, Object> properties = LogReaders.properties(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long begin = begins.getOrDefault(partition, 0L);
                consumer.seek(partition, Math.max(begin, ends.getOrDefault(partition, 0L) - LOOKED_AT));
            }
            List<TopicPartition> unread = new ArrayList<>(partitions);
            unread.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
            while (!unread.isEmpty()) {
                consumer.poll(POLL)
                        .forEach(record -> last.put(new TopicPartition(record.topic(), record.partition()), record));
                unread.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            }
            return last.values();
        }
    }
}
