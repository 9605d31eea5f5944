package org.palermo.reports.provenance;

import java.util.List;

/**
 * Items that count together: a member of a distinct set, a part of a breakdown, a year of a mean.
 *
 * @param key the member's or part's code, or the year
 * @param counted what makes it count, in the order of occurrence
 * @param doubtful what may fall inside, or may not
 * @param sum of what is counted
 * @param standing whether it counts
 */
public record Group(String key, List<Item> counted, List<Item> doubtful, long sum, Standing standing) {

    /** Whether a group counts. */
    public enum Standing {
        COUNTS,
        /** It would count if what is doubtful fell inside. */
        MAY_COUNT,
        /** Nothing is left of it, or it is left out. */
        DOES_NOT
    }

    public Group {
        counted = List.copyOf(counted);
        doubtful = List.copyOf(doubtful);
    }
}
