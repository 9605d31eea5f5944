package org.palermo.streams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.streams.sink.FakeTables.Fault;

class SinkLoopTest {

    private static final TopicPartition P0 = new TopicPartition("journal", 0);
    private static final TopicPartition P1 = new TopicPartition("journal", 1);

    private final FakeTables tables = new FakeTables();
    private final Journal journal = new Journal();
    private long now;
    private CountingConsumer consumer = consumer();
    private SinkLoop loop = loop(100, 100);

    @BeforeEach
    void assign() {
        start(List.of(P0, P1));
    }

    @Test
    void writes_postings_then_outcomes_once_a_poll_has_returned() {
        publish(P0, 0, 3);

        steps(10);

        assertEquals(
                List.of("next 0 NONE", "next 1 NONE", "write posting_rows 3 NONE", "write outcome_rows 3 NONE"),
                tables.log);
    }

    @Test
    void cuts_chunks_at_the_bound_under_load() {
        consumer = consumer();
        loop = loop(100, 2);
        start(List.of(P0));
        publish(P0, 0, 5);

        steps(20);

        assertEquals(
                List.of(2, 2, 1),
                tables.log.stream()
                        .filter(line -> line.startsWith("write outcome_rows"))
                        .map(line -> Integer.parseInt(line.split(" ")[2]))
                        .toList());
    }

    @Test
    void resumes_after_the_highest_offset_in_the_table() {
        publish(P0, 0, 3);
        steps(10);
        publish(P0, 3, 5);
        tables.log.clear();

        consumer = consumer();
        loop = loop(100, 100);
        start(List.of(P0));
        publish(P0, 0, 5);
        steps(10);

        assertEquals(List.of("next 0 NONE", "write posting_rows 2 NONE", "write outcome_rows 2 NONE"), tables.log);
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), offsets(P0));
    }

    @Test
    void asks_after_a_time_out_and_does_not_write_again_what_is_there() {
        publish(P0, 0, 2);
        steps(4);
        tables.log.clear();
        tables.faults.add(Fault.ANSWER_LOST);

        steps(10);

        assertEquals(
                List.of("write posting_rows 2 ANSWER_LOST", "ask posting_rows NONE", "write outcome_rows 2 NONE"),
                tables.log);
    }

    @Test
    void asks_after_a_time_out_and_writes_again_what_is_not_there() {
        publish(P0, 0, 2);
        steps(4);
        tables.log.clear();
        tables.faults.addAll(List.of(Fault.NONE, Fault.LOST));

        steps(10);

        assertEquals(
                List.of(
                        "write posting_rows 2 NONE",
                        "write outcome_rows 2 LOST",
                        "ask outcome_rows NONE",
                        "write outcome_rows 2 NONE"),
                tables.log);
    }

    @Test
    void waits_with_everything_paused_and_keeps_polling_while_clickhouse_is_away() {
        publish(P0, 0, 2);
        steps(4);
        tables.faults.addAll(List.of(Fault.AWAY, Fault.AWAY, Fault.AWAY));

        untilItWaits();
        int polls = consumer.polls;
        steps(1);

        assertTrue(loop.isWaiting());
        assertEquals(Set.of(P0, P1), consumer.paused());
        assertEquals(polls + 1, consumer.polls);

        later(Duration.ofMinutes(10), 200);
        assertEquals(List.of(0L, 1L), offsets(P0));
        publish(P0, 2, 3);
        steps(10);
        assertEquals(List.of(0L, 1L, 2L), offsets(P0));
        assertEquals(Set.of(), consumer.paused());
    }

    @Test
    void doubles_its_pauses_up_to_the_limit() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(500));

        List<Long> pauses = LongStream.range(0, 5)
                .map(i -> backoff.pause().toMillis())
                .boxed()
                .toList();

        assertEquals(List.of(100L, 200L, 400L, 500L, 500L), pauses);
    }

    @Test
    void drops_what_it_gathered_of_a_partition_that_is_taken_away() {
        publish(P0, 0, 2);
        publish(P1, 0, 1);
        steps(4);
        tables.faults.add(Fault.AWAY);
        untilItWaits();

        consumer.rebalance(List.of(P1));
        later(Duration.ofMinutes(1), 100);

        assertEquals(List.of(), offsets(P0));
        assertEquals(List.of(0L), offsets(P1));
    }

    @Test
    void waits_for_the_registry_and_keeps_the_record() {
        journal.outages = 2;
        publish(P0, 0, 2);

        untilItWaits();
        later(Duration.ofMinutes(1), 100);

        assertEquals(List.of(0L, 1L), offsets(P0));
    }

    @Test
    void stops_at_what_clickhouse_refuses() {
        publish(P0, 0, 2);
        steps(4);
        tables.faults.add(Fault.REFUSED);

        assertThrows(TablesException.Refused.class, () -> steps(10));
    }

    @Test
    void tells_how_many_records_are_not_in_the_tables() {
        publish(P0, 0, 2);
        steps(3);
        assertEquals(Map.of(P0, 2L, P1, 0L), loop.lag());

        steps(10);

        assertEquals(Map.of(P0, 0L, P1, 0L), loop.lag());
    }

    /** Outages, lost requests, lost answers, restarts and rebalances at random: each record is there once, in order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void loses_nothing_and_repeats_nothing_whatever_fails(int seed) {
        Random random = new Random(seed);
        List<Fault> menu = List.of(Fault.NONE, Fault.NONE, Fault.AWAY, Fault.LOST, Fault.ANSWER_LOST);
        long published = 0;
        for (int round = 0; round < 60; round++) {
            long more = published + random.nextInt(6);
            publish(P0, published, more);
            publish(P1, published, more);
            published = more;
            for (int i = random.nextInt(4); i > 0; i--) {
                tables.faults.add(menu.get(random.nextInt(menu.size())));
            }
            journal.outages = random.nextInt(8) == 0 ? 1 : 0;
            later(Duration.ofMillis(random.nextInt(3000)), random.nextInt(12));
            if (random.nextInt(6) == 0) {
                consumer = consumer();
                loop = loop(1 + random.nextInt(20), 1 + random.nextInt(5));
                start(random.nextBoolean() ? List.of(P0, P1) : List.of(P0));
                publish(P0, 0, published);
                if (consumer.assignment().contains(P1)) {
                    publish(P1, 0, published);
                }
            }
        }

        tables.faults.clear();
        journal.outages = 0;
        consumer = consumer();
        loop = loop(50, 50);
        start(List.of(P0, P1));
        publish(P0, 0, published);
        publish(P1, 0, published);
        later(Duration.ofMinutes(5), 500);

        List<Long> all = LongStream.range(0, published).boxed().toList();
        assertEquals(all, offsets(P0), () -> "seed " + seed);
        assertEquals(all, offsets(P1), () -> "seed " + seed);
        assertEquals(2 * published, tables.rows(Table.POSTINGS).size(), () -> "seed " + seed);
    }

    private void start(List<TopicPartition> partitions) {
        loop.subscribe();
        consumer.rebalance(partitions);
        for (TopicPartition partition : partitions) {
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
        }
    }

    private void publish(TopicPartition partition, long from, long to) {
        if (!consumer.assignment().contains(partition)) {
            return;
        }
        for (long offset = from; offset < to; offset++) {
            consumer.addRecord(new ConsumerRecord<>(
                    partition.topic(), partition.partition(), offset, new byte[0], ("v" + offset).getBytes(UTF_8)));
        }
        consumer.updateEndOffsets(Map.of(partition, to));
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            loop.step();
        }
    }

    private void untilItWaits() {
        for (int i = 0; i < 20 && !loop.isWaiting(); i++) {
            loop.step();
        }
        assertTrue(loop.isWaiting());
    }

    /** Lets a time pass in a number of steps. */
    private void later(Duration time, int count) {
        for (int i = 0; i < count; i++) {
            now += time.toNanos() / count;
            loop.step();
        }
    }

    private List<Long> offsets(TopicPartition partition) {
        List<Long> offsets = new ArrayList<>();
        for (Row row : tables.rows(Table.OUTCOMES)) {
            if (Long.valueOf(partition.partition()).equals(row.value("journal_partition"))) {
                offsets.add((Long) row.value("journal_offset"));
            }
        }
        return offsets;
    }

    private SinkLoop loop(int maxRows, int maxRecords) {
        LongSupplier clock = () -> now;
        return new SinkLoop(
                consumer,
                Map.of("journal", journal),
                tables,
                new ChunkBounds(maxRows, maxRecords, 1 << 20),
                100,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10)),
                clock);
    }

    private static CountingConsumer consumer() {
        return new CountingConsumer();
    }
}
