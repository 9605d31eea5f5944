package org.palermo.streams.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.apache.kafka.common.TopicPartition;
import org.palermo.streams.sink.SimulatedTables.Killed;

/**
 * One history of the real sink against a simulated log, consumer group and ClickHouse, all of it a function of a seed:
 * several sinks, each in steps, while the log grows and everything fails that can; then nothing fails any more, and it
 * has to come to an end with each record's rows shown once.
 */
final class SinkHistory {

    private static final int MOST_SINKS = 3;

    /** More than any history has needed by far; one that needs more does not end. */
    private static final int MOST_STEPS = 3_000;

    /** A sink: its consumer and the loop that is tested. */
    private record Sink(SimulatedConsumer consumer, SinkLoop loop) {}

    private final Random random;
    private final SimulatedClock clock = new SimulatedClock();
    private final SimulatedLog log;
    private final SimulatedTables tables;
    private final SimulatedGroup group;
    private final Tables used;
    private final Connection connection;
    private final List<Sink> sinks = new ArrayList<>();
    private final Map<TopicPartition, Integer> checked = new HashMap<>();
    private final int faults;
    private boolean rewritten;

    /** @param breaking what the sinks take for the tables, given these and the group: themselves, or a mutant */
    SinkHistory(long seed, BiFunction<SimulatedTables, SimulatedGroup, Tables> breaking) {
        random = new Random(seed);
        log = new SimulatedLog(random, 1 + random.nextInt(2));
        int window = List.of(0, 1, 3, 1000).get(random.nextInt(4));
        tables = new SimulatedTables(random, clock, window, this::nothingBeforeThePointerIsMissing);
        group = new SimulatedGroup(random, log.topicPartitions());
        used = breaking.apply(tables, group);
        connection = SimulatedConnection.of(tables);
        faults = List.of(0, 3, 10, 40).get(random.nextInt(4));
    }

    void run() {
        tables.faults = faults;
        start();
        for (int i = 10 + random.nextInt(60); i > 0; i--) {
            act();
        }
        settle();
        everyRowIsShownOnceAndNothingElse();
        assertTrue(reached(log.inputs()), "all is written, and not said to be reached");
        while (tables.hasLate()) {
            tables.landOneLate();
            tables.merge();
        }
        everyRowIsShownOnceAndNothingElse();
    }

    /** What {@code --wait} is told: that all inputs up to some are there is never said too early. */
    private void nothingIsSaidToBeReachedTooEarly() {
        Map<TopicPartition, Long> acknowledged = new HashMap<>();
        log.inputs().forEach((input, last) -> {
            if (random.nextBoolean()) {
                acknowledged.put(input, (long) random.nextInt((int) (last + 1)));
            }
        });
        if (reached(acknowledged)) {
            acknowledged.forEach((input, last) -> {
                TopicPartition journal = new TopicPartition(SimulatedLog.JOURNAL, input.partition());
                for (SimulatedLog.Entry entry : log.entries(journal)) {
                    Row outcome = entry.rows().getLast();
                    if (input.topic().equals(outcome.value("topic")) && number(outcome, "offset") <= last) {
                        entry.rows().forEach(row -> isThere(journal, entry.offset() + 1, row));
                    }
                }
                TopicPartition totals = new TopicPartition(SimulatedLog.TOTALS, input.partition());
                for (SimulatedLog.Entry entry : log.entries(totals)) {
                    Row row = entry.rows().getLast();
                    isThere(totals, entry.offset() + 1, row);
                    if (row.table() == Table.COVERAGE
                            && input.topic().equals(row.value("topic"))
                            && number(row, "covered_offset") >= last) {
                        break;
                    }
                }
            });
        }
    }

    private boolean reached(Map<TopicPartition, Long> acknowledged) {
        try {
            return Progress.reached(connection, acknowledged);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void act() {
        switch (random.nextInt(32)) {
            case 0, 1, 2, 3 -> log.grow();
            case 4 -> kill();
            case 5 -> start();
            case 6 -> group.rebalance();
            case 7 -> expel();
            case 8, 9 -> tables.landOneLate();
            case 10, 11 -> tables.merge();
            case 12 -> tables.away = faults > 0 && !tables.away && random.nextInt(3) == 0;
            case 13 -> log.outages = random.nextInt(3);
            case 14 -> clock.advance(Duration.ofSeconds(random.nextInt(30)));
            case 15 -> rewrite();
            case 16 -> nothingIsSaidToBeReachedTooEarly();
            default -> steps(1 + random.nextInt(8));
        }
    }

    private void start() {
        if (sinks.size() < MOST_SINKS) {
            int fullPoll = 1 + random.nextInt(6);
            SimulatedConsumer consumer = new SimulatedConsumer(log, group, clock, random, fullPoll);
            SinkLoop loop = new SinkLoop(
                    consumer,
                    log.mappings(),
                    used,
                    new ChunkBounds(1 + random.nextInt(12), 1 + random.nextInt(6), 1 + random.nextInt(150)),
                    fullPoll,
                    new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10)),
                    clock::nanos);
            loop.subscribe();
            sinks.add(new Sink(consumer, loop));
        }
    }

    private void kill() {
        if (!sinks.isEmpty()) {
            group.expel(sinks.remove(random.nextInt(sinks.size())).consumer());
        }
    }

    /** The group takes a sink for dead, which does not know it and goes on. */
    private void expel() {
        if (!sinks.isEmpty()) {
            group.expel(sinks.get(random.nextInt(sinks.size())).consumer());
        }
    }

    /** The log is made anew with other content, and the tables are emptied for it; at most once, and rarely. */
    private void rewrite() {
        if (!rewritten && random.nextInt(4) == 0) {
            rewritten = true;
            while (!sinks.isEmpty()) {
                kill();
            }
            group.committed.clear();
            checked.clear();
            tables.truncate();
            log.rewrite();
            start();
        }
    }

    private void steps(int count) {
        for (int i = 0; i < count && !sinks.isEmpty(); i++) {
            step(sinks.get(random.nextInt(sinks.size())));
        }
    }

    private void step(Sink sink) {
        try {
            sink.loop().step();
        } catch (Killed e) {
            sinks.remove(sink);
            group.expel(sink.consumer());
        }
    }

    /** Without faults, but for inserts that come late, the sinks catch up with the log and then rest. */
    private void settle() {
        tables.faults = 0;
        tables.away = false;
        log.outages = 0;
        log.sendAllTotals();
        if (sinks.isEmpty()) {
            start();
        }
        int steps = 0;
        while (!isCaughtUp()) {
            assertTrue(steps++ < MOST_STEPS, "it does not end");
            steps(1);
            if (random.nextInt(20) == 0) {
                tables.landOneLate();
            }
        }
        int asked = tables.asked;
        steps(30);
        assertEquals(asked, tables.asked, "inserts after all was written");
    }

    private boolean isCaughtUp() {
        for (TopicPartition source : log.topicPartitions()) {
            List<SimulatedLog.Entry> entries = log.entries(source);
            if (!entries.isEmpty()
                    && tables.end(pointer(source), source.partition())
                            <= entries.getLast().offset()) {
                return false;
            }
        }
        Map<TopicPartition, Long> lags = new HashMap<>();
        sinks.forEach(sink -> {
            if (group.has(sink.consumer())) {
                lags.putAll(sink.loop().lag());
            }
        });
        return lags.keySet().equals(log.topicPartitions())
                && lags.values().stream().allMatch(lag -> lag == 0);
    }

    private static Table pointer(TopicPartition source) {
        return source.topic().equals(SimulatedLog.JOURNAL) ? Table.OUTCOMES : Table.COVERAGE;
    }

    /** A sink may start at any time, so at any time what lies before the pointer must be there. */
    private void nothingBeforeThePointerIsMissing(Block block) {
        Table pointer = block.table();
        if (pointer == Table.POSTINGS || pointer == Table.TOTALS) {
            return;
        }
        for (TopicPartition source : log.topicPartitions()) {
            if (pointer(source) == pointer) {
                long end = tables.end(pointer, source.partition());
                List<SimulatedLog.Entry> entries = log.entries(source);
                int next = checked.getOrDefault(source, 0);
                while (next < entries.size() && entries.get(next).offset() < end) {
                    entries.get(next).rows().forEach(row -> isThere(source, end, row));
                    next++;
                }
                checked.put(source, next);
            }
        }
    }

    private void isThere(TopicPartition source, long end, Row row) {
        Row held = tables.rows(row.table()).get(row.key());
        boolean there = held != null
                && (!row.table().isVersioned()
                        || number(held, row.table().version())
                                >= number(row, row.table().version()));
        assertTrue(there, () -> source + " would go on at " + end + " without " + row);
    }

    private static long number(Row row, String column) {
        return (Long) Objects.requireNonNull(row.value(column));
    }

    private void everyRowIsShownOnceAndNothingElse() {
        Map<Table, Map<List<?>, Row>> expected = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            expected.put(table, new HashMap<>());
        }
        for (TopicPartition source : log.topicPartitions()) {
            for (SimulatedLog.Entry entry : log.entries(source)) {
                entry.rows()
                        .forEach(row -> Objects.requireNonNull(expected.get(row.table()))
                                .put(row.key(), row));
            }
        }
        expected.forEach((table, rows) -> assertEquals(rows, tables.shown(table), table.tableName()));
    }
}
