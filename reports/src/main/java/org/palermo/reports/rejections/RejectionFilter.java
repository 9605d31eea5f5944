package org.palermo.reports.rejections;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.rejections.Rejection.Standing;

/**
 * Which rejected events are asked for; what is null asks for any.
 *
 * @param reason code
 * @param kind of the entity
 * @param since first day, UTC, on which they were published
 * @param ids positions ({@code palermo.grants/0/17}), or identifiers of events or entities; empty for any
 * @param standings what may have become of them; at least one
 */
public record RejectionFilter(
        @Nullable String reason,
        @Nullable String kind,
        @Nullable LocalDate since,
        List<String> ids,
        Set<Standing> standings) {

    public RejectionFilter {
        ids = List.copyOf(ids);
        standings = Set.copyOf(standings);
        if (standings.isEmpty()) {
            throw new IllegalArgumentException("a rejected event stands somehow; no standing was asked for");
        }
    }
}
