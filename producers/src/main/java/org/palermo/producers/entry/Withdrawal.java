package org.palermo.producers.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.palermo.producers.events.Event;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Repeats;
import org.palermo.producers.kinds.RowToEvent;

/** One record that no longer counts, stated as a row of its register would. */
public final class Withdrawal {

    private Withdrawal() {}

    /** What came of it: an event, or what is wrong with its reason. */
    public record Stated(Optional<Event> event, List<Finding> findings) {}

    /**
     * States it.
     *
     * @param setting clock, who records, and the source of the statement
     * @param eventIds of the event
     */
    public static Stated of(
            Producer producer, String entityId, String reason, Interview.Setting setting, Supplier<String> eventIds) {
        Map<String, String> filled =
                Map.of("id", entityId, "status", "withdrawn", "status_reason", reason, "source", setting.source());
        List<Finding> findings = new ArrayList<>();
        Optional<Event> event = new RowToEvent(setting.context(), setting.recordedBy(), eventIds, findings::add)
                .event(producer, Rows.of(producer.describe(), setting.language(), filled), new Repeats());
        return new Stated(event, List.copyOf(findings));
    }
}
