package org.palermo.infra.bench.stage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.values.Events;

/**
 * What the events of the input topics must come to, counted from what each entity stated last. That is enough, because a
 * synthetic event is either accepted or the repeat of one that was.
 *
 * @param ends of the input partitions
 * @param outcomes posted and duplicate
 * @param totals sums that are not zero
 */
public record Expected(Map<TopicPartition, Long> ends, Map<String, Long> outcomes, Map<TotalKey, Long> totals) {

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final int NAMED = 3;

    /** The last that an entity stated. */
    private record Last(String eventId, SpecificRecord event) {}

    /** Reads all that the topics hold. */
    public static Expected of(Ground ground) {
        Map<TopicPartition, Long> ends = ground.ends();
        Map<String, AvroCodec<SpecificRecord>> codecs = new HashMap<>();
        for (Topic topic : ground.topics().inputs()) {
            codecs.put(topic.name(), new AvroCodec<>(topic, ground.registry()));
        }
        Map<String, Last> last = new HashMap<>();
        Map<String, Long> outcomes = new HashMap<>();
        long goal = Ground.sum(ends);
        try (KafkaConsumer<byte[], byte[]> consumer = ReadStage.consumer(ground, Map.of())) {
            consumer.assign(ground.inputs());
            consumer.seekToBeginning(ground.inputs());
            for (long read = 0; read < goal; ) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                    AvroCodec<SpecificRecord> codec = codecs.get(record.topic());
                    if (codec == null
                            || !(codec.decode(record.value())
                                    instanceof Decoded.Readable<SpecificRecord>(SpecificRecord event))) {
                        throw new IllegalStateException("an event of " + record.topic() + " cannot be read");
                    }
                    Envelope envelope = Events.envelope(event);
                    String entity = envelope.getKind() + ' ' + envelope.getEntityId();
                    Last before = last.put(entity, new Last(envelope.getEventId(), event));
                    boolean repeats = before != null && before.eventId().equals(envelope.getEventId());
                    outcomes.merge(repeats ? "duplicate" : "posted", 1L, Long::sum);
                    read++;
                }
            }
        }
        Cells cells = new Cells();
        last.values().forEach(one -> cells.add(one.event()));
        return new Expected(ends, outcomes, cells.sums());
    }

    /**
     * Holds a stage to it.
     *
     * @throws UnequalTotals where it wrote something else
     */
    public void check(String stage, Written written) {
        if (!written.outcomes().equals(outcomes)) {
            throw new UnequalTotals(stage + ": the journal has " + written.outcomes() + ", not " + outcomes);
        }
        ends.forEach((input, end) -> {
            if (end > 0 && written.covered().getOrDefault(input, -1L) != end - 1) {
                throw new UnequalTotals(stage + ": the totals of " + input + " go up to "
                        + written.covered().get(input) + ", not " + (end - 1));
            }
        });
        compare(stage, written.totals());
    }

    /**
     * Holds the totals that ClickHouse shows to it.
     *
     * @throws UnequalTotals where they are others
     */
    public void checkShown(Database database) {
        Map<TotalKey, Long> shown = new HashMap<>();
        database.read(
                """
                SELECT account, toString(occurred_from), toString(occurred_to), programme, jurisdiction, region, category,
                    party, unit, evidence, sum(quantity) AS net
                FROM totals GROUP BY ALL HAVING net != 0
                """,
                row -> shown.put(
                        new TotalKey(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9),
                                row.getString(10)),
                        row.getLong(11)));
        compare("ClickHouse", shown);
    }

    private void compare(String stage, Map<TotalKey, Long> found) {
        if (found.equals(totals)) {
            return;
        }
        Map<TotalKey, String> differ = new HashMap<>();
        totals.forEach((key, sum) -> {
            if (!sum.equals(found.get(key)) && differ.size() < NAMED) {
                differ.put(key, found.get(key) + " instead of " + sum);
            }
        });
        found.forEach((key, sum) -> {
            if (!totals.containsKey(key) && differ.size() < NAMED) {
                differ.put(key, sum + " instead of nothing");
            }
        });
        throw new UnequalTotals(stage + ": the totals are not those of the events, for example " + differ);
    }
}
