package org.palermo.infra.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;

/**
 * The inputs of one partition number and the journal's partition of that number, read side by side. The journal keeps
 * each input topic's order, so every input meets its entry without either being kept; of what runs ahead, a bounded
 * number of records waits.
 */
final class JournalJoin {

    /** Records of one partition that may wait. */
    private static final int AHEAD = 10_000;

    private final AuditTopics topics;
    private final AvroCodec<JournalEntry> codec;
    private final Map<TopicPartition, Long> ends;
    private final TopicPartition journal;
    private final long journalEnd;
    private final Listener listener;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();
    private final Map<TopicPartition, Long> judged = new HashMap<>();

    /** Hears what met what. */
    interface Listener {
        /** An input met its entry. */
        void pair(ConsumerRecord<byte[], byte[]> input, JournalEntry entry, long journalOffset);

        /** An input has no entry. */
        void withoutEntry(ConsumerRecord<byte[], byte[]> input);

        /** An entry's input has another entry before it. */
        void second(JournalEntry entry, long journalOffset);

        /** An entry's input does not exist. */
        void withoutInput(JournalEntry entry, long journalOffset);
    }

    /**
     * @param ends by input partition, where to stop; what the journal says of later inputs is passed over
     * @param journalEnd where the journal ends, asked for after the inputs were
     */
    JournalJoin(
            AuditTopics topics,
            AvroCodec<JournalEntry> codec,
            Map<TopicPartition, Long> ends,
            TopicPartition journal,
            long journalEnd,
            Listener listener) {
        this.topics = topics;
        this.codec = codec;
        this.ends = ends;
        this.journal = journal;
        this.journalEnd = journalEnd;
        this.listener = listener;
    }

    void run() {
        List<TopicPartition> all = new ArrayList<>(ends.keySet());
        all.add(journal);
        all.forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
        try (KafkaConsumer<byte[], byte[]> consumer = topics.consumer()) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            boolean more = true;
            while (more) {
                hold(consumer);
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(AuditTopics.POLL)) {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    if (record.offset() < end(partition)) {
                        queue(partition).add(record);
                    }
                }
                more = advance(consumer);
            }
        } catch (KafkaException e) {
            throw new BrokerUnavailable(topics.address(), e);
        }
    }

    /** Pauses what has enough records waiting, or is read to its end. */
    private void hold(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> full = new HashSet<>();
        waiting.forEach((partition, records) -> {
            if (records.size() >= AHEAD || isRead(consumer, partition)) {
                full.add(partition);
            }
        });
        consumer.resume(consumer.paused());
        consumer.pause(full);
    }

    private boolean isRead(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.position(partition) >= end(partition);
    }

    private long end(TopicPartition partition) {
        return partition.equals(journal) ? journalEnd : Objects.requireNonNull(ends.get(partition));
    }

    private Deque<ConsumerRecord<byte[], byte[]>> queue(TopicPartition partition) {
        return Objects.requireNonNull(waiting.get(partition));
    }

    /** Judges what can be judged; false once all is. */
    private boolean advance(KafkaConsumer<byte[], byte[]> consumer) {
        Deque<ConsumerRecord<byte[], byte[]>> entries = queue(journal);
        while (!entries.isEmpty()) {
            ConsumerRecord<byte[], byte[]> record = entries.getFirst();
            JournalEntry entry = entry(codec, record);
            if (!judge(consumer, entry, record.offset())) {
                return true;
            }
            entries.removeFirst();
        }
        if (!isRead(consumer, journal)) {
            return true;
        }
        boolean more = false;
        for (TopicPartition input : ends.keySet()) {
            Deque<ConsumerRecord<byte[], byte[]>> left = queue(input);
            left.forEach(listener::withoutEntry);
            left.clear();
            more |= !isRead(consumer, input);
        }
        return more;
    }

    /** False where the input that the entry is about may still come. */
    private boolean judge(KafkaConsumer<byte[], byte[]> consumer, JournalEntry entry, long journalOffset) {
        TopicPartition input = new TopicPartition(entry.getTopic(), entry.getPartition());
        Long end = ends.get(input);
        if (end == null) {
            listener.withoutInput(entry, journalOffset);
            return true;
        }
        if (entry.getOffset() >= end) {
            return true;
        }
        if (entry.getOffset() <= judged.getOrDefault(input, -1L)) {
            listener.second(entry, journalOffset);
            return true;
        }
        Deque<ConsumerRecord<byte[], byte[]>> inputs = queue(input);
        while (!inputs.isEmpty() && inputs.getFirst().offset() < entry.getOffset()) {
            listener.withoutEntry(inputs.removeFirst());
        }
        if (inputs.isEmpty() && !isRead(consumer, input)) {
            return false;
        }
        if (!inputs.isEmpty() && inputs.getFirst().offset() == entry.getOffset()) {
            listener.pair(inputs.removeFirst(), entry, journalOffset);
        } else {
            listener.withoutInput(entry, journalOffset);
        }
        judged.put(input, entry.getOffset());
        return true;
    }

    /** The entry that a record of the journal holds. */
    static JournalEntry entry(AvroCodec<JournalEntry> codec, ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return switch (codec.decode(value)) {
            case Decoded.Readable<JournalEntry>(JournalEntry entry) -> entry;
            case Decoded.Corrupt<JournalEntry>(String detail) ->
                throw new IllegalStateException("the record " + record.partition() + "/" + record.offset() + " of "
                        + record.topic() + " is no entry: " + detail);
        };
    }
}
