package org.palermo.schemas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.palermo.schemas.topics.Topics;

/** What every type of every topic's schema keeps to. */
class SchemaRulesTest {

    private final List<Schema> types = namedTypes();

    @Test
    void saysOfEveryRecordWhatItIs() {
        List<String> silent = types.stream()
                .filter(type -> type.getDoc() == null || type.getDoc().isBlank())
                .map(Schema::getFullName)
                .toList();

        assertEquals(List.of(), silent);
    }

    /** A code is text: a new code is then no new schema. */
    @Test
    void hasNoEnums() {
        List<String> enums = types.stream()
                .filter(type -> type.getType() == Schema.Type.ENUM)
                .map(Schema::getFullName)
                .toList();

        assertEquals(List.of(), enums);
    }

    /** Null comes first and is the default, or a reader that lacks the field and one that has it do not agree. */
    @Test
    void leavesWhatIsOptionalNullByDefault() {
        List<String> others = new ArrayList<>();
        for (Schema type : types) {
            for (Schema.Field field :
                    type.getType() == Schema.Type.RECORD ? type.getFields() : List.<Schema.Field>of()) {
                if (field.schema().isNullable() && field.defaultVal() != JsonProperties.NULL_VALUE) {
                    others.add(type.getFullName() + "/" + field.name());
                }
            }
        }

        assertEquals(List.of(), others);
    }

    /** Money and counts are whole numbers. */
    @Test
    void hasNoFloatingPoint() {
        List<String> floating = new ArrayList<>();
        for (Schema type : types) {
            for (Schema.Field field :
                    type.getType() == Schema.Type.RECORD ? type.getFields() : List.<Schema.Field>of()) {
                String text = field.schema().toString();
                if (text.contains("\"double\"") || text.contains("\"float\"")) {
                    floating.add(type.getFullName() + "/" + field.name());
                }
            }
        }

        assertEquals(List.of(), floating);
    }

    private static List<Schema> namedTypes() {
        Map<String, Schema> found = new LinkedHashMap<>();
        new Topics(1).all().forEach(topic -> collect(topic.schema(), found));
        return List.copyOf(found.values());
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case ENUM, FIXED -> found.putIfAbsent(schema.getFullName(), schema);
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, NULL -> {}
        }
    }
}
