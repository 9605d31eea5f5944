package org.palermo.infra.bench;

import java.time.Duration;
import java.util.Set;

/**
 * What is measured.
 *
 * @param events that are worked on in each run, at least 1
 * @param entities that they are about at most, at least 1
 * @param seed of the events
 * @param rounds that count, of which the middle one is shown, at least 1; each stage runs once before, to warm up
 * @param lag how long events are sent to measure how late they are shown, at least 1 ms
 * @param reads of each report, at least 1
 * @param postings in ClickHouse for which reports are read, each at least 1
 * @param only the parts to measure; the baseline is always among them where another is laid beside it
 */
public record BenchSettings(
        int events, int entities, long seed, int rounds, Duration lag, int reads, Set<Long> postings, Set<Part> only) {

    public BenchSettings {
        atLeastOne("events", events);
        atLeastOne("entities", entities);
        atLeastOne("rounds", rounds);
        atLeastOne("lag", lag.toMillis());
        atLeastOne("reads", reads);
        postings.forEach(count -> atLeastOne("postings", count));
        postings = Set.copyOf(postings);
        only = Set.copyOf(only);
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("bench." + name + " must be at least 1, was " + value);
        }
    }
}
