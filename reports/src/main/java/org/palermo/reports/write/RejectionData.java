package org.palermo.reports.write;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.reports.rejections.Rejection;
import org.palermo.reports.rejections.Rejection.Standing;
import org.palermo.reports.rejections.RejectionList;
import org.palermo.reports.wording.Wording;

/** Writes rejected events for other programs, as JSON and as CSV (RFC 4180). */
public final class RejectionData {

    private static final List<String> COLUMNS = List.of(
            "reason",
            "kind",
            "id",
            "event_id",
            "detail",
            "source",
            "recorded_by",
            "recorded_at",
            "published_at",
            "topic",
            "partition",
            "offset",
            "resent",
            "standing");

    private final RejectionDocuments words;

    /** @param wording in whose language meanings and remedies are told */
    public RejectionData(Wording wording) {
        this.words = new RejectionDocuments(wording);
    }

    /** An object with the counts and an array, {@code rejected}. */
    public String json(RejectionList list) {
        return Json.text(out -> {
            out.writeObjectFieldStart("counts");
            for (Standing standing : Standing.values()) {
                out.writeNumberField(Json.code(standing), list.count(standing));
            }
            out.writeEndObject();
            out.writeArrayFieldStart("rejected");
            for (Rejection rejection : list.shown()) {
                out.writeStartObject();
                out.writeStringField("reason", rejection.reason());
                out.writeStringField("meaning", words.meaning(rejection.reason()));
                out.writeStringField("remedy", words.remedy(rejection.reason()));
                out.writeStringField("detail", rejection.detail());
                out.writeStringField("kind", rejection.kind());
                out.writeStringField("id", rejection.entityId());
                out.writeStringField("eventId", rejection.eventId());
                out.writeStringField("source", rejection.source());
                out.writeStringField("recordedBy", rejection.recordedBy());
                out.writeStringField(
                        "recordedAt",
                        rejection.recordedAt() == null
                                ? null
                                : rejection.recordedAt().toString());
                out.writeStringField("publishedAt", rejection.publishedAt().toString());
                out.writeStringField("topic", rejection.first().topic());
                out.writeNumberField("partition", rejection.first().partition());
                out.writeNumberField("offset", rejection.first().offset());
                out.writeNumberField("resent", rejection.resent());
                out.writeStringField("standing", Json.code(rejection.standing()));
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /** A header, then a line for each; fields that hold a comma, a quotation mark or a line end are quoted. */
    public String csv(RejectionList list) {
        return Stream.concat(Stream.of(COLUMNS), list.shown().stream().map(RejectionData::values))
                .map(values -> values.stream().map(RejectionData::quoted).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static List<String> values(Rejection rejection) {
        return List.of(
                rejection.reason(),
                rejection.kind(),
                rejection.entityId(),
                rejection.eventId(),
                rejection.detail(),
                rejection.source(),
                rejection.recordedBy(),
                rejection.recordedAt() == null ? "" : rejection.recordedAt().toString(),
                rejection.publishedAt().toString(),
                rejection.first().topic(),
                Integer.toString(rejection.first().partition()),
                Long.toString(rejection.first().offset()),
                Long.toString(rejection.resent()),
                Json.code(rejection.standing()));
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }
}
