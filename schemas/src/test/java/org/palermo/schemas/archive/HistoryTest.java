package org.palermo.schemas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of the archive, on versions small enough to see what each must find. */
class HistoryTest {

    private static final String SUBJECT = "notes-value";
    private static final Schema FIRST = note("""
            {"name": "text", "type": "string"}""");
    private static final Schema WITH_OPTIONAL = note("""
            {"name": "text", "type": "string"}, {"name": "author", "type": ["null", "string"], "default": null}""");
    private static final Schema WITH_REQUIRED = note("""
            {"name": "text", "type": "string"}, {"name": "author", "type": "string"}""");

    @Test
    void findsASchemaThatIsNotArchived() {
        List<String> problems = History.unreleased(SUBJECT, WITH_OPTIONAL, List.of(version(1, FIRST)));

        assertEquals(1, problems.size());
        assertTrue(
                problems.getFirst().contains("add v2") && problems.getFirst().contains("never edited"),
                problems.getFirst());
    }

    @Test
    void acceptsTheNewestVersionOfSeveral() {
        var versions = List.of(version(1, FIRST), version(2, WITH_OPTIONAL));

        assertEquals(List.of(), History.unreleased(SUBJECT, WITH_OPTIONAL, versions));
        assertEquals(List.of(), History.incompatible(SUBJECT, WITH_OPTIONAL, versions));
    }

    /** To go back to an older version is a step forward too: it would be the third. */
    @Test
    void findsThatAnOlderVersionIsNotTheNewest() {
        var versions = List.of(version(1, FIRST), version(2, WITH_OPTIONAL));

        List<String> problems = History.unreleased(SUBJECT, FIRST, versions);

        assertTrue(problems.getFirst().contains("add v3"), problems.getFirst());
    }

    /** A new field without a default cannot be filled in for old records; the old version can read the new ones. */
    @Test
    void findsTheDirectionInWhichVersionsAreIncompatible() {
        List<String> problems = History.incompatible(SUBJECT, WITH_REQUIRED, List.of(version(1, FIRST)));

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(
                problems.getFirst().startsWith("notes-value: today's schema cannot read what v1 wrote"),
                problems.getFirst());
    }

    @Test
    void findsIncompatibleVersionsThatAreNotNeighbours() {
        Schema requiredByDefault = note("""
                {"name": "text", "type": "string"}, {"name": "author", "type": "string", "default": ""}""");

        // Each step is a legal one, but the third version cannot read records of the first.
        List<String> problems = History.incompatible(
                SUBJECT,
                WITH_REQUIRED,
                List.of(version(1, FIRST), version(2, requiredByDefault), version(3, WITH_REQUIRED)));

        assertTrue(problems.stream().anyMatch(p -> p.contains("v3 cannot read what v1 wrote")), problems.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text": "a"}  | {"text": "a", "author": null}            | ``
            {"text": "a"}  | {"text": "b", "author": null}            | note/text: "a" was read as "b"
            {"text": "a"}  | {"text": "a", "author": {"string": "b"}} | note/author: is new, and was read as {"string":"b"}
            {"text": "a", "author": {"string": "b"}} | {"text": "a", "author": null} | note/author: {"string":"b"} was read as null
            {"text": "a", "author": {"string": "b"}} | {"text": "a", "author": {"string": "c"}} | note/author: "b" was read as "c"
            {"text": "a", "place": "b"} | {"text": "a", "author": null} | note/place: is read no more
            """)
    void findsChangedContent(String archived, String read, String expected) {
        List<String> problems = History.changed(WITH_OPTIONAL, json(archived), json(read), "note");

        assertEquals(expected, String.join("; ", problems));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"text": "a", "author": null}, {"text": "a", "author": {"string": "b"}}] | ``
            [{"text": "a", "author": {"string": "b"}}] | Note/author as null
            [{"text": "a", "author": null}]            | Note/author as string; Note/author other than by default
            []                                         | Note
            """)
    void findsWhatNoSampleShows(String samples, String expected) {
        List<JsonNode> given = new java.util.ArrayList<>();
        json(samples).forEach(given::add);

        assertEquals(expected, String.join("; ", Coverage.unshown(WITH_OPTIONAL, given)));
    }

    @Test
    void findsAnArrayThatNoSampleFills() {
        Schema schema = note("""
                {"name": "tags", "type": {"type": "array", "items": "string"}}""");

        assertEquals(List.of("Note/tags[]"), Coverage.unshown(schema, List.of(json("{\"tags\": []}"))));
    }

    @Test
    void addsAVersionInStepsAndLeavesTheOlderOnesAlone(@TempDir Path folder) throws Exception {
        Archive archive = new Archive(folder);
        Path subject = folder.resolve(SUBJECT);

        // A first version: its samples are written by hand between the steps.
        assertEquals(List.of(subject.resolve("v1.avsc")), archive.add(SUBJECT, FIRST));
        assertEquals(List.of(), archive.add(SUBJECT, FIRST));
        Files.writeString(subject.resolve("v1.json"), "[{\"text\": \"a\"}, {\"text\": \"bc\"}]");
        assertEquals(List.of(subject.resolve("v1.bin")), archive.add(SUBJECT, FIRST));
        assertEquals(
                List.of(2, 3),
                archive.versions(SUBJECT).getFirst().records().stream()
                        .map(r -> r.length)
                        .toList());
        assertEquals(List.of(), archive.add(SUBJECT, FIRST));
        String schema = Files.readString(subject.resolve("v1.avsc"));

        // A second: the samples are carried over, with what is new at its default.
        assertEquals(
                List.of(subject.resolve("v2.avsc"), subject.resolve("v2.json")), archive.add(SUBJECT, WITH_OPTIONAL));
        assertEquals(
                json("[{\"text\": \"a\", \"author\": null}, {\"text\": \"bc\", \"author\": null}]"),
                json(Files.readString(subject.resolve("v2.json"))));
        assertEquals(List.of(subject.resolve("v2.bin")), archive.add(SUBJECT, WITH_OPTIONAL));
        assertEquals(schema, Files.readString(subject.resolve("v1.avsc")));
        assertEquals(
                List.of(FIRST, WITH_OPTIONAL),
                archive.versions(SUBJECT).stream().map(ArchivedVersion::schema).toList());
    }

    private static ArchivedVersion version(int number, Schema schema) {
        return new ArchivedVersion(number, schema, List.of(), Optional.empty());
    }

    private static Schema note(String fields) {
        return new Schema.Parser().parse("{\"type\": \"record\", \"name\": \"Note\", \"fields\": [" + fields + "]}");
    }

    private static JsonNode json(String text) {
        try {
            return AvroText.JSON.readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
