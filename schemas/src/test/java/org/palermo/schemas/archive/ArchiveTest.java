package org.palermo.schemas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** Whatever was written under a released version of a schema is still read, as it was meant. */
class ArchiveTest {

    private final RegisteredSchemas schemas = new RegisteredSchemas();

    static List<Topic> topics() {
        return new Topics(1).all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void holdsTheSchemaOfToday(Topic topic) {
        none(History.unreleased(topic.subject(), schemas.ofToday(topic), versions(topic)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void holdsVersionsThatReadEachOther(Topic topic) {
        none(History.incompatible(topic.subject(), schemas.ofToday(topic), versions(topic)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void showsEveryFieldAndEveryBranch(Topic topic) {
        versions(topic).forEach(version -> none(History.unshown(topic.subject(), version)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void holdsTheSamplesAsBytesToo(Topic topic) {
        versions(topic).forEach(version -> {
            List<JsonNode> decoded = version.records().stream()
                    .map(bytes -> AvroText.resolve(version.schema(), version.schema(), bytes))
                    .map(sample -> AvroText.write(version.schema(), new GenericDatumWriter<>(version.schema()), sample))
                    .toList();

            assertEquals(version.samples(), decoded, topic.subject() + " " + version.name());
        });
    }

    @ParameterizedTest
    @MethodSource("topics")
    void isReadTodayWithItsContentUnchanged(Topic topic) {
        for (ArchivedVersion version : versions(topic)) {
            List<byte[]> records = version.records();
            for (int i = 0; i < records.size(); i++) {
                String at = topic.subject() + " " + version.name() + "[" + i + "]";
                switch (schemas.read(topic, version.schema(), records.get(i))) {
                    case Decoded.Readable<SpecificRecord>(SpecificRecord value) -> {
                        JsonNode read =
                                AvroText.write(topic.schema(), new SpecificDatumWriter<>(topic.schema()), value);
                        none(History.changed(topic.schema(), version.samples().get(i), read, at));
                    }
                    case Decoded.Corrupt<SpecificRecord>(String detail) -> none(List.of(at + ": " + detail));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void tellsOtherLanguagesNothingOfJava(Topic topic) {
        versions(topic)
                .forEach(version ->
                        assertTrue(!version.schema().toString().contains("avro.java.string"), topic.subject()));
    }

    /** A topic may be retired, but a file that belongs to none is a misspelling. */
    @Test
    void holdsNothingThatNoTopicHas() throws IOException {
        Set<String> expected = new java.util.TreeSet<>();
        for (Topic topic : topics()) {
            versions(topic)
                    .forEach(version -> Stream.of("avsc", "json", "bin")
                            .forEach(suffix -> expected.add(topic.subject() + "/" + version.name() + "." + suffix)));
        }

        Path folder = Archive.ofProject().folder();
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> found = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(java.util.TreeSet::new));
            assertEquals(expected, found);
        }
    }

    private static List<ArchivedVersion> versions(Topic topic) {
        return Archive.ofProject().versions(topic.subject());
    }

    private static void none(List<String> problems) {
        assertTrue(problems.isEmpty(), () -> String.join("\n", new ArrayList<>(problems)));
    }
}
