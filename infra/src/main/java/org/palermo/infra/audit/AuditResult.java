package org.palermo.infra.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an audit found.
 *
 * @param started when the offsets were fixed that it speaks about
 * @param ended when it was done
 * @param upTo how far it speaks, by partition of the input topics; those that hold nothing are left out
 * @param caughtUp whether ClickHouse showed everything up to there; where not, what was missing counts as missing
 * @param inputs read from the topics
 * @param postings of the journal, each compared with ClickHouse
 * @param totals monthly cells compared
 * @param figures compared between the engine's two sources; 0 where the totals never stood still for long enough
 * @param counts disagreements by sort, without those that did not occur
 * @param firsts the first disagreement of each sort
 * @param first the first disagreement; null where there is none
 */
public record AuditResult(
        Instant started,
        Instant ended,
        List<UpTo> upTo,
        boolean caughtUp,
        long inputs,
        long postings,
        long totals,
        int figures,
        Map<Sort, Long> counts,
        Map<Sort, Disagreement> firsts,
        @Nullable Disagreement first) {

    public AuditResult {
        upTo = List.copyOf(upTo);
        counts = Map.copyOf(counts);
        firsts = Map.copyOf(firsts);
    }

    /** The last offset of a partition that an audit speaks about. */
    public record UpTo(String topic, int partition, long offset) {}

    /** Whether nothing disagrees. */
    public boolean passed() {
        return first == null;
    }

    /** All disagreements. */
    public long disagreements() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
