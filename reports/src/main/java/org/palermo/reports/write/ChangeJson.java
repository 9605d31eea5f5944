package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import org.palermo.reports.changes.ChangeReport;
import org.palermo.reports.changes.FigureChange;
import org.palermo.reports.changes.RecordChange;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.provenance.Change;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordedEvent;

/** Writes what became known in a span as JSON for other programs: everything, whatever a document would leave out. */
public final class ChangeJson {

    private ChangeJson() {}

    /** An object with two arrays, {@code figures} and {@code records}. Amounts are whole USD cents. */
    public static String write(ChangeReport report) {
        return Json.text(out -> {
            out.writeBooleanField("demonstration", report.isDemonstration());
            out.writeStringField("since", report.span().since().toString());
            out.writeStringField(
                    "until",
                    report.span().until() == null ? null : report.span().until().toString());
            if (report.span().published() != null) {
                out.writeStringField("publication", report.span().published().id());
            }
            Json.period(out, "period", report.period());
            out.writeStringField("programme", report.programme());
            out.writeStringField(
                    "firstKnown",
                    report.firstKnown() == null ? null : report.firstKnown().toString());
            out.writeNumberField("publishedLater", report.publishedLater());
            out.writeNumberField("recordsOfOtherProgrammes", report.otherProgrammes());
            out.writeBooleanField("exact", report.isExact());
            out.writeBooleanField("withheld", report.withheld());
            out.writeArrayFieldStart("figures");
            for (FigureChange change : report.figures()) {
                figure(out, change);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("records");
            for (RecordChange change : report.records()) {
                record(out, change);
            }
            out.writeEndArray();
        });
    }

    private static void figure(JsonGenerator out, FigureChange change) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", change.id());
        out.writeStringField("unit", change.after().unit());
        value(out, "before", change.before());
        value(out, "after", change.after());
        Json.number(out, "difference", change.difference());
        strings(out, "added", change.added());
        strings(out, "removed", change.removed());
        out.writeArrayFieldStart("parts");
        for (FigureChange.PartChange part : change.parts()) {
            out.writeStartObject();
            out.writeStringField("key", part.key());
            Json.number(out, "before", part.before());
            Json.number(out, "after", part.after());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeBooleanField("additive", change.additive());
        out.writeArrayFieldStart("movedBy");
        for (FigureChange.Mover mover : change.movers()) {
            out.writeStartObject();
            out.writeStringField("kind", mover.entity().kind());
            out.writeStringField("id", mover.entity().id());
            out.writeNumberField("effect", mover.effect());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, String name, Figure figure) throws IOException {
        out.writeObjectFieldStart(name);
        Json.number(out, "value", figure.value());
        Json.number(out, "atMost", figure.atMost());
        out.writeStringField("absent", figure.absent());
        out.writeEndObject();
    }

    private static void strings(JsonGenerator out, String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void record(JsonGenerator out, RecordChange change) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", change.entity().kind());
        out.writeStringField("id", change.entity().id());
        out.writeArrayFieldStart("events");
        for (History.Step step : change.steps()) {
            step(out, step);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void step(JsonGenerator out, History.Step step) throws IOException {
        RecordedEvent event = step.event();
        out.writeStartObject();
        out.writeStringField("deed", Json.code(step.deed()));
        out.writeNumberField("revision", event.revision());
        out.writeStringField(
                "knownAt", event.knownAt() == null ? null : event.knownAt().toString());
        out.writeStringField("publishedAt", event.publishedAt().toString());
        out.writeStringField("recordedBy", event.recordedBy());
        out.writeStringField("source", event.source());
        out.writeStringField("evidence", event.evidence());
        out.writeStringField("note", event.note());
        if (event.withdrawn()) {
            out.writeStringField("withdrawnBecause", History.reason(event));
        }
        out.writeStringField("eventId", event.eventId());
        out.writeArrayFieldStart("changes");
        for (Change change : step.changes()) {
            out.writeStartObject();
            out.writeStringField("field", change.field());
            out.writeStringField("before", change.before());
            out.writeStringField("after", change.after());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
