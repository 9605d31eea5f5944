package org.palermo.streams.sink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.serdes.RegistryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sink's work in small steps, on one thread and without a sleep: what has to wait, waits in a poll with everything
 * paused, so that the group keeps its member however long ClickHouse or the registry is away.
 *
 * <p>A partition begins where its tables end; offsets committed to Kafka play no part. Losing a partition loses only what
 * was gathered of it, which its next owner reads again.
 */
final class SinkLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);

    /** The longest that one poll waits for records. */
    static final Duration IDLE = Duration.ofMillis(500);

    /** After so long without a poll one is made before more is written. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Mapping> sources;
    private final Tables tables;
    private final int fullPoll;
    private final Chunker chunker;
    private final Backoff backoff;
    private final LongSupplier nanos;

    private final Set<TopicPartition> unplaced = new LinkedHashSet<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> polled = new ArrayDeque<>();
    private @Nullable Delivery delivery;
    private boolean moreWaits;
    private boolean waiting;
    private long waitUntil;
    private long lastPoll;

    /**
     * @param sources by topic, what its records turn into
     * @param fullPoll as many records in a poll mean that more wait
     * @param nanos a clock that only goes forward
     */
    SinkLoop(
            Consumer<byte[], byte[]> consumer,
            Map<String, Mapping> sources,
            Tables tables,
            ChunkBounds bounds,
            int fullPoll,
            Backoff backoff,
            LongSupplier nanos) {
        this.consumer = consumer;
        this.sources = Map.copyOf(sources);
        this.tables = tables;
        this.fullPoll = fullPoll;
        this.chunker = new Chunker(bounds);
        this.backoff = backoff;
        this.nanos = nanos;
    }

    void subscribe() {
        lastPoll = nanos.getAsLong();
        consumer.subscribe(sources.keySet(), this);
    }

    /** Whether something is away and waited for. */
    boolean isWaiting() {
        return waiting;
    }

    /**
     * For each partition that is ours and placed, how many records at its end are not known to be in the tables; where
     * there are such, offsets that transactions take count as records.
     */
    Map<TopicPartition, Long> lag() {
        Map<TopicPartition, Long> firstHeld = new HashMap<>();
        polled.forEach(record ->
                firstHeld.putIfAbsent(new TopicPartition(record.topic(), record.partition()), record.offset()));
        Map<TopicPartition, Long> lag = new HashMap<>();
        for (TopicPartition source : consumer.assignment()) {
            OptionalLong behind = consumer.currentLag(source);
            if (behind.isEmpty() || unplaced.contains(source)) {
                continue;
            }
            long position = consumer.position(source);
            long held = firstHeld.getOrDefault(source, position);
            held = Math.min(held, chunker.first(source).orElse(position));
            if (delivery != null && delivery.chunk().source().equals(source)) {
                held = Math.min(held, delivery.chunk().first());
            }
            lag.put(source, behind.getAsLong() + position - held);
        }
        return lag;
    }

    /** How many of our partitions are placed. */
    int placed() {
        return consumer.assignment().size() - unplaced.size();
    }

    /** Does one thing: wait, place a partition, write a block, map what was polled, or poll. */
    void step() {
        long now = nanos.getAsLong();
        if (waiting && waitUntil - now > 0) {
            pollPaused(min(Duration.ofNanos(waitUntil - now), IDLE));
            return;
        }
        try {
            advance();
        } catch (TablesException.Unavailable | RegistryUnavailable e) {
            waitFor(e);
        }
    }

    private void advance() {
        if (nanos.getAsLong() - lastPoll > KEEP_ALIVE.toNanos()) {
            pollPaused(Duration.ZERO);
        } else if (!unplaced.isEmpty()) {
            place(unplaced.iterator().next());
        } else if (delivery != null) {
            deliver(delivery);
        } else if (!polled.isEmpty()) {
            map();
            delivery = chunker.takeFull().map(Delivery::new).orElse(null);
        } else if (moreWaits && !chunker.holdsAChunk()) {
            poll(Duration.ZERO);
        } else {
            Optional<Chunk> gathered = chunker.takeAny();
            delivery = gathered.map(Delivery::new).orElse(null);
            if (gathered.isEmpty()) {
                poll(IDLE);
            }
        }
    }

    private void place(TopicPartition source) {
        long next = tables.next(mapping(source.topic()).pointer(), source.partition());
        back();
        consumer.seek(source, next);
        chunker.open(source, next);
        unplaced.remove(source);
        LOG.info("{} resumes at {}", source, next);
    }

    private void deliver(Delivery now) {
        switch (now.next()) {
            case Delivery.Done unused -> {
                delivery = null;
                LOG.debug("{} written", now.chunk());
            }
            case Delivery.Write(Block block) -> write(now, block);
            case Delivery.Ask(Block block) -> {
                boolean there = tables.holds(block);
                back();
                if (there) {
                    LOG.info("{} had been written all the same", block.token());
                    now.there();
                } else {
                    now.absent();
                }
            }
        }
    }

    private void write(Delivery now, Block block) {
        try {
            tables.write(block);
            back();
            now.there();
        } catch (TablesException.Unavailable e) {
            now.unknown();
            throw e;
        } catch (TablesException.TimedOut e) {
            now.unknown();
            if (now.failures() > 1) {
                waitFor(e); // asked, it did not have the block: give it time before it is given the same work again
            } else {
                LOG.warn("{}; asking whether it was written", e.getMessage());
            }
        }
    }

    /** Maps polled records until a chunk is full; a record whose schema cannot be fetched yet stays where it is. */
    private void map() {
        int gathered = 0;
        while (gathered < fullPoll && !polled.isEmpty()) {
            ConsumerRecord<byte[], byte[]> record = polled.getFirst();
            TopicPartition source = new TopicPartition(record.topic(), record.partition());
            byte[] value = record.value() == null ? new byte[0] : record.value();
            chunker.add(
                    source,
                    record.offset(),
                    value,
                    mapping(record.topic()).rows(record.partition(), record.offset(), value));
            polled.removeFirst();
            gathered++;
            if (chunker.isFull(source)) {
                break;
            }
        }
        back();
    }

    private void poll(Duration patience) {
        if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused());
        }
        try {
            take(consumer.poll(patience));
        } catch (OffsetOutOfRangeException e) {
            throw new IllegalStateException(
                    "the tables (" + ClickHouseAddress.SETTING + ") go on at " + e.offsetOutOfRangePartitions()
                            + ", which the log (kafka.bootstrap.servers) does not have: they belong to another log, or it has"
                            + " lost records",
                    e);
        }
    }

    private void pollPaused(Duration patience) {
        consumer.pause(consumer.assignment());
        take(consumer.poll(patience));
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        lastPoll = nanos.getAsLong();
        moreWaits = records.count() >= fullPoll;
        records.forEach(polled::addLast);
    }

    private void waitFor(RuntimeException away) {
        Duration pause = backoff.pause();
        waiting = true;
        waitUntil = nanos.getAsLong() + pause.toNanos();
        LOG.warn("{}; trying again in {} ms", away.getMessage(), pause.toMillis());
    }

    private void back() {
        if (waiting) {
            waiting = false;
            LOG.info("available again");
        }
        backoff.reset();
    }

    private Mapping mapping(String topic) {
        Mapping mapping = sources.get(topic);
        if (mapping == null) {
            throw new IllegalStateException("a record of " + topic + ", which the sink does not read");
        }
        return mapping;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition source : partitions) {
            consumer.seek(source, 0); // a position must be there before the tables are asked for the true one
            unplaced.add(source);
        }
        consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        for (TopicPartition source : partitions) {
            unplaced.remove(source);
            chunker.drop(source);
            polled.removeIf(record ->
                    record.partition() == source.partition() && record.topic().equals(source.topic()));
            if (delivery != null && delivery.chunk().source().equals(source)) {
                delivery = null;
            }
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        onPartitionsRevoked(partitions);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
