package org.palermo.streams.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A consumer of the simulated log: Kafka's own mock for its shape, with everything that the sink uses made anew. */
final class SimulatedConsumer extends MockConsumer<byte[], byte[]> {

    private final SimulatedLog log;
    private final SimulatedGroup group;
    private final SimulatedClock clock;
    private final Random random;
    private final int maxPoll;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private @Nullable ConsumerRebalanceListener listener;

    SimulatedConsumer(SimulatedLog log, SimulatedGroup group, SimulatedClock clock, Random random, int maxPoll) {
        super("none");
        this.log = log;
        this.group = group;
        this.clock = clock;
        this.random = random;
        this.maxPoll = maxPoll;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener callback) {
        listener = callback;
        group.join(this);
    }

    @Override
    public Set<TopicPartition> assignment() {
        return Set.copyOf(positions.keySet());
    }

    @Override
    public Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        partitions.forEach(this::owned);
        paused.addAll(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        partitions.forEach(this::owned);
        partitions.forEach(paused::remove);
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        owned(partition);
        positions.put(partition, offset);
    }

    @Override
    public long position(TopicPartition partition) {
        return owned(partition);
    }

    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        return OptionalLong.of(log.end(partition) - owned(partition));
    }

    /** Takes part in the group, then fetches some of what there is; without any, some of the time passes. */
    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        takePart();
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> fetched = new HashMap<>();
        int left = random.nextInt(8) == 0 ? 0 : maxPoll;
        for (TopicPartition partition : assignment()) {
            if (left > 0 && !paused.contains(partition)) {
                left -= fetch(partition, left, fetched);
            }
        }
        if (fetched.isEmpty()) {
            clock.advance(timeout.dividedBy(1 + random.nextInt(2)));
        }
        return new ConsumerRecords<>(fetched, Map.of());
    }

    private int fetch(
            TopicPartition from, int most, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> fetched) {
        long position = owned(from);
        if (position > log.end(from)) {
            throw new AssertionError(from + " is read from " + position + ", beyond its end at " + log.end(from));
        }
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (SimulatedLog.Entry entry : log.entries(from)) {
            if (entry.offset() >= position && records.size() < most) {
                records.add(new ConsumerRecord<>(
                        from.topic(), from.partition(), entry.offset(), new byte[0], entry.value()));
                positions.put(from, entry.offset() + 1);
            }
        }
        if (records.size() < most) {
            positions.put(from, log.end(from));
        }
        if (!records.isEmpty()) {
            fetched.put(from, records);
            group.committed.put(from, owned(from));
        }
        return records.size();
    }

    private void takePart() {
        ConsumerRebalanceListener told = Objects.requireNonNull(listener, "not subscribed");
        if (!group.has(this)) {
            Set<TopicPartition> lost = assignment();
            told.onPartitionsLost(lost);
            lost.forEach(this::giveUp);
            group.join(this);
        }
        Set<TopicPartition> revoked = group.revoked(this);
        if (!revoked.isEmpty()) {
            told.onPartitionsRevoked(revoked);
            revoked.forEach(this::giveUp);
        }
        Set<TopicPartition> assigned = group.assigned(this);
        if (!assigned.isEmpty()) {
            assigned.forEach(partition -> positions.put(partition, 0L));
            told.onPartitionsAssigned(assigned);
        }
    }

    private void giveUp(TopicPartition partition) {
        positions.remove(partition);
        paused.remove(partition);
    }

    private long owned(TopicPartition partition) {
        Long position = positions.get(partition);
        if (position == null) {
            throw new IllegalStateException(partition + " is not assigned");
        }
        return position;
    }
}
