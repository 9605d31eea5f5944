package org.palermo.infra.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a JVM learned in an earlier run about the classes it loads, so that the next one starts quicker. The first run
 * writes it when it ends; a JVM that finds it unfit ignores it.
 */
public final class AotCache {

    private static final String WORK = ".tmp";
    /** Lies beside what is written for as long as that is not complete. */
    private static final String RECORDING = ".config";

    private final Path file;
    private final String name;
    private final Path work;

    /**
     * @param folder it lies in
     * @param name of the program and of whatever else its class path depends on; files are keyed by the JDK's version too
     */
    public AotCache(Path folder, String name) {
        this.name = name + "-" + Runtime.version().toString().replaceAll("[^A-Za-z0-9.+-]", "_");
        this.file = folder.resolve(this.name + ".aot");
        this.work = folder.resolve(this.name + "." + ProcessHandle.current().pid() + WORK);
    }

    /** Options for the JVM that is about to start: use the cache, or write one when that JVM ends. */
    public List<String> options() {
        if (Files.exists(file)) {
            return List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
        }
        try {
            Files.createDirectories(work.toAbsolutePath().getParent());
            removeAbandoned();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:AOTCacheOutput=" + work, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Call when that JVM has ended: what it wrote is kept for the next one, but for what it could not complete. */
    public void keep() {
        try {
            if (Files.exists(recording(work))) {
                Files.deleteIfExists(work);
                Files.deleteIfExists(recording(work));
            } else if (Files.exists(work)) {
                Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the JVMs of processes that were killed left behind. */
    private void removeAbandoned() throws IOException {
        Pattern left = Pattern.compile(
                Pattern.quote(name) + "\\.(\\d+)" + Pattern.quote(WORK) + "(" + Pattern.quote(RECORDING) + ")?");
        try (Stream<Path> files = Files.list(work.toAbsolutePath().getParent())) {
            for (Path candidate : files.toList()) {
                Matcher matcher = left.matcher(candidate.getFileName().toString());
                if (matcher.matches() && !isAlive(Long.parseLong(matcher.group(1)))) {
                    Files.deleteIfExists(candidate);
                }
            }
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static Path recording(Path work) {
        return work.resolveSibling(work.getFileName() + RECORDING);
    }
}
