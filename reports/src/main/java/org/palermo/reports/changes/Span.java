package org.palermo.reports.changes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.publications.Positions;

/**
 * What became known after the end of one day, or after a publication, and by the end of another day, UTC.
 *
 * @param since the last day of what was known before, or the day of the publication
 * @param until the last day of what is known then, not before {@code since}; null for all that is recorded
 * @param published what the publication knew; null where a day is the beginning
 */
public record Span(
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable Known published) {

    /**
     * What a publication knew.
     *
     * @param id of the publication
     * @param positions how far it had read
     * @param knownOn of that, what was known by the end of this day; null for all
     */
    public record Known(
            String id, Positions positions, @Nullable LocalDate knownOn) {}

    public Span {
        if (until != null && until.isBefore(since)) {
            throw new IllegalArgumentException(
                    "a span ends on or after its first day, but " + until + " is before " + since);
        }
        if (until != null && published != null) {
            throw new IllegalArgumentException("what was published is laid beside what is known now");
        }
    }

    /** From the end of one day on. */
    public Span(LocalDate since, @Nullable LocalDate until) {
        this(since, until, null);
    }

    /** The day that figures are asked by as they were before; null for all that lies within the positions. */
    public @Nullable LocalDate knownBefore() {
        return published == null ? since : published.knownOn();
    }

    /** Whether an accepted event was known before. */
    boolean hadKnown(RecordedEvent event) {
        LocalDate day = knownBefore();
        return (published == null || published.positions().cover(event.topic(), event.partition(), event.offset()))
                && (day == null || isBy(day, event.knownAt()));
    }

    /** A day ends where the next one begins (domain.md, rule 4). */
    private static boolean isBy(LocalDate day, @Nullable Instant knownAt) {
        return knownAt == null
                || knownAt.isBefore(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
