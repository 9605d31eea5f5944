package org.palermo.infra.pipeline;

import java.util.List;
import java.util.Properties;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordReader;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.store.ClickHouseRecords;

/** Where figures come from, read from the tables of a running stack. */
public final class Provenance {

    /** More identifiers than are ever offered: which of them are near is decided elsewhere. */
    private static final int NEAR = 20;

    private final RecordReader records;

    /** @param clickHouse JDBC URL */
    public Provenance(String clickHouse) {
        this.records = new ClickHouseRecords(clickHouse, new Properties());
    }

    /**
     * The histories of all entities, of whatever kind, that an identifier names; none where it names none.
     *
     * @param id of an entity or of one of its events
     */
    public List<History> histories(String id) {
        List<RecordedEvent> events = records.eventsOf(id);
        return events.isEmpty() ? List.of() : History.of(events, records.postingsOf(id));
    }

    /** Identifiers of entities that are written much like this one, nearest first. */
    public List<String> idsLike(String id) {
        return records.idsLike(id, NEAR);
    }
}
