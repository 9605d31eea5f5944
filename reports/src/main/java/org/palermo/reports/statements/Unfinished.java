package org.palermo.reports.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a result shows of a period that was not over: what had been recorded by then, which would pass for all of it.
 *
 * @param end the period's last day, or the day that a statement speaks of
 * @param by the day by which it had been recorded, before the end
 */
public record Unfinished(LocalDate end, LocalDate by) {

    /**
     * Empty where the period was over, or ended on the very day.
     *
     * @param knownOn day of knowledge, null for all that is recorded; of a day after that of computing nothing is known,
     *     so that it counts no further than that
     * @param computed when; its day in UTC counts
     */
    public static Optional<Unfinished> of(LocalDate end, @Nullable LocalDate knownOn, Instant computed) {
        LocalDate today = LocalDate.ofInstant(computed, ZoneOffset.UTC);
        LocalDate by = knownOn == null || knownOn.isAfter(today) ? today : knownOn;
        return by.isBefore(end) ? Optional.of(new Unfinished(end, by)) : Optional.empty();
    }
}
