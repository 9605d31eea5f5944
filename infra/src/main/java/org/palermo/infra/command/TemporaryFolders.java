package org.palermo.infra.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Data directories of runs that keep nothing. */
final class TemporaryFolders {

    private TemporaryFolders() {}

    static Path make(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory can be made: " + e.getMessage(), e);
        }
    }

    /** Removes a folder with all that is in it; what cannot be removed stays in the system's folder for such things. */
    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // it is no use to anybody, and nobody can do more about it
        }
    }
}
