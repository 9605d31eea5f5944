package org.palermo.infra.bench.stage;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.topics.Topic;

/**
 * What a stage wrote.
 *
 * @param outcomes how many inputs ended how
 * @param covered up to which offset the totals go, by input partition
 * @param totals sums that are not zero, by account, days, dimensions, unit and evidence
 * @param postings how many there are in the journal
 */
public record Written(
        Map<String, Long> outcomes, Map<TopicPartition, Long> covered, Map<TotalKey, Long> totals, long postings) {

    private static final Duration WAIT = Duration.ofMillis(100);

    /** Reads all that is committed, and waits for what is being committed. */
    public static Written read(Ground ground) {
        Map<String, Long> outcomes = new TreeMap<>();
        long[] postings = {0};
        all(ground, ground.topics().journal(), JournalEntry.class, entry -> {
            outcomes.merge(entry.getOutcome(), 1L, Long::sum);
            postings[0] += entry.getPostings().size();
        });
        Map<TopicPartition, Long> covered = new HashMap<>();
        Map<TopicPartition, Map<TotalKey, Long>> latest = new HashMap<>();
        all(ground, ground.topics().totals(), TotalsRecord.class, record -> {
            TopicPartition input = new TopicPartition(record.getTopic(), record.getPartition());
            TotalCell cell = record.getCell();
            if (cell == null) {
                covered.put(input, record.getCoveredOffset());
            } else {
                latest.computeIfAbsent(input, unused -> new HashMap<>()).put(TotalKey.of(cell), cell.getQuantity());
            }
        });
        Map<TotalKey, Long> totals = new HashMap<>();
        latest.values().forEach(cells -> cells.forEach((key, quantity) -> totals.merge(key, quantity, Long::sum)));
        totals.values().removeIf(sum -> sum == 0);
        return new Written(outcomes, covered, totals, postings[0]);
    }

    /** How many inputs have an outcome. */
    public long inputs() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where the partitions end, with what is being committed: a commit has returned before all of it can be read. */
    private static Map<TopicPartition, Long> ends(Ground ground, List<TopicPartition> partitions) {
        Map<String, Object> all = Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (KafkaConsumer<byte[], byte[]> consumer = ReadStage.consumer(ground, all)) {
            return consumer.endOffsets(partitions);
        }
    }

    private static <T extends SpecificRecord> void all(
            Ground ground, Topic topic, Class<T> type, Consumer<T> receiver) {
        AvroCodec<T> codec = new AvroCodec<>(topic, ground.registry());
        List<TopicPartition> partitions = Ground.partitions(topic);
        try (KafkaConsumer<byte[], byte[]> consumer = ReadStage.consumer(ground, Map.of())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = ends(ground, partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                    if (!(codec.decode(record.value()) instanceof Decoded.Readable<T>(T value))) {
                        throw new IllegalStateException("a record of " + topic.name() + " cannot be read");
                    }
                    receiver.accept(type.cast(value));
                }
            }
        }
    }
}
