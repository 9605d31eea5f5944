package org.palermo.infra.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a JVM learned in an earlier run about the classes it loads, so that the next one starts quicker. The first run
 * writes it when it ends; a JVM that finds it unfit ignores it.
 */
public final class AotCache {

    private final Path file;
    private final Path work;

    /** @param folder it lies in; @param name of the program; files are keyed by the JDK's version too */
    public AotCache(Path folder, String name) {
        String jdk = Runtime.version().toString().replaceAll("[^A-Za-z0-9.+-]", "_");
        this.file = folder.resolve(name + "-" + jdk + ".aot");
        this.work = folder.resolve(name + "-" + jdk + "." + ProcessHandle.current().pid() + ".tmp");
    }

    /** Options for the JVM that is about to start: use the cache, or write one when that JVM ends. */
    public List<String> options() {
        return Files.exists(file)
                ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of("-XX:AOTCacheOutput=" + work, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Call when that JVM has ended: what it wrote is kept for the next one. */
    public void keep() {
        try {
            if (Files.exists(work)) {
                Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(work.resolveSibling(work.getFileName() + ".config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
