package org.palermo.infra.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Results of audits as JSON. */
public final class AuditJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AuditJson() {}

    /** All of a result. */
    public static String of(AuditResult result) {
        return text(true, out -> {
            out.writeStartObject();
            out.writeBooleanField("passed", result.passed());
            out.writeStringField("started", result.started().toString());
            out.writeStringField("ended", result.ended().toString());
            out.writeBooleanField("caughtUp", result.caughtUp());
            out.writeNumberField("inputs", result.inputs());
            out.writeNumberField("postings", result.postings());
            out.writeNumberField("totals", result.totals());
            out.writeNumberField("figures", result.figures());
            out.writeFieldName("disagreements");
            write(out, result.counts());
            out.writeFieldName("first");
            if (result.first() == null) {
                out.writeNull();
            } else {
                write(out, result.first());
            }
            out.writeArrayFieldStart("firstOfEachSort");
            for (Disagreement one : new TreeMap<>(result.firsts()).values()) {
                write(out, one);
            }
            out.writeEndArray();
            out.writeFieldName("upTo");
            write(out, result.upTo());
            out.writeEndObject();
        });
    }

    static String upTo(AuditResult result) {
        return text(false, out -> write(out, result.upTo()));
    }

    static String counts(Map<Sort, Long> counts) {
        return text(false, out -> write(out, counts));
    }

    static String first(Disagreement first) {
        return text(false, out -> write(out, first));
    }

    private static void write(JsonGenerator out, Iterable<AuditResult.UpTo> upTo) throws IOException {
        out.writeStartArray();
        for (AuditResult.UpTo one : upTo) {
            out.writeStartObject();
            out.writeStringField("topic", one.topic());
            out.writeNumberField("partition", one.partition());
            out.writeNumberField("offset", one.offset());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Map<Sort, Long> counts) throws IOException {
        out.writeStartObject();
        for (Map.Entry<Sort, Long> one : new TreeMap<>(counts).entrySet()) {
            out.writeNumberField(one.getKey().code(), one.getValue());
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Disagreement first) throws IOException {
        out.writeStartObject();
        out.writeStringField("sort", first.sort().code());
        out.writeStringField("topic", first.topic());
        out.writeNumberField("partition", first.partition());
        out.writeNumberField("offset", first.offset());
        out.writeStringField("entity", first.entity());
        out.writeStringField("id", first.id());
        out.writeStringField("recorded", first.recorded());
        out.writeStringField("shown", first.shown());
        out.writeEndObject();
    }

    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    private static String text(boolean pretty, Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            if (pretty) {
                out.useDefaultPrettyPrinter();
            }
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
