package org.palermo.reports.rejections;

import java.util.List;
import java.util.Map;
import org.palermo.reports.rejections.Rejection.Standing;

/**
 * An answer to who asks for rejected events.
 *
 * @param filter what was asked for
 * @param shown by reason, topic, partition and offset
 * @param counts of all that the filter asks for, whether shown or not and whatever became of them
 */
public record RejectionList(RejectionFilter filter, List<Rejection> shown, Map<Standing, Long> counts) {

    public RejectionList {
        shown = List.copyOf(shown);
        counts = Map.copyOf(counts);
    }

    /** How many stand as asked for, shown or not. */
    public long asked() {
        return filter.standings().stream().mapToLong(this::count).sum();
    }

    /** How many wait for someone to do something. */
    public long open() {
        return count(Standing.OPEN);
    }

    /** How many became of it. */
    public long count(Standing standing) {
        return counts.getOrDefault(standing, 0L);
    }
}
