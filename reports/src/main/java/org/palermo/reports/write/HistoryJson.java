package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.provenance.Change;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordedEvent;

/** Writes the histories of records as JSON for other programs. */
public final class HistoryJson {

    private HistoryJson() {}

    /** An object with an array, {@code records}, that says whether any of it is a demonstration. */
    public static String write(List<History> histories) {
        return Json.text(out -> {
            out.writeBooleanField("demonstration", histories.stream().anyMatch(History::isIllustrative));
            out.writeArrayFieldStart("records");
            for (History history : histories) {
                out.writeStartObject();
                fields(out, history);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    static void fields(JsonGenerator out, History history) throws IOException {
        out.writeStringField("kind", history.entity().kind());
        out.writeStringField("id", history.entity().id());
        out.writeArrayFieldStart("events");
        for (History.Step step : history.steps()) {
            step(out, step);
        }
        out.writeEndArray();
    }

    private static void step(JsonGenerator out, History.Step step) throws IOException {
        RecordedEvent event = step.event();
        out.writeStartObject();
        out.writeStringField("outcome", event.outcome());
        out.writeStringField("deed", Json.code(step.deed()));
        if (!event.reason().isEmpty()) {
            out.writeStringField("reason", event.reason());
            out.writeStringField("detail", event.detail());
        }
        out.writeNumberField("revision", event.revision());
        out.writeStringField(
                "recordedAt",
                event.recordedAt() == null ? null : event.recordedAt().toString());
        out.writeStringField(
                "knownAt", event.knownAt() == null ? null : event.knownAt().toString());
        out.writeStringField("recordedBy", event.recordedBy());
        out.writeBooleanField("backfilled", event.backfilled());
        out.writeStringField("source", event.source());
        out.writeStringField("evidence", event.evidence());
        out.writeStringField("note", event.note());
        if (event.withdrawn()) {
            out.writeStringField("withdrawnBecause", History.reason(event));
        }
        out.writeStringField("eventId", event.eventId());
        out.writeStringField("topic", event.topic());
        out.writeNumberField("partition", event.partition());
        out.writeNumberField("offset", event.offset());
        out.writeStringField("publishedAt", event.publishedAt().toString());
        out.writeArrayFieldStart("changes");
        for (Change change : step.changes()) {
            out.writeStartObject();
            out.writeStringField("field", change.field());
            out.writeStringField("before", change.before());
            out.writeStringField("after", change.after());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeFieldName("body");
        if (event.body().isEmpty()) {
            out.writeNull();
        } else {
            out.writeRawValue(event.body());
        }
        out.writeArrayFieldStart("postings");
        for (PostingLine posting : step.postings()) {
            out.writeStartObject();
            posting(out, posting);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** A posting's fields; dimensions that the account does not have are left out. */
    static void posting(JsonGenerator out, PostingLine line) throws IOException {
        out.writeStringField("account", line.account());
        out.writeStringField("from", line.from().toString());
        out.writeStringField("to", line.to().toString());
        dimension(out, "programme", line.programme());
        dimension(out, "jurisdiction", line.jurisdiction());
        dimension(out, "region", line.region());
        dimension(out, "category", line.category());
        dimension(out, "party", line.party());
        out.writeNumberField("quantity", line.quantity());
        out.writeStringField("unit", line.unit());
        out.writeStringField("evidence", line.evidence());
        Long minor = line.originalMinor();
        if (minor != null) {
            out.writeNumberField("originalMinor", minor);
            out.writeStringField("originalCurrency", line.originalCurrency());
        }
        out.writeNumberField("revision", line.revision());
        out.writeNumberField("ordinal", line.ordinal());
        out.writeStringField("knownAt", line.knownAt().toString());
        out.writeStringField("eventId", line.eventId());
    }

    private static void dimension(JsonGenerator out, String name, String code) throws IOException {
        if (!code.isEmpty()) {
            out.writeStringField(name, code);
        }
    }
}
