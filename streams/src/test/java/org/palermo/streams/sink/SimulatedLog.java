package org.palermo.streams.sink;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.palermo.schemas.serdes.RegistryUnavailable;

/**
 * The journal and the totals as the streams write them, in memory: inputs of two topics, each with its outcome and some
 * postings; now and then the cells that changed, and how far they go. Offsets have gaps where a transaction ended.
 */
final class SimulatedLog {

    static final String JOURNAL = "journal";
    static final String TOTALS = "totals";

    /** A record and what it stands for. */
    record Entry(long offset, byte[] value, List<Row> rows) {}

    private static final LocalDate DAY = LocalDate.of(2015, 1, 1);
    private static final Instant MOMENT = Instant.parse("2015-01-01T00:00:00Z");
    private static final List<String> INPUTS = List.of("in-a", "in-b");
    private static final int CELLS = 3;

    private final Random random;
    private final int partitions;
    private final Map<TopicPartition, List<Entry>> entries = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> inputs = new LinkedHashMap<>();
    private final Map<Integer, Long> sums = new TreeMap<>();
    private final Set<Integer> changed = new TreeSet<>();

    /** How often the registry does not answer from now on. */
    int outages;

    /** What differs in all values when the log is made anew. */
    private int edition;

    SimulatedLog(Random random, int partitions) {
        this.random = random;
        this.partitions = partitions;
        clear();
    }

    Set<TopicPartition> topicPartitions() {
        return entries.keySet();
    }

    List<Entry> entries(TopicPartition source) {
        List<Entry> found = entries.get(source);
        if (found == null) {
            throw new IllegalArgumentException("no log of " + source);
        }
        return found;
    }

    /** The offset that the next record would have. */
    long end(TopicPartition source) {
        return ends.getOrDefault(source, 0L);
    }

    /** For each input partition the offset of its last input. */
    Map<TopicPartition, Long> inputs() {
        return inputs;
    }

    /** Adds some inputs with their outcomes, and perhaps the totals up to now. */
    void grow() {
        int partition = random.nextInt(partitions);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            takeInput(partition);
        }
        commit(new TopicPartition(JOURNAL, partition));
        if (random.nextInt(3) == 0) {
            sendTotals(partition);
        }
    }

    /** Brings the totals up to the inputs. */
    void sendAllTotals() {
        for (int partition = 0; partition < partitions; partition++) {
            sendTotals(partition);
        }
    }

    /** Makes the log anew: as far as before, at the same offsets, with other content. */
    void rewrite() {
        edition++;
        Map<TopicPartition, Long> before = Map.copyOf(ends);
        clear();
        while (before.keySet().stream().anyMatch(source -> end(source) < before.getOrDefault(source, 0L))) {
            grow();
        }
    }

    Map<String, Mapping> mappings() {
        return Map.of(JOURNAL, mapping(JOURNAL, Table.OUTCOMES), TOTALS, mapping(TOTALS, Table.COVERAGE));
    }

    private Mapping mapping(String topic, Table pointer) {
        return new Mapping() {
            @Override
            public Table pointer() {
                return pointer;
            }

            @Override
            public List<Row> rows(int partition, long offset, byte[] value) {
                if (outages > 0) {
                    outages--;
                    throw new RegistryUnavailable("registry away", new IllegalStateException());
                }
                return entries(new TopicPartition(topic, partition)).stream()
                        .filter(entry -> entry.offset() == offset)
                        .findFirst()
                        .orElseThrow()
                        .rows();
            }
        };
    }

    private void clear() {
        entries.clear();
        ends.clear();
        inputs.clear();
        sums.clear();
        changed.clear();
        for (int partition = 0; partition < partitions; partition++) {
            entries.put(new TopicPartition(JOURNAL, partition), new ArrayList<>());
            entries.put(new TopicPartition(TOTALS, partition), new ArrayList<>());
        }
    }

    private void takeInput(int partition) {
        String topic = INPUTS.get(random.nextInt(INPUTS.size()));
        long input = inputs.merge(new TopicPartition(topic, partition), 0L, (last, unused) -> last + 1);
        long offset = end(new TopicPartition(JOURNAL, partition));
        List<Row> rows = new ArrayList<>();
        for (int ordinal = random.nextInt(4); ordinal > 0; ordinal--) {
            int cell = random.nextInt(CELLS);
            long quantity = 1 + random.nextInt(9);
            sums.merge(partition * CELLS + cell, quantity, Long::sum);
            changed.add(partition * CELLS + cell);
            rows.add(posting(topic, partition, input, ordinal, cell, quantity));
        }
        rows.add(Row.of(
                Table.OUTCOMES,
                topic,
                (long) partition,
                input,
                MOMENT,
                "posted",
                "",
                "",
                "kind",
                "entity",
                event(),
                1L,
                MOMENT,
                MOMENT,
                "",
                "",
                "",
                "",
                false,
                false,
                "",
                (long) rows.size(),
                (long) partition,
                offset,
                null));
        add(new TopicPartition(JOURNAL, partition), rows);
    }

    private Row posting(String topic, int partition, long input, int ordinal, int cell, long quantity) {
        String id = topic + ":" + partition + ":" + input + ":" + ordinal;
        return Row.of(
                Table.POSTINGS,
                "account-" + cell,
                DAY,
                DAY,
                "",
                id,
                "kind",
                "entity",
                1L,
                (long) ordinal,
                MOMENT,
                "",
                "",
                "",
                "",
                quantity,
                "person",
                "reported",
                null,
                "",
                event(),
                topic,
                (long) partition,
                input);
    }

    private void sendTotals(int partition) {
        TopicPartition totals = new TopicPartition(TOTALS, partition);
        for (int cell = 0; cell < CELLS; cell++) {
            if (changed.remove(partition * CELLS + cell)) {
                long sum = sums.getOrDefault(partition * CELLS + cell, 0L);
                add(
                        totals,
                        List.of(Row.of(
                                Table.TOTALS,
                                "account-" + cell,
                                DAY,
                                DAY,
                                "",
                                "",
                                "",
                                "",
                                "",
                                "person",
                                "reported",
                                "in",
                                (long) partition,
                                sum,
                                (long) edition,
                                end(totals),
                                (long) partition,
                                end(totals))));
            }
        }
        inputs.forEach((input, last) -> {
            if (input.partition() == partition) {
                add(
                        totals,
                        List.of(Row.of(
                                Table.COVERAGE, input.topic(), (long) partition, last, (long) partition, end(totals))));
            }
        });
        commit(totals);
    }

    private String event() {
        return "edition " + edition;
    }

    private void add(TopicPartition to, List<Row> rows) {
        long offset = end(to);
        byte[] value = ByteBuffer.allocate(12 + random.nextInt(20))
                .putInt(edition)
                .putLong(offset)
                .array();
        entries(to).add(new Entry(offset, value, rows));
        ends.put(to, offset + 1);
    }

    /** The end of a transaction takes an offset. */
    private void commit(TopicPartition to) {
        if (random.nextBoolean() && !entries(to).isEmpty()) {
            ends.merge(to, 1L, Long::sum);
        }
    }
}
