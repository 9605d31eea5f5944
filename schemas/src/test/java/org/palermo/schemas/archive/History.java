package org.palermo.schemas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** What must be true of a subject's versions; each check answers with what is wrong, in words. */
final class History {

    private History() {}

    /** Whether the schema of today is released, that is, archived as the newest version. */
    static List<String> unreleased(String subject, Schema today, List<ArchivedVersion> versions) {
        if (!versions.isEmpty() && versions.getLast().schema().equals(today)) {
            return List.of();
        }
        return List.of(
                "%s: today's schema is not archived: add v%d (mvn -pl schemas test -Dtest=NewSchemaVersion, see schemas/README.md); a version that was released is never edited"
                        .formatted(subject, versions.size() + 1));
    }

    /** Whether every version reads what every other one, and today's schema, wrote: FULL_TRANSITIVE. */
    static List<String> incompatible(String subject, Schema today, List<ArchivedVersion> versions) {
        record Named(String name, Schema schema) {}
        List<Named> all = new ArrayList<>();
        versions.forEach(version -> all.add(new Named(version.name(), version.schema())));
        all.add(new Named("today's schema", today));
        List<String> problems = new ArrayList<>();
        for (Named reader : all) {
            for (Named writer : all) {
                var verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader.schema(), writer.schema());
                if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
                    problems.add("%s: %s cannot read what %s wrote: %s"
                            .formatted(
                                    subject,
                                    reader.name(),
                                    writer.name(),
                                    verdict.getResult().getIncompatibilities()));
                }
            }
        }
        return problems;
    }

    /** Whether a version's samples show each branch of each union, each array filled, and no field only by default. */
    static List<String> unshown(String subject, ArchivedVersion version) {
        List<String> problems = new ArrayList<>();
        for (String place : Coverage.unshown(version.schema(), version.samples())) {
            problems.add("%s: no sample in %s.json shows %s".formatted(subject, version.name(), place));
        }
        return problems;
    }

    /**
     * How what was read today differs from what was archived: everything archived must be there unchanged, and what is
     * new must hold its default. A field that a later version dropped is content lost, though a registry allows it.
     *
     * @param today the schema it was read with
     * @param at where in the record, for messages
     */
    static List<String> changed(Schema today, JsonNode archived, JsonNode read, String at) {
        return switch (today.getType()) {
            case RECORD -> changedFields(today, archived, read, at);
            case UNION -> changedBranch(today, archived, read, at);
            case ARRAY ->
                archived.size() != read.size()
                        ? List.of("%s: %s was read as %s".formatted(at, archived, read))
                        : IntStream.range(0, read.size())
                                .mapToObj(i -> changed(
                                        today.getElementType(), archived.get(i), read.get(i), at + "[" + i + "]"))
                                .flatMap(List::stream)
                                .toList();
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, FIXED, ENUM, MAP, NULL ->
                archived.equals(read) ? List.of() : List.of("%s: %s was read as %s".formatted(at, archived, read));
        };
    }

    private static List<String> changedFields(Schema today, JsonNode archived, JsonNode read, String at) {
        List<String> problems = new ArrayList<>();
        archived.fieldNames().forEachRemaining(name -> {
            if (today.getField(name) == null) {
                problems.add("%s/%s: is read no more".formatted(at, name));
            }
        });
        for (Schema.Field field : today.getFields()) {
            String place = at + "/" + field.name();
            if (archived.has(field.name())) {
                problems.addAll(changed(field.schema(), archived.get(field.name()), read.get(field.name()), place));
            } else if (!read.get(field.name()).equals(byDefault(field))) {
                problems.add("%s: is new, and was read as %s".formatted(place, read.get(field.name())));
            }
        }
        return problems;
    }

    private static List<String> changedBranch(Schema union, JsonNode archived, JsonNode read, String at) {
        if (archived.isNull() || read.isNull()) {
            return archived.equals(read) ? List.of() : List.of("%s: %s was read as %s".formatted(at, archived, read));
        }
        String branch = archived.fieldNames().next();
        return union.getTypes().stream()
                .filter(type -> type.getFullName().equals(branch) && read.has(branch))
                .findFirst()
                .map(type -> changed(type, archived.get(branch), read.get(branch), at))
                .orElseGet(() -> List.of("%s: %s was read as %s".formatted(at, archived, read)));
    }

    static JsonNode byDefault(Schema.Field field) {
        Object value = field.defaultVal();
        return AvroText.JSON.valueToTree(value == JsonProperties.NULL_VALUE ? null : value);
    }
}
