package org.palermo.schemas.serdes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records of one schema: the same bytes as Avro's own writer, which looks up the conversion and the
 * branch of every field anew for every record. Here that is done once for the schema. Safe for use by several threads.
 */
final class RecordWriter {

    /** Writes one value of one schema. */
    private interface Step {
        void write(@Nullable Object value, Encoder out) throws IOException;
    }

    private final Map<Schema, Step> records = new IdentityHashMap<>();
    private final Step root;

    /** @throws IllegalArgumentException where the schema has a type that none of ours uses */
    RecordWriter(Schema schema) {
        root = step(schema);
    }

    void write(IndexedRecord value, Encoder out) throws IOException {
        root.write(value, out);
    }

    private Step step(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> array(step(schema.getElementType()));
            case UNION -> union(schema);
            case STRING -> (value, out) -> out.writeString((String) present(value));
            case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) present(value));
            case INT -> number(schema.getLogicalType());
            case LONG -> bigNumber(schema.getLogicalType());
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) present(value));
            case NULL -> (value, out) -> out.writeNull();
            case ENUM, MAP, FIXED, FLOAT, DOUBLE ->
                throw new IllegalArgumentException("no record of ours holds a " + schema.getType() + ": " + schema);
        };
    }

    private static Step number(@Nullable LogicalType meaning) {
        return meaning instanceof LogicalTypes.Date
                ? (value, out) -> out.writeInt(Math.toIntExact(((LocalDate) present(value)).toEpochDay()))
                : (value, out) -> out.writeInt((Integer) present(value));
    }

    private static Step bigNumber(@Nullable LogicalType meaning) {
        return meaning instanceof LogicalTypes.TimestampMillis
                ? (value, out) -> out.writeLong(((Instant) present(value)).toEpochMilli())
                : (value, out) -> out.writeLong((Long) present(value));
    }

    private static Step array(Step element) {
        return (value, out) -> {
            List<?> list = (List<?>) present(value);
            out.writeArrayStart();
            out.setItemCount(list.size());
            for (Object item : list) {
                out.startItem();
                element.write(item, out);
            }
            out.writeArrayEnd();
        };
    }

    private Step record(Schema schema) {
        Step known = records.get(schema);
        if (known != null) {
            return known;
        }
        Step[] fields = new Step[schema.getFields().size()];
        Step step = (value, out) -> {
            IndexedRecord record = (IndexedRecord) present(value);
            for (int i = 0; i < fields.length; i++) {
                fields[i].write(record.get(i), out);
            }
        };
        records.put(schema, step);
        for (Schema.Field field : schema.getFields()) {
            fields[field.pos()] = step(field.schema());
        }
        return step;
    }

    private Step union(Schema union) {
        List<Schema> branches = union.getTypes();
        List<Step> steps = new ArrayList<>();
        branches.forEach(branch -> steps.add(step(branch)));
        return (value, out) -> {
            int branch = branch(branches, value);
            out.writeIndex(branch);
            steps.get(branch).write(value, out);
        };
    }

    private static int branch(List<Schema> branches, @Nullable Object value) {
        for (int i = 0; i < branches.size(); i++) {
            if (takes(branches.get(i), value)) {
                return i;
            }
        }
        throw new IllegalArgumentException("none of " + branches + " takes " + value);
    }

    private static boolean takes(Schema schema, @Nullable Object value) {
        return switch (schema.getType()) {
            case NULL -> value == null;
            case RECORD ->
                value instanceof IndexedRecord record
                        && (record.getSchema() == schema
                                || record.getSchema().getFullName().equals(schema.getFullName()));
            case ARRAY -> value instanceof List<?>;
            case STRING -> value instanceof String;
            case BYTES -> value instanceof ByteBuffer;
            case INT -> value instanceof Integer || value instanceof LocalDate;
            case LONG -> value instanceof Long || value instanceof Instant;
            case BOOLEAN -> value instanceof Boolean;
            case UNION, ENUM, MAP, FIXED, FLOAT, DOUBLE -> false;
        };
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new NullPointerException("a field that the schema does not let be null is null");
        }
        return value;
    }
}
