package org.palermo.streams.sink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The consumer group: who has which partition. A partition is given on once its owner has given it up in a poll, or is
 * taken for dead; such an owner goes on until its own next poll tells it.
 */
final class SimulatedGroup {

    private final Random random;
    private final Set<TopicPartition> partitions;
    private final List<SimulatedConsumer> members = new ArrayList<>();
    private final Map<TopicPartition, SimulatedConsumer> wanted = new HashMap<>();
    private final Map<TopicPartition, SimulatedConsumer> owners = new HashMap<>();

    /** By partition where its consumers have read to, as commits to Kafka would have it. */
    final Map<TopicPartition, Long> committed = new HashMap<>();

    SimulatedGroup(Random random, Set<TopicPartition> partitions) {
        this.random = random;
        this.partitions = partitions;
    }

    void join(SimulatedConsumer member) {
        members.add(member);
        rebalance();
    }

    /** A member is gone, or taken for gone. */
    void expel(SimulatedConsumer member) {
        members.remove(member);
        owners.values().removeIf(owner -> owner == member);
        rebalance();
    }

    boolean has(SimulatedConsumer member) {
        return members.contains(member);
    }

    /** Deals the partitions out anew, as evenly as it happens. */
    void rebalance() {
        wanted.clear();
        if (!members.isEmpty()) {
            List<SimulatedConsumer> able = new ArrayList<>(members);
            Collections.shuffle(able, random);
            int at = random.nextInt(able.size());
            for (TopicPartition partition : partitions) {
                wanted.put(partition, able.get(at++ % able.size()));
            }
        }
    }

    /** What of it a member has to give up. */
    Set<TopicPartition> revoked(SimulatedConsumer member) {
        Set<TopicPartition> revoked = new HashSet<>(member.assignment());
        revoked.removeIf(partition -> wanted.get(partition) == member);
        revoked.forEach(owners::remove);
        return revoked;
    }

    /** What a member gets that it does not have. */
    Set<TopicPartition> assigned(SimulatedConsumer member) {
        Set<TopicPartition> assigned = new HashSet<>();
        wanted.forEach((partition, owner) -> {
            if (owner == member && !owners.containsKey(partition)) {
                assigned.add(partition);
            }
        });
        assigned.forEach(partition -> owners.put(partition, member));
        return assigned;
    }
}
