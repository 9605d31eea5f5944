package org.palermo.streams.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Count;

/**
 * The body of an event as JSON, by its schema alone: fields under their names in the schema, what is not stated as null,
 * a breakdown as an object from key to count, dates and times in ISO 8601. A kind that is added later needs nothing here.
 */
final class EventJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private EventJson() {}

    static String of(IndexedRecord body) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            object(json, body);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void object(JsonGenerator json, IndexedRecord value) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : value.getSchema().getFields()) {
            json.writeFieldName(field.name());
            value(json, field.schema(), value.get(field.pos()));
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Schema schema, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case IndexedRecord inner -> object(json, inner);
            case List<?> list -> list(json, schema, list);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            // text, codes, dates and instants: each one's text is what JSON calls a string
            case Object text -> json.writeString(text.toString());
        }
    }

    private static void list(JsonGenerator json, Schema schema, List<?> list) throws IOException {
        if (isBreakdown(schema)) {
            json.writeStartObject();
            for (Object item : list) {
                Count count = (Count) item;
                json.writeNumberField(count.getKey(), count.getCount());
            }
            json.writeEndObject();
            return;
        }
        json.writeStartArray();
        for (Object item : list) {
            value(json, schema.getType() == Schema.Type.ARRAY ? schema.getElementType() : schema, item);
        }
        json.writeEndArray();
    }

    private static boolean isBreakdown(Schema schema) {
        return schema.getType() == Schema.Type.ARRAY
                && schema.getElementType().getType() == Schema.Type.RECORD
                && schema.getElementType()
                        .getFullName()
                        .equals(Count.getClassSchema().getFullName());
    }
}
