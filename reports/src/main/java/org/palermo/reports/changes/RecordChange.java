package org.palermo.reports.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;

/**
 * What became known of one entity.
 *
 * @param entity whose
 * @param steps in the order in which they were accepted; at least one
 * @param before what stood before the first step; null where nothing did
 */
public record RecordChange(
        RecordId entity, List<History.Step> steps, @Nullable RecordedEvent before) {

    public RecordChange {
        steps = List.copyOf(steps);
    }

    /** The last accepted event that says what the entity is: of a withdrawn one, what stood before. */
    public RecordedEvent telling() {
        for (History.Step step : steps.reversed()) {
            if (!step.event().withdrawn()) {
                return step.event();
            }
        }
        return before == null ? steps.getLast().event() : before;
    }
}
