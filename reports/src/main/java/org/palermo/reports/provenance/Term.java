package org.palermo.reports.provenance;

import java.util.List;
import org.palermo.reports.figures.Selection;

/**
 * One operand of a figure, by records.
 *
 * @param role what the operation makes of it
 * @param selection which postings it takes
 * @param counted what counts, in the order of occurrence
 * @param doubtful what may fall inside, or may not: dated by month or year only
 * @param groups of a distinct set, a breakdown or a mean; empty for others
 */
public record Term(Role role, Selection selection, List<Item> counted, List<Item> doubtful, List<Group> groups) {

    /** What an operation makes of an operand. */
    public enum Role {
        /** It is the value, or the set that is counted. */
        VALUE,
        MINUEND,
        SUBTRAHEND,
        PART,
        WHOLE,
        /** It is divided by time. */
        DIVIDEND,
        /** It shows the value by a dimension. */
        BREAKDOWN
    }

    public Term {
        counted = List.copyOf(counted);
        doubtful = List.copyOf(doubtful);
        groups = List.copyOf(groups);
    }

    /** The sum of what counts. */
    public long sum() {
        return total(counted);
    }

    /** The sum of what is doubtful. */
    public long doubtfulSum() {
        return total(doubtful);
    }

    static long total(List<Item> items) {
        return items.stream().mapToLong(Item::sum).reduce(0, Math::addExact);
    }
}
