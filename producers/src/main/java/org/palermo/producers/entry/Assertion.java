package org.palermo.producers.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.palermo.producers.events.Event;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Repeats;
import org.palermo.producers.kinds.RowToEvent;

/** One record whose cells are known at once, stated as a row of its register would. */
public final class Assertion {

    private Assertion() {}

    /** What came of it: an event, or what is wrong with its cells; warnings besides. */
    public record Stated(Optional<Event> event, List<Finding> findings) {}

    /**
     * States it.
     *
     * @param filled what the cells hold, by column name
     * @param setting clock, who records, and the source of the statement unless a cell names it
     * @param eventIds of the event
     */
    public static Stated of(
            Producer producer, Map<String, String> filled, Interview.Setting setting, Supplier<String> eventIds) {
        Map<String, String> cells = new HashMap<>(filled);
        cells.putIfAbsent("source", setting.source());
        List<Finding> findings = new ArrayList<>();
        Optional<Event> event = new RowToEvent(setting.context(), setting.recordedBy(), eventIds, findings::add)
                .event(producer, Rows.of(producer.describe(), setting.language(), cells), new Repeats());
        return new Stated(event, List.copyOf(findings));
    }
}
