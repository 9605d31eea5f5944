package org.palermo.producers.repricing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.kinds.Producer;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.serdes.GeneratedClasses;

/**
 * Bodies as they are kept in JSON: the Avro fields by name, breakdowns as objects. Fields that an older version of the schema
 * did not have are absent and take their default.
 */
public final class BodyJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        GeneratedClasses.trust();
    }

    private BodyJson() {}

    /**
     * A recorded body as its kind's record.
     *
     * @throws IllegalArgumentException where it is none of the kind
     */
    public static SpecificRecord read(Producer producer, String body) {
        return read(schema(producer), parse(body));
    }

    /** The reason in the body of a withdrawal. */
    public static String reason(String body) {
        return parse(body).path("reason").asText();
    }

    /** The branch of a kind's events' body that holds its content. */
    static Schema schema(Producer producer) {
        return producer.event(new Envelope(), new Object()).getSchema().getField("body").schema().getTypes().stream()
                .filter(branch -> producer.kind().equals(branch.getProp("kind")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no content of kind " + producer.kind()));
    }

    static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a recorded body is not JSON: " + body, e);
        }
    }

    /** @throws IllegalArgumentException where the node is not of the schema */
    static SpecificRecord read(Schema schema, JsonNode node) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = node.get(field.name());
            record.put(
                    field.pos(),
                    value == null ? SpecificData.get().getDefaultValue(field) : value(field.schema(), value));
        }
        return record;
    }

    private static @Nullable Object value(Schema schema, JsonNode node) {
        return switch (schema.getType()) {
            case UNION ->
                node.isNull()
                        ? null
                        : value(
                                schema.getTypes().stream()
                                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                                        .findFirst()
                                        .orElseThrow(),
                                node);
            case RECORD -> read(schema, node);
            case ARRAY -> array(schema.getElementType(), node);
            case STRING -> node.asText();
            case INT -> node.intValue();
            case LONG -> node.longValue();
            case BOOLEAN -> node.booleanValue();
            case ENUM, MAP, FIXED, BYTES, FLOAT, DOUBLE, NULL ->
                throw new IllegalArgumentException("no body holds a " + schema.getType());
        };
    }

    private static List<Object> array(Schema element, JsonNode node) {
        List<Object> items = new ArrayList<>();
        if (element.getFullName().equals(Count.SCHEMA$.getFullName())) {
            node.properties()
                    .forEach(entry ->
                            items.add(new Count(entry.getKey(), entry.getValue().longValue())));
        } else {
            for (JsonNode item : node) {
                Object value = value(element, item);
                if (value != null) {
                    items.add(value);
                }
            }
        }
        return items;
    }
}
