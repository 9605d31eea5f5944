package org.palermo.infra.embedded.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.palermo.infra.embedded.process.AotCache;
import org.palermo.infra.embedded.process.Leash;
import org.palermo.infra.engine.FetchStep;

/**
 * Apicurio Registry, fetched once as a Maven artifact, checked, and unpacked into the user's cache folder under its
 * version. It speaks Confluent's REST API, as any registry in production does.
 */
public final class RegistryProgram {

    static final String VERSION = "3.3.3";

    private static final String ARTIFACT = "io.apicurio:apicurio-registry-app:" + VERSION + ":tar.gz:all";
    private static final String ARCHIVE = "apicurio-registry-app-" + VERSION + "-all.tar.gz";
    private static final int DOWNLOAD_MEGABYTES = 151;
    private static final String SHA_256 = "8bc6751c76d963734224b01d5e7f84ccb3cb61c87d3bd77c36c35f10a5cbed63";
    static final String JAR = "quarkus-run.jar";

    private static final String COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    /** Of a leash jar: as many hexadecimal digits of its hash are in its name. */
    private static final int KEY = 12;

    private RegistryProgram() {}

    /**
     * The folder of the unpacked program, fetched where it is not there yet.
     *
     * @param cacheFolder the user's cache folder of this product
     * @param progress takes a step when the fetch begins and ends and now and then in between
     * @throws RegistryUnavailableHere where it can neither be found nor fetched, with what to do
     */
    public static Path locate(Path cacheFolder, Consumer<FetchStep> progress) {
        Path home = cacheFolder.resolve("schema-registry").resolve(VERSION);
        if (isComplete(home)) {
            return home;
        }
        try {
            Files.createDirectories(home.getParent());
            try (FileChannel channel = FileChannel.open(
                            home.resolveSibling(VERSION + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !isComplete(home)) {
                    fetch(home, progress);
                }
            }
        } catch (IOException e) {
            throw new RegistryUnavailableHere(
                    "The schema registry server cannot be kept in " + home.getParent() + ": " + e.getMessage()
                            + ". Name another cache folder with PALERMO_CACHE.",
                    e);
        }
        return home;
    }

    private static boolean isComplete(Path home) {
        return Files.exists(home.resolve(JAR)); // the folder is moved there as a whole
    }

    private static void fetch(Path home, Consumer<FetchStep> progress) throws IOException {
        Path work = Files.createTempDirectory(home.getParent(), VERSION + "-");
        try {
            progress.accept(new FetchStep.Begins(FetchStep.Program.REGISTRY, VERSION, DOWNLOAD_MEGABYTES, home));
            Path log = work.resolve("fetch.log");
            run(
                    progress,
                    work,
                    log,
                    List.of("mvn", "-B", "-ntp", COPY_GOAL, "-Dartifact=" + ARTIFACT, "-DoutputDirectory=" + work));
            Path archive = work.resolve(ARCHIVE);
            String found = sha256(archive);
            if (!found.equals(SHA_256)) {
                throw new RegistryUnavailableHere(
                        "The schema registry server that was fetched is not the one expected: SHA-256 " + found
                                + " instead of " + SHA_256
                                + ". Remove it from the local Maven repository and try again.",
                        null);
            }
            progress.accept(new FetchStep.Unpacks(FetchStep.Program.REGISTRY));
            Path unpacked = Files.createDirectory(work.resolve("program"));
            run(progress, work, log, List.of("tar", "-xzf", archive.toString(), "-C", unpacked.toString()));
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
            progress.accept(new FetchStep.Ends(FetchStep.Program.REGISTRY, home));
        } finally {
            remove(work);
        }
    }

    /**
     * A jar with nothing but the leash, so that the program's class path is the same for every build of ours that has the
     * same leash; made where it is not there.
     */
    static Path leash(Path program) {
        String entry = Leash.class.getName().replace('.', '/') + ".class";
        try (InputStream in = Leash.class.getClassLoader().getResourceAsStream(entry)) {
            if (in == null) {
                throw new IOException(entry + " is not on the class path");
            }
            byte[] leash = in.readAllBytes();
            Path jar = program.resolve("leash-" + sha256(leash).substring(0, KEY) + ".jar");
            if (!Files.exists(jar)) {
                Path work = Files.createTempFile(program, "leash-", ".tmp");
                try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(work))) {
                    out.putNextEntry(new JarEntry(entry));
                    out.write(leash);
                    out.closeEntry();
                }
                Files.move(work, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the schema registry server cannot be started from " + program + ": " + e.getMessage(), e);
        }
    }

    /** What the program's JVM may keep between runs, in the program's folder. */
    public static AotCache cache(Path program) {
        return new AotCache(
                program,
                leash(program)
                        .getFileName()
                        .toString()
                        .replace("leash-", "registry-")
                        .replace(".jar", ""));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void run(Consumer<FetchStep> progress, Path folder, Path log, List<String> command)
            throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new RegistryUnavailableHere(
                    "'" + command.getFirst() + "' cannot be run, and is needed to fetch the schema registry server: "
                            + e.getMessage() + ". Install it, or give the address of a running registry.",
                    e);
        }
        try {
            long started = System.nanoTime();
            while (!process.waitFor(2, TimeUnit.SECONDS)) {
                progress.accept(new FetchStep.Continues(
                        FetchStep.Program.REGISTRY,
                        Duration.ofNanos(System.nanoTime() - started),
                        OptionalLong.empty()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
        if (process.exitValue() != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new RegistryUnavailableHere(
                    "The schema registry server could not be fetched: '" + String.join(" ", command) + "' ended with "
                            + process.exitValue() + ".\n"
                            + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()))
                            + "\nCheck the network and Maven's settings, then try again.",
                    null);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
