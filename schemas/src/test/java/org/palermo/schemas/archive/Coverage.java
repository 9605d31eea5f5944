package org.palermo.schemas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Which places of a schema no sample shows. */
final class Coverage {

    private Coverage() {}

    /**
     * Branches that no sample takes, arrays that every sample leaves empty, fields that every sample leaves at their
     * default.
     *
     * @param samples in Avro's JSON encoding
     */
    static List<String> unshown(Schema schema, List<JsonNode> samples) {
        List<String> unshown = new ArrayList<>();
        visit(schema, samples, schema.getName(), unshown);
        return List.copyOf(unshown);
    }

    private static void visit(Schema schema, List<JsonNode> values, String at, List<String> unshown) {
        if (values.isEmpty()) {
            unshown.add(at);
            return;
        }
        if (schema.getType() == Schema.Type.RECORD) {
            for (Schema.Field field : schema.getFields()) {
                List<JsonNode> held =
                        values.stream().map(value -> value.get(field.name())).toList();
                String place = at + "/" + field.name();
                visit(field.schema(), held, place, unshown);
                if (field.hasDefaultValue() && held.stream().allMatch(History.byDefault(field)::equals)) {
                    unshown.add(place + " other than by default");
                }
            }
        } else if (schema.getType() == Schema.Type.UNION) {
            for (Schema branch : schema.getTypes()) {
                List<JsonNode> taken = branch.getType() == Schema.Type.NULL
                        ? values.stream().filter(JsonNode::isNull).toList()
                        : values.stream()
                                .filter(value -> value.has(branch.getFullName()))
                                .map(value -> value.get(branch.getFullName()))
                                .toList();
                visit(branch, taken, at + " as " + branch.getName(), unshown);
            }
        } else if (schema.getType() == Schema.Type.ARRAY) {
            List<JsonNode> elements = new ArrayList<>();
            values.forEach(array -> array.forEach(elements::add));
            visit(schema.getElementType(), elements, at + "[]", unshown);
        }
    }
}
