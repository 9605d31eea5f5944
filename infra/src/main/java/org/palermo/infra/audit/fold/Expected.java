package org.palermo.infra.audit.fold;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one input must have become.
 *
 * @param outcome posted, duplicate or rejected
 * @param reason of a rejection; empty otherwise
 * @param event as read; null where it cannot be
 * @param named whether the journal names the event's kind, entity and id: not where its header makes no sense
 * @param redrivenFrom the offset at which it lay first, where it is sent again; else null
 * @param revision of the entity after it; 0 where it was not posted
 * @param knownAt null where it was not posted
 * @param lines that it was worth, with those that it took back
 */
public record Expected(
        String outcome,
        String reason,
        @Nullable SpecificRecord event,
        boolean named,
        @Nullable Long redrivenFrom,
        int revision,
        @Nullable Instant knownAt,
        List<Line> lines) {

    static Expected rejected(String reason, @Nullable SpecificRecord event) {
        return new Expected("rejected", reason, event, event != null, null, 0, null, List.of());
    }

    static Expected duplicate(SpecificRecord event) {
        return new Expected("duplicate", "", event, true, null, 0, null, List.of());
    }

    static Expected posted(SpecificRecord event, int revision, Instant knownAt, List<Line> lines) {
        return new Expected("posted", "", event, true, null, revision, knownAt, lines);
    }

    Expected redriven(@Nullable Long from) {
        return new Expected(outcome, reason, event, named, from, revision, knownAt, lines);
    }

    Expected unnamed() {
        return new Expected(outcome, reason, event, false, redrivenFrom, revision, knownAt, lines);
    }
}
