package org.palermo.reports.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which days a statement of the Trust Fund covers, and as known when.
 *
 * @param from its first day; null for the beginning of the Fund, when there was nothing
 * @param at its last day, not before the first
 * @param knownOn as known by the end of that day, UTC; null for all that is recorded
 */
public record FundQuestion(
        @Nullable LocalDate from, LocalDate at, @Nullable LocalDate knownOn) {

    public FundQuestion {
        if (from != null && at.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a statement ends on or after its first day, but " + at + " is before " + from);
        }
    }

    /** From the beginning to the end of a day. */
    public static FundQuestion at(LocalDate at, @Nullable LocalDate knownOn) {
        return new FundQuestion(null, at, knownOn);
    }

    /** Where a date lies that may be any day from one to another. */
    public Place place(LocalDate first, LocalDate last) {
        if (last.isAfter(at)) {
            return first.isAfter(at) ? Place.AFTER : Place.DOUBTFUL;
        }
        if (from == null || !first.isBefore(from)) {
            return Place.WITHIN;
        }
        return last.isBefore(from) ? Place.BEFORE : Place.PERHAPS_BEFORE;
    }

    /** Where a date lies. A statement counts it on the last day that it allows, so that statements follow one another. */
    public enum Place {
        BEFORE,
        /** Dated by month or year, and counted within, though it may have been before. */
        PERHAPS_BEFORE,
        WITHIN,
        /** Dated by month or year, and not counted yet, though it may have been within. */
        DOUBTFUL,
        AFTER
    }
}
