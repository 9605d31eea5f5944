package org.palermo.infra.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Folder of the files that hold inline data while the engine inserts them. Its files are never synced: one that a killed
 * process left behind has no value and is removed when the next process opens the folder.
 */
final class Spool {
    private static final String SUFFIX = ".data";

    /** The engine takes the file's name for a pattern, so nothing but plain characters may occur in it. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} /._+=@,:~-]+");

    private final Path folder;
    private final AtomicLong count = new AtomicLong();

    private Spool(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the folder for this process alone and removes stale files.
     *
     * @throws IOException if the folder cannot be made or emptied
     * @throws IllegalArgumentException if the folder's name contains a character with a meaning to the engine
     */
    static Spool open(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!PLAIN.matcher(absolute.toString()).matches()) {
            throw new IllegalArgumentException("the spool folder's name must be of plain characters: " + absolute);
        }
        Files.createDirectories(absolute);
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(absolute, "*" + SUFFIX)) {
            for (Path file : stale) {
                Files.delete(file);
            }
        }
        return new Spool(absolute);
    }

    /** Writes data that go on to the end of the stream. */
    Data write(InputStream data) throws IOException {
        Data spooled = new Data(folder.resolve(count.incrementAndGet() + SUFFIX));
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(spooled.file)) {
            data.transferTo(out);
            complete = true;
            return spooled;
        } finally {
            if (!complete) {
                spooled.close();
            }
        }
    }

    /** A file that is removed when it is closed. */
    record Data(Path file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
