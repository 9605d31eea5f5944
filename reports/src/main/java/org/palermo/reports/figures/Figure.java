package org.palermo.reports.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure as computed for one question.
 *
 * @param id as declared, {@code fund.received}
 * @param kind a flow over the period or a stock at its end
 * @param unit of the value: activity, country, person, case, USD (whole cents), share ...
 * @param period of a flow; of a stock only its end counts
 * @param value null where the question leaves nothing to compute, for the reason given in {@code absent}
 * @param atMost the value if all that is doubtful by partial dates fell inside; null where nothing is doubtful, and then
 *     never less than the value
 * @param evidence how much of the value rests on which evidence, in its own unit; best evidence first
 * @param members of a distinct set, as codes, sorted; empty for other figures
 * @param parts of a breakdown, largest first; empty for other figures
 * @param source totals or postings: where it was read from
 * @param absent a stable code that says why there is no value, null where there is one
 */
public record Figure(
        String id,
        Kind kind,
        String unit,
        Period period,
        @Nullable BigDecimal value,
        @Nullable BigDecimal atMost,
        Map<String, BigDecimal> evidence,
        List<String> members,
        List<Part> parts,
        Source source,
        @Nullable String absent) {

    /** The code of {@code absent} where the value is withheld, so that small counts of persons stay unknown. */
    public static final String WITHHELD = "withheld";

    /** The same without anything from which its value could be worked out. */
    public Figure withheld() {
        return new Figure(id, kind, unit, period, null, null, Map.of(), List.of(), List.of(), source, WITHHELD);
    }

    /** The same without what its evidence amounts to. */
    public Figure withoutEvidence() {
        return new Figure(id, kind, unit, period, value, atMost, Map.of(), members, parts, source, absent);
    }

    /** Whether a figure speaks of what happened within the period, or of what had happened by its end. */
    public enum Kind {
        FLOW,
        STOCK
    }

    /** Where a figure was read from; both must give the same. */
    public enum Source {
        TOTALS,
        POSTINGS
    }

    /**
     * One line of a breakdown.
     *
     * @param key a code, or {@code not-stated} for the rest
     * @param value in the figure's unit
     */
    public record Part(String key, BigDecimal value) {}
}
