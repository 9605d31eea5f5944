package org.palermo.reports.privacy;

import java.util.Map;
import java.util.Set;

/**
 * A number that readers see: the sum of some counts of persons.
 *
 * @param id unique among the numbers that are looked at together
 * @param counts names of the counts it is the sum of, at least one
 * @param published whether readers have it already, from an earlier publication: it can no longer be withheld
 */
public record Shown(String id, Set<String> counts, boolean published) {

    public Shown {
        counts = Set.copyOf(counts);
        if (counts.isEmpty()) {
            throw new IllegalArgumentException(id + ": a number is the sum of one count at least");
        }
    }

    /** A number that has not been published yet. */
    public static Shown of(String id, Set<String> counts) {
        return new Shown(id, counts, false);
    }

    /**
     * The number as readers would see it.
     *
     * @throws IllegalArgumentException where one of the counts is not among the persons
     */
    public long value(Map<String, Long> persons) {
        long value = 0;
        for (String count : counts) {
            Long of = persons.get(count);
            if (of == null) {
                throw new IllegalArgumentException(id + ": there is no count " + count);
            }
            value = Math.addExact(value, of);
        }
        return value;
    }
}
