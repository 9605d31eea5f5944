package org.palermo.infra.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.values.Events;

/** The rows that ClickHouse must show of a journal entry, each value as ClickHouse's own text of it. */
final class JournalRows {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON = new JsonFactory();

    private JournalRows() {}

    static String entity(JournalEntry entry) {
        return (entry.getKind() + " " + entry.getEntityId()).strip();
    }

    static String postingId(JournalEntry entry, Posting posting) {
        return entry.getKind() + ":" + entry.getEntityId() + ":" + entry.getRevision() + ":" + posting.getOrdinal();
    }

    static List<String> posting(JournalEntry entry, Posting posting) {
        return List.of(
                posting.getAccount(),
                posting.getOccurredFrom().toString(),
                posting.getOccurredTo().toString(),
                posting.getJurisdiction(),
                postingId(entry, posting),
                entry.getKind(),
                entry.getEntityId(),
                Integer.toString(entry.getRevision()),
                Integer.toString(posting.getOrdinal()),
                time(entry.getKnownAt()),
                posting.getProgramme(),
                posting.getRegion(),
                posting.getCategory(),
                posting.getParty(),
                Long.toString(posting.getQuantity()),
                posting.getUnit(),
                posting.getEvidence(),
                posting.getOriginalMinor() == null
                        ? ""
                        : posting.getOriginalMinor().toString(),
                Objects.requireNonNullElse(posting.getOriginalCurrency(), ""),
                entry.getEventId(),
                entry.getTopic(),
                Integer.toString(entry.getPartition()),
                Long.toString(entry.getOffset()));
    }

    /**
     * @param event as read from the input; null where it cannot be read
     * @param at partition of the journal
     * @param offset in the journal
     */
    static List<String> outcome(JournalEntry entry, @Nullable SpecificRecord event, int at, long offset) {
        Envelope envelope = event == null ? null : Events.envelope(event);
        List<String> row = new ArrayList<>();
        row.add(entry.getTopic());
        row.add(Integer.toString(entry.getPartition()));
        row.add(Long.toString(entry.getOffset()));
        row.add(time(entry.getPublishedAt()));
        row.add(entry.getOutcome());
        row.add(Objects.requireNonNullElse(entry.getReason(), ""));
        row.add(Objects.requireNonNullElse(entry.getDetail(), ""));
        row.add(entry.getKind());
        row.add(entry.getEntityId());
        row.add(entry.getEventId());
        row.add(Integer.toString(entry.getRevision()));
        row.add(time(entry.getKnownAt()));
        row.add(envelope == null ? "" : time(envelope.getRecordedAt()));
        row.add(envelope == null ? "" : envelope.getRecordedBy());
        row.add(envelope == null ? "" : envelope.getSource());
        row.add(envelope == null ? "" : envelope.getEvidence());
        row.add(envelope == null ? "" : envelope.getNote());
        row.add(Boolean.toString(envelope != null && envelope.getBackfilled()));
        row.add(Boolean.toString(event != null && Events.body(event) instanceof Withdrawn));
        row.add(event == null ? "" : json(Events.body(event)));
        row.add(Integer.toString(entry.getPostings().size()));
        row.add(Integer.toString(at));
        row.add(Long.toString(offset));
        row.add(entry.getRedrivenFrom() == null ? "" : entry.getRedrivenFrom().toString());
        return row;
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }

    /** A body by its schema: names as in the schema, null where nothing is stated, a breakdown as an object. */
    private static String json(IndexedRecord body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case IndexedRecord fields -> {
                out.writeStartObject();
                for (Schema.Field field : fields.getSchema().getFields()) {
                    out.writeFieldName(field.name());
                    Object inner = fields.get(field.pos());
                    if (inner instanceof List<?> counts && isBreakdown(field.schema())) {
                        out.writeStartObject();
                        for (Object one : counts) {
                            out.writeNumberField(((Count) one).getKey(), ((Count) one).getCount());
                        }
                        out.writeEndObject();
                    } else {
                        write(out, inner);
                    }
                }
                out.writeEndObject();
            }
            case List<?> items -> {
                out.writeStartArray();
                for (Object item : items) {
                    write(out, item);
                }
                out.writeEndArray();
            }
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            default -> out.writeString(value.toString());
        }
    }

    private static boolean isBreakdown(Schema schema) {
        return schema.getType() == Schema.Type.ARRAY
                && schema.getElementType().getFullName().equals(Count.SCHEMA$.getFullName());
    }
}
