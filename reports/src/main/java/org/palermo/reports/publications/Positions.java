package org.palermo.reports.publications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.palermo.schemas.topics.Position;

/**
 * How far each partition of the input topics was read: everything up to and with an offset, and nothing beyond. What is
 * known by positions never changes, whatever is recorded later and with whatever date.
 */
public final class Positions {

    private final SortedMap<String, SortedMap<Integer, Long>> last = new TreeMap<>();

    /** @param last the last position of each partition; partitions of which nothing was read are left out */
    public Positions(Collection<Position> last) {
        last.forEach(position -> this.last
                .computeIfAbsent(position.topic(), _ -> new TreeMap<>())
                .merge(position.partition(), position.offset(), Math::max));
    }

    /** Whether what lies at a position was read. */
    public boolean cover(String topic, long partition, long offset) {
        return offset <= upTo(topic, Math.toIntExact(partition));
    }

    /** The last offset that was read of a partition; -1 where nothing was. */
    public long upTo(String topic, int partition) {
        return last.getOrDefault(topic, Collections.emptySortedMap()).getOrDefault(partition, -1L);
    }

    /** The last position of each partition, by topic and partition. */
    public List<Position> last() {
        List<Position> all = new ArrayList<>();
        last.forEach((topic, partitions) ->
                partitions.forEach((partition, offset) -> all.add(new Position(topic, partition, offset))));
        return List.copyOf(all);
    }

    /** The last offset of each partition, by topic. */
    public SortedMap<String, Map<Integer, Long>> byTopic() {
        SortedMap<String, Map<Integer, Long>> all = new TreeMap<>();
        last.forEach((topic, partitions) -> all.put(topic, Collections.unmodifiableMap(partitions)));
        return Collections.unmodifiableSortedMap(all);
    }

    /** Where other positions stop short of these: the last position here of each such partition. */
    public List<Position> beyond(Positions there) {
        return last().stream()
                .filter(position -> there.upTo(position.topic(), position.partition()) < position.offset())
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Positions positions && last.equals(positions.last);
    }

    @Override
    public int hashCode() {
        return last.hashCode();
    }

    @Override
    public String toString() {
        return last().toString();
    }
}
