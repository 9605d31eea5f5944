package org.palermo.infra.bench.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.bench.load.Feed;
import org.palermo.infra.bench.load.SyntheticEvents;
import org.palermo.streams.sink.Progress;
import org.palermo.streams.sink.SinkRuntime;
import org.palermo.streams.sink.SinkSettings;

/** Streams and sink together, into a database of their own. */
public final class ShownStage implements AutoCloseable {

    /** Each look costs ClickHouse milliseconds of processor time, which would be counted as the sink's. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Between two looks while events are sent. Looking oftener took the processors from what is measured. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final Ground ground;
    private final Database database;
    private final StreamsRun streams;
    private final SinkRuntime sink;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    public ShownStage(Ground ground) {
        this.ground = ground;
        this.database = Database.fresh(ground.addresses());
        String name = "bench-" + UUID.randomUUID();
        this.streams = new StreamsRun(ground, name, ground.folder().resolve(name), false);
        Map<String, String> settings = new HashMap<>();
        ground.addresses().kafkaProperties().forEach((key, value) -> settings.put("kafka." + key, value));
        settings.put("clickhouse.url", database.url());
        settings.put("sink.group", name + "-sink");
        this.sink = new SinkRuntime(
                SinkSettings.from(settings), ground.topics(), ground.registry(), met -> fault.compareAndSet(null, met));
    }

    public Database database() {
        return database;
    }

    /** Starts both, and measures until ClickHouse shows all that the topics hold, with the totals. */
    public Stretch catchUp() throws InterruptedException {
        Map<TopicPartition, Long> last = new HashMap<>();
        ground.ends().forEach((partition, end) -> {
            if (end > 0) {
                last.put(partition, end - 1);
            }
        });
        sink.start();
        streams.start();
        Meter meter = new Meter();
        while (!shown(last)) {
            check();
            Thread.sleep(LOOK);
        }
        return meter.stop(Ground.sum(ground.ends()));
    }

    private boolean shown(Map<TopicPartition, Long> last) {
        try (Connection connection = DriverManager.getConnection(database.url())) {
            return Progress.reached(connection, last);
        } catch (SQLException e) {
            throw new IllegalStateException("ClickHouse refused: " + e.getMessage(), e);
        }
    }

    /** Events that were sent at a moment, the last of them at this place. */
    private record Sent(TopicPartition input, long offset, long nanos) {}

    /**
     * Sends more events at a steady rate and measures how long it takes from each one's sending until ClickHouse shows its
     * outcome and totals that cover it. It looks every 100 ms, which is part of what is measured.
     *
     * @param perSecond events
     */
    public Delays lag(SyntheticEvents events, long perSecond, Duration lasting) throws InterruptedException {
        Deque<Sent> waiting = new ArrayDeque<>();
        List<Duration> delays = new ArrayList<>();
        long begun = System.nanoTime();
        long sent = 0;
        try (Feed feed = new Feed(ground.addresses().kafkaProperties())) {
            for (long elapsed = 0; elapsed < lasting.toNanos(); elapsed = System.nanoTime() - begun) {
                for (long due = elapsed * perSecond / 1_000_000_000; sent < due; sent++) {
                    long now = System.nanoTime();
                    feed.send(events.next(), (input, offset) -> {
                        synchronized (waiting) {
                            waiting.add(new Sent(input, offset, now));
                        }
                    });
                }
                collect(waiting, delays);
            }
            feed.flush();
            while (delays.size() < sent) {
                collect(waiting, delays);
            }
        }
        return new Delays(delays);
    }

    private void collect(Deque<Sent> waiting, List<Duration> delays) throws InterruptedException {
        check();
        Thread.sleep(TICK);
        Map<TopicPartition, Long> outcomes = highest("outcome_rows", "offset");
        Map<TopicPartition, Long> covered = highest("coverage_rows", "covered_offset");
        long now = System.nanoTime();
        synchronized (waiting) {
            waiting.removeIf(sent -> {
                boolean isShown = outcomes.getOrDefault(sent.input(), -1L) >= sent.offset()
                        && covered.getOrDefault(sent.input(), -1L) >= sent.offset();
                if (isShown) {
                    delays.add(Duration.ofNanos(now - sent.nanos()));
                }
                return isShown;
            });
        }
    }

    private Map<TopicPartition, Long> highest(String table, String column) {
        Map<TopicPartition, Long> found = new HashMap<>();
        database.read(
                "SELECT topic, partition, max(" + column + ") FROM " + table + " GROUP BY topic, partition"
                        + " SETTINGS max_threads = 1",
                row -> found.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        return found;
    }

    private void check() {
        streams.check();
        Throwable met = fault.get();
        if (met != null) {
            throw new IllegalStateException("the sink met a fault: " + met.getMessage(), met);
        }
    }

    @Override
    public void close() {
        streams.close();
        sink.close();
    }
}
