package org.palermo.infra.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fetches libchdb, ClickHouse as a library, once per machine and locates it.
 *
 * <p>It comes from a package that the npm client fetches; its version is that in the resource {@code library/package.json},
 * its integrity is fixed by {@code library/package-lock.json} and, for the file itself, by
 * {@code library/libchdb.so.sha256}. There is one for Linux on x86-64 with glibc.
 */
public final class EngineLibrary {
    /** Version of the package, and name of its folder in the cache. */
    static final String VERSION = "26.5.3";

    private static final String FILE = "libchdb.so";
    private static final Path PACKAGE = Path.of("node_modules", "@chdb", "lib-linux-x64-gnu");
    private static final String TEMPORARY = ".fetching-";

    /** They unpack to 559 MB. */
    private static final int DOWNLOAD_MEGABYTES = 165;

    private static final String OTHER_SERVER =
            "Instead of the embedded engine a ClickHouse server can be used: give its address in the JDBC URL setting.";

    /** Only one thread of this process at a time; the lock file is for other processes. */
    private static final Object LOCK = new Object();

    private final Platform platform;
    private final List<String> npm;
    private final String sha256;
    private final Consumer<FetchStep> progress;

    /**
     * For tests: with the platform, the command and the checksum of another library.
     *
     * @param npm the npm client's command
     * @param sha256 the library file's SHA-256 in lower-case hexadecimal
     */
    EngineLibrary(Platform platform, List<String> npm, String sha256, Consumer<FetchStep> progress) {
        this.platform = platform;
        this.npm = List.copyOf(npm);
        this.sha256 = sha256;
        this.progress = progress;
    }

    /**
     * The library's file, which is fetched if the cache has not got it. Several processes may call this at once: one
     * fetches, the others wait.
     *
     * @param cacheFolder Palermo's cache, see {@link #cacheFolder()}; made if it is missing
     * @param progress takes a step when the fetch begins and ends, and one about every second in between; gets none if the
     *     cache has the library
     * @return the absolute path of libchdb.so
     * @throws EngineUnavailable if there is none for this platform, or it cannot be fetched
     */
    public static Path locate(Path cacheFolder, Consumer<FetchStep> progress) {
        String pinned = new String(resource("libchdb.so.sha256"), UTF_8).strip().split("\\s+")[0];
        return new EngineLibrary(Platform.current(), List.of("npm"), pinned, progress).locate(cacheFolder);
    }

    /** Palermo's cache folder: {@code $PALERMO_CACHE}, else {@code $XDG_CACHE_HOME/palermo}, else {@code ~/.cache/palermo}. */
    public static Path cacheFolder() {
        return cacheFolder(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path cacheFolder(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("PALERMO_CACHE", "");
        String common = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        return (common.isBlank() ? home.resolve(".cache") : Path.of(common)).resolve("palermo");
    }

    /** See {@link #locate(Path, Consumer)}. */
    Path locate(Path cacheFolder) {
        if (!platform.supported()) {
            throw new EngineUnavailable("The embedded ClickHouse engine exists for Linux on x86-64 with glibc, not for "
                    + platform + ". " + OTHER_SERVER);
        }
        Path engines = cacheFolder.toAbsolutePath().resolve("clickhouse-engine");
        Path library = engines.resolve(VERSION).resolve(FILE);
        if (Files.isRegularFile(library)) {
            return library;
        }
        try {
            Files.createDirectories(engines);
            synchronized (LOCK) {
                try (FileChannel channel = FileChannel.open(
                                engines.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock _ = channel.lock()) {
                    if (!Files.isRegularFile(library)) {
                        fetch(engines);
                    }
                }
            }
            return library;
        } catch (IOException e) {
            throw new EngineUnavailable(
                    "The embedded ClickHouse engine could not be stored in " + engines + ": " + e
                            + ". Check the folder's rights and free space, or name another one in PALERMO_CACHE.",
                    e);
        }
    }

    /** Fetches into a temporary folder beside the target, checks, and moves it there in one step; under the lock. */
    private void fetch(Path engines) throws IOException {
        removeStale(engines);
        Path temporary = Files.createTempDirectory(engines, VERSION + TEMPORARY);
        try {
            progress.accept(new FetchStep.Begins(
                    FetchStep.Program.ENGINE, VERSION, DOWNLOAD_MEGABYTES, engines.resolve(VERSION)));
            Files.write(temporary.resolve("package.json"), resource("package.json"));
            Files.write(temporary.resolve("package-lock.json"), resource("package-lock.json"));
            Files.write(temporary.resolve(".npmrc"), resource("npmrc"));
            String said = runNpm(temporary);
            Path fetched = temporary.resolve(PACKAGE);
            if (!Files.isRegularFile(fetched.resolve(FILE))) {
                // npm passes over an optional package that it cannot fetch, and reports success
                throw unreachable("npm ended without the package", said);
            }
            verify(fetched.resolve(FILE));
            Path ready = Files.createDirectory(temporary.resolve("ready"));
            Files.move(fetched.resolve(FILE), ready.resolve(FILE));
            Files.move(ready, engines.resolve(VERSION), StandardCopyOption.ATOMIC_MOVE);
            progress.accept(new FetchStep.Ends(FetchStep.Program.ENGINE, engines.resolve(VERSION)));
        } finally {
            remove(temporary);
        }
    }

    /** Runs npm, reports every second, and returns what it said. */
    private String runNpm(Path folder) throws IOException {
        Path said = folder.resolve("npm.log");
        Process process;
        try {
            process = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            throw new EngineUnavailable(
                    "The embedded ClickHouse engine is fetched with npm, which cannot be run here (" + e.getMessage()
                            + "). Install Node.js with npm (on Debian: apt-get install npm) and try again. "
                            + OTHER_SERVER,
                    e);
        }
        try {
            process.getOutputStream().close();
            long started = System.nanoTime();
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                progress.accept(new FetchStep.Continues(
                        FetchStep.Program.ENGINE,
                        Duration.ofNanos(System.nanoTime() - started),
                        OptionalLong.of(size(folder) / 1_000_000)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("The fetch of the ClickHouse engine was interrupted; start it again.", e);
        } finally {
            process.destroy();
        }
        String text = tail(Files.readString(said));
        if (process.exitValue() != 0) {
            throw unreachable("npm ended with exit code " + process.exitValue(), text);
        }
        return text;
    }

    private List<String> command() {
        // verbose, because npm says only there why it passed over an optional package
        return Stream.concat(
                        npm.stream(),
                        Stream.of(
                                "ci",
                                "--no-audit",
                                "--no-fund",
                                "--loglevel=verbose",
                                "--fetch-retry-mintimeout=1000", // two more tries within seconds, not a minute
                                "--fetch-retry-maxtimeout=4000"))
                .toList();
    }

    private static EngineUnavailable unreachable(String what, String said) {
        return new EngineUnavailable("The embedded ClickHouse engine could not be fetched: " + what
                + ". Check that npm reaches its registry (npm ping) and try again. " + OTHER_SERVER + "\n" + said);
    }

    private void verify(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {
                // the digest sees what is read
            }
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(sha256)) {
            throw new EngineUnavailable("The fetched ClickHouse engine is not the expected one: its SHA-256 is " + found
                    + ", not " + sha256 + ". Check the registry that npm is set to use.");
        }
    }

    /** What a killed process left; nobody else works here, because the lock is held. */
    private static void removeStale(Path engines) throws IOException {
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(engines, "*" + TEMPORARY + "*")) {
            for (Path folder : stale) {
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Bytes in the folder's files; those that come and go meanwhile may or may not count. */
    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .mapToLong(file -> file.isFile() ? file.length() : 0)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static String tail(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static byte[] resource(String name) {
        try (InputStream in = EngineLibrary.class.getResourceAsStream("library/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What this machine is, as far as the library depends on it.
     *
     * @param os the system's name, such as {@code Linux}
     * @param arch the processor's name, such as {@code amd64}
     * @param glibc whether programs link with glibc, not with musl
     */
    record Platform(String os, String arch, boolean glibc) {
        static Platform current() {
            return new Platform(
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    Stream.of("/lib64/ld-linux-x86-64.so.2", "/lib/x86_64-linux-gnu/libc.so.6")
                            .anyMatch(file -> Files.exists(Path.of(file))));
        }

        boolean supported() {
            return os.equals("Linux") && List.of("amd64", "x86_64").contains(arch) && glibc;
        }

        @Override
        public String toString() {
            return os + " on " + arch + (os.equals("Linux") && !glibc ? " without glibc" : "");
        }
    }
}
