package org.palermo.infra.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.palermo.infra.publications.Written;

/** The folder that a publication's files are written to. */
final class PublicationFolder {

    /** The manifest's name beside the outputs. */
    static final String MANIFEST = "manifest.json";

    private final Path folder;

    PublicationFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds out, before any work, that it cannot be used.
     *
     * @throws UnusableFile where it cannot be made or written to
     */
    void check() {
        Console.checkWritable(folder.resolve(MANIFEST));
    }

    /**
     * Writes the outputs.
     *
     * @throws UnusableFile where one cannot be written
     */
    void write(List<Written> files) {
        files.forEach(file -> write(file.file(), file.bytes()));
    }

    /**
     * Writes the manifest beside the outputs.
     *
     * @throws UsageProblem where the folder holds that of another publication
     */
    void writeManifest(String text) {
        write(MANIFEST, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws UsageProblem where the folder holds a manifest: a publication is not written over another */
    void checkFree(String text) {
        Path manifest = folder.resolve(MANIFEST);
        try {
            if (Files.exists(manifest)
                    && !Files.readString(manifest, StandardCharsets.UTF_8).equals(text)) {
                throw new UsageProblem("publish.folder-taken", Map.of("folder", folder.toString()));
            }
        } catch (IOException e) {
            throw UnusableFile.of(manifest, e);
        }
    }

    Path path() {
        return folder;
    }

    private void write(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            OutputFile.write(file, bytes);
        } catch (IOException e) {
            throw UnusableFile.of(file, e);
        }
    }
}
