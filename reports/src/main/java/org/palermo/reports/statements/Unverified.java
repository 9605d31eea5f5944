package org.palermo.reports.statements;

import java.time.LocalDate;

/**
 * Why what is reported cannot be relied on at present: the last audit found that it is not what was recorded, or the
 * tables were built anew and nobody has audited them since. It ends with the next audit that passes.
 *
 * @param since day on which that was found, UTC
 * @param cause whether something disagrees, or nothing is known yet
 * @param disagreements how many the audit found; 0 where the tables were built anew
 * @param first the first disagreement, as {@code posting-altered, contribution C-1, palermo.contributions 0/12}; empty
 *     where there is none
 */
public record Unverified(LocalDate since, Cause cause, long disagreements, String first) {

    /** What the results rest on. */
    public enum Cause {
        /** An audit failed. */
        AUDIT,
        /** The tables were built anew after the last audit. */
        REBUILD
    }
}
