package org.palermo.reports.changes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became known after the end of one day and by the end of another, UTC.
 *
 * @param since the last day of what was known before
 * @param until the last day of what is known then, not before {@code since}; null for all that is recorded
 */
public record Span(LocalDate since, @Nullable LocalDate until) {

    public Span {
        if (until != null && until.isBefore(since)) {
            throw new IllegalArgumentException(
                    "a span ends on or after its first day, but " + until + " is before " + since);
        }
    }
}
