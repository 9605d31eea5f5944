package org.palermo.producers.kinds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Context;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.registers.Row;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Withdrawn;

/** Rows to events, the same way for every kind. */
public final class RowToEvent {

    private final Context context;
    private final String recordedBy;
    private final Supplier<String> ids;
    private final Consumer<Finding> findings;

    /**
     * @param recordedBy of rows that do not say
     * @param ids of events whose sender gave none
     * @param findings is given everything that is wrong with the rows
     */
    public RowToEvent(Context context, String recordedBy, Supplier<String> ids, Consumer<Finding> findings) {
        this.context = context;
        this.recordedBy = recordedBy;
        this.ids = ids;
        this.findings = findings;
    }

    /**
     * Judges a row: its identity, then each cell, then what must hold between them.
     *
     * @param repeats what the row's file has said so far
     * @return the event; empty where at least one error has been reported
     */
    public Optional<Event> event(Producer producer, Row row, Repeats repeats) {
        Reading reading = new Reading(row, context, findings);
        Optional<String> entityId = producer.identify(reading);
        entityId.ifPresent(id -> repeats.judge(id, reading));
        reading.read(Common.STATUS);
        reading.read(Common.STATUS_REASON);
        boolean withdraws = reading.fills(Common.STATUS);
        if (!withdraws) {
            producer.fields().forEach(reading::read);
        }
        Common.read(reading);
        if (!withdraws) {
            producer.rules().forEach(rule -> rule.judge(reading));
        }
        Common.judge(reading);
        if (!reading.isSound()) {
            return Optional.empty();
        }
        String id =
                entityId.orElseThrow(() -> new IllegalStateException("a sound row of " + row.place() + " has no id"));
        SpecificRecord body = withdraws ? new Withdrawn(reading.the(Common.STATUS_REASON)) : producer.body(reading);
        SpecificRecord value = producer.event(envelope(producer.kind(), id, reading), body);
        return Optional.of(new Event(producer.kind(), withdraws ? id : producer.key(id, body), value));
    }

    private Envelope envelope(String kind, String entityId, Reading row) {
        Optional<Instant> stated = row.find(Common.RECORDED_AT);
        return Envelope.newBuilder()
                .setEventId(row.row().eventId().orElseGet(ids))
                .setKind(kind)
                .setEntityId(entityId)
                .setRecordedAt(stated.orElse(context.now()).truncatedTo(ChronoUnit.MILLIS))
                .setRecordedBy(row.find(Common.RECORDED_BY).orElse(recordedBy))
                .setSource(row.the(Common.SOURCE))
                .setEvidence(row.the(Common.EVIDENCE))
                .setNote(row.the(Common.NOTE))
                .setBackfilled(stated.isPresent())
                .build();
    }
}
