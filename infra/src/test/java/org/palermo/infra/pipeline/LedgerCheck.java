package org.palermo.infra.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.sink.Progress;

/**
 * Reads everything that a pipeline wrote and holds it to what it was given: one outcome for each input, the outcome that
 * the naive fold gives; totals that are the sum of the postings and of the fold; and the same in ClickHouse.
 */
final class LedgerCheck {

    /** Ends a test that hangs; nothing is judged by it. */
    static final Duration LIMIT = Duration.ofMinutes(4);

    private final Addresses addresses;
    private final Topics topics;
    private final Registry registry;

    LedgerCheck(Addresses addresses, Topics topics) {
        this.addresses = addresses;
        this.topics = topics;
        this.registry = Registry.at(addresses.registry(), Duration.ofSeconds(30));
    }

    private record Input(String topic, int partition, long offset) {}

    /** What was found, for a test to say more about it. */
    record Found(long inputs, Map<String, Long> outcomes, long postings) {}

    /** Waits until all is done that was published before, then checks it. */
    Found check() throws Exception {
        Map<TopicPartition, Long> ends = inputEnds();
        awaitClickHouse(ends);
        Map<Input, String> expected = new HashMap<>();
        NaiveFold fold = new NaiveFold();
        for (Topic topic : topics.inputs()) {
            AvroCodec<SpecificRecord> codec = new AvroCodec<>(topic, registry);
            for (ConsumerRecord<byte[], byte[]> record : all(topic)) {
                byte[] value = record.value() == null ? new byte[0] : record.value();
                expected.put(
                        new Input(record.topic(), record.partition(), record.offset()),
                        switch (codec.decode(value)) {
                            case Decoded.Readable<SpecificRecord>(SpecificRecord event) -> fold.next(event);
                            case Decoded.Corrupt<SpecificRecord> unused -> "corrupt-record";
                        });
            }
        }
        assertEquals(ends.values().stream().mapToLong(Long::longValue).sum(), expected.size());

        Map<Input, String> outcomes = new HashMap<>();
        Map<String, Long> postings = new TreeMap<>();
        Set<String> postingIds = new HashSet<>();
        for (JournalEntry entry : read(topics.journal(), JournalEntry.class)) {
            Input input = new Input(entry.getTopic(), entry.getPartition(), entry.getOffset());
            String before = outcomes.put(input, Objects.requireNonNullElse(entry.getReason(), entry.getOutcome()));
            assertTrue(before == null, () -> "two outcomes of " + input);
            for (Posting posting : entry.getPostings()) {
                assertTrue(
                        postingIds.add(entry.getKind() + ":" + entry.getEntityId() + ":" + entry.getRevision() + ":"
                                + posting.getOrdinal()),
                        "a posting's identity occurs twice");
                postings.merge(cell(posting), posting.getQuantity(), Long::sum);
            }
        }
        assertEquals(expected, outcomes, "one outcome of each input, and the right one");
        postings.values().removeIf(sum -> sum == 0);
        assertEquals(fold.totals(), postings, "the postings add up to the fold");
        assertEquals(fold.totals(), totals(), "the totals are the fold");
        assertClickHouse(outcomes.size(), postingIds.size(), fold.totals());
        Map<String, Long> counts = new TreeMap<>();
        outcomes.values().forEach(outcome -> counts.merge(outcome, 1L, Long::sum));
        System.out.println(outcomes.size() + " inputs, " + postingIds.size() + " postings, " + counts);
        return new Found(outcomes.size(), counts, postingIds.size());
    }

    private void assertClickHouse(long outcomes, long postings, Map<String, Long> totals) throws SQLException {
        assertEquals(
                outcomes + " " + outcomes + " " + postings + " " + postings,
                org.palermo.infra.clickhouse.TestDatabases.ask(
                        addresses.clickHouse(),
                        "SELECT (SELECT count() FROM outcomes),"
                                + " (SELECT uniqExact(topic, partition, offset) FROM outcome_rows),"
                                + " (SELECT count() FROM postings), (SELECT uniqExact(posting_id) FROM posting_rows)"));
        String dimensions = "programme, jurisdiction, region, category, party, unit, evidence";
        assertEquals(
                totals,
                cells("SELECT account, occurred_from, occurred_to, " + dimensions
                        + ", sum(quantity) FROM totals GROUP BY ALL"),
                "the totals in ClickHouse are the fold");
        assertEquals(
                totals,
                cells("SELECT account, toDate32(if(coarse, occurred_from, toStartOfMonth(occurred_from))) AS first,"
                        + " toDate32(if(coarse, occurred_to, toLastDayOfMonth(occurred_from))) AS last, " + dimensions
                        + ", sum(quantity) FROM (SELECT *,"
                        + " toStartOfMonth(occurred_from) != toStartOfMonth(occurred_to) AS coarse FROM postings)"
                        + " GROUP BY ALL"),
                "the postings in ClickHouse add up to the fold");
    }

    private Map<String, Long> cells(String sql) throws SQLException {
        Map<String, Long> cells = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(addresses.clickHouse());
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            while (row.next()) {
                String[] parts = new String[10];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = row.getString(i + 1);
                }
                if (row.getLong(11) != 0) {
                    cells.put(NaiveFold.cell(parts), row.getLong(11));
                }
            }
        }
        return cells;
    }

    private static String cell(Posting it) {
        LocalDate from = it.getOccurredFrom();
        LocalDate to = it.getOccurredTo();
        YearMonth month = YearMonth.from(from);
        boolean coarse = !month.equals(YearMonth.from(to));
        return NaiveFold.cell(
                it.getAccount(),
                (coarse ? from : month.atDay(1)).toString(),
                (coarse ? to : month.atEndOfMonth()).toString(),
                it.getProgramme(),
                it.getJurisdiction(),
                it.getRegion(),
                it.getCategory(),
                it.getParty(),
                it.getUnit(),
                it.getEvidence());
    }

    /** The latest of each partial, added up over the partitions. */
    private Map<String, Long> totals() throws InterruptedException {
        Map<String, Long> latest = new HashMap<>();
        Map<String, String> cells = new HashMap<>();
        for (TotalsRecord record : read(topics.totals(), TotalsRecord.class)) {
            TotalCell it = record.getCell();
            if (it != null) {
                String cell = NaiveFold.cell(
                        it.getAccount(),
                        it.getOccurredFrom().toString(),
                        it.getOccurredTo().toString(),
                        it.getProgramme(),
                        it.getJurisdiction(),
                        it.getRegion(),
                        it.getCategory(),
                        it.getParty(),
                        it.getUnit(),
                        it.getEvidence());
                String partial = record.getTopic() + "|" + record.getPartition() + "|" + cell;
                cells.put(partial, cell);
                latest.put(partial, it.getQuantity());
            }
        }
        Map<String, Long> sums = new TreeMap<>();
        latest.forEach((partial, sum) -> sums.merge(Objects.requireNonNull(cells.get(partial)), sum, Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private void awaitClickHouse(Map<TopicPartition, Long> ends) throws Exception {
        Map<TopicPartition, Long> last = new HashMap<>();
        ends.forEach((partition, end) -> {
            if (end > 0) {
                last.put(partition, end - 1);
            }
        });
        try (Connection connection = DriverManager.getConnection(addresses.clickHouse())) {
            await(() -> Progress.reached(connection, last));
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits for something that is bound to happen. */
    static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < deadline, "still waiting after " + LIMIT);
            Thread.sleep(50);
        }
    }

    private <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) throws InterruptedException {
        AvroCodec<T> codec = new AvroCodec<>(topic, registry);
        List<T> read = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : all(topic)) {
            switch (codec.decode(record.value())) {
                case Decoded.Readable<T>(T value) -> read.add(type.cast(value));
                case Decoded.Corrupt<T>(String detail) -> throw new AssertionError(topic.name() + ": " + detail);
            }
        }
        return read;
    }

    /** What is committed of a topic, by partition and in its order. */
    private List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
        List<TopicPartition> partitions = partitions(topic);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private Map<TopicPartition, Long> inputEnds() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(topics.inputs().stream()
                    .flatMap(topic -> partitions(topic).stream())
                    .toList());
        }
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, addresses.kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
