package org.palermo.schemas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * The folder of released versions: per subject {@code v1.avsc}, {@code v1.json} and {@code v1.bin}, then {@code v2}, and
 * so on. Files are added to it and never changed.
 *
 * @param folder that holds one folder per subject
 */
record Archive(Path folder) {

    /** The project's own, where tests run in the module's folder. */
    static Archive ofProject() {
        return new Archive(Path.of("src", "test", "resources", "archive"));
    }

    /** What is archived of a subject, oldest first. */
    List<ArchivedVersion> versions(String subject) {
        List<ArchivedVersion> versions = new ArrayList<>();
        for (int number = 1; Files.exists(file(subject, number, "avsc")); number++) {
            Path json = file(subject, number, "json");
            Path binary = file(subject, number, "bin");
            versions.add(new ArchivedVersion(
                    number,
                    new Schema.Parser().parse(text(file(subject, number, "avsc"))),
                    Files.exists(json) ? samples(json) : List.of(),
                    Files.exists(binary) ? Optional.of(bytes(binary)) : Optional.empty()));
        }
        return List.copyOf(versions);
    }

    /**
     * Adds what is missing of a subject, one step at a time, because its middle one is done by hand: a new version's
     * schema, with the samples of the version before it carried over; and, where a version's samples are written but
     * not yet encoded, their bytes.
     *
     * @param today the schema as it would be registered
     * @return the files that were written; none where nothing was missing or a first version's samples are to be written
     */
    List<Path> add(String subject, Schema today) {
        List<ArchivedVersion> versions = versions(subject);
        List<Path> written = new ArrayList<>();
        for (ArchivedVersion version : versions) {
            if (version.binary().isEmpty() && !version.samples().isEmpty()) {
                written.add(write(file(subject, version.number(), "bin"), encoded(version)));
            }
        }
        if (versions.isEmpty() || !versions.getLast().schema().equals(today)) {
            int next = versions.size() + 1;
            written.add(write(file(subject, next, "avsc"), utf8(today.toString(true) + "\n")));
            if (!versions.isEmpty()) {
                written.add(write(file(subject, next, "json"), carriedOver(versions.getLast(), today)));
            }
        }
        return List.copyOf(written);
    }

    private Path file(String subject, int number, String suffix) {
        return folder.resolve(subject).resolve("v" + number + "." + suffix);
    }

    private static byte[] encoded(ArchivedVersion version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (JsonNode sample : version.samples()) {
            out.writeBytes(AvroText.binary(version.schema(), AvroText.read(version.schema(), sample)));
        }
        return out.toByteArray();
    }

    private static byte[] carriedOver(ArchivedVersion newest, Schema today) {
        List<JsonNode> samples = newest.records().stream()
                .map(bytes -> AvroText.resolve(newest.schema(), today, bytes))
                .map(sample -> AvroText.write(today, new GenericDatumWriter<GenericRecord>(today), sample))
                .toList();
        try {
            return utf8(AvroText.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(samples) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> samples(Path json) {
        try {
            List<JsonNode> samples = new ArrayList<>();
            AvroText.JSON.readTree(text(json)).forEach(samples::add);
            return List.copyOf(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(json + " is no JSON", e);
        }
    }

    private static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, content, java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
