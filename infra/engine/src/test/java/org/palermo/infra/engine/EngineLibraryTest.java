package org.palermo.infra.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a command of our own in npm's place: what is tested is the handling around it. */
class EngineLibraryTest {
    private static final EngineLibrary.Platform LINUX = new EngineLibrary.Platform("Linux", "amd64", true);
    private static final String CONTENT = "library";

    /** Makes the package's file as npm does, and notes the call. */
    private static final String GOOD = """
            #!/bin/sh
            echo call >> "$(dirname "$0")/calls"
            test -f package-lock.json && test -f .npmrc && test "$1" = ci || exit 9
            mkdir -p node_modules/@chdb/lib-linux-x64-gnu
            sleep 0.3
            printf library > node_modules/@chdb/lib-linux-x64-gnu/libchdb.so
            """;

    @TempDir
    Path folder;

    private final List<FetchStep> progress = new ArrayList<>();

    @Test
    void fetchesOnceAndLeavesOnlyTheLibrary() throws Exception {
        EngineLibrary engine = engine(command(GOOD));
        Path library = engine.locate(folder.resolve("cache"));
        assertEquals(folder.resolve("cache/clickhouse-engine/26.5.3/libchdb.so"), library);
        assertEquals(CONTENT, Files.readString(library));
        Path ready = folder.resolve("cache/clickhouse-engine/26.5.3");
        assertEquals(new FetchStep.Begins(FetchStep.Program.ENGINE, "26.5.3", 165, ready), progress.getFirst());
        assertEquals(new FetchStep.Ends(FetchStep.Program.ENGINE, ready), progress.getLast());

        progress.clear();
        assertEquals(library, engine.locate(folder.resolve("cache")));
        assertEquals(1, calls());
        assertEquals(List.of(), progress);
        assertEquals(List.of("26.5.3", "lock"), names(folder.resolve("cache/clickhouse-engine")));
    }

    @Test
    void twoProcessesAtOnceFetchOnce() throws Exception {
        List<String> npm = command(GOOD);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Locator.class.getName(),
                            npm.getFirst(),
                            folder.resolve("cache").toString())
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertEquals(0, process.waitFor(), said);
        }
        assertEquals(1, calls());
    }

    /** One of the processes of {@link #twoProcessesAtOnceFetchOnce}. */
    static final class Locator {
        public static void main(String[] arguments) throws Exception {
            Path library =
                    new EngineLibrary(LINUX, List.of(arguments[0]), sha256(), _ -> {}).locate(Path.of(arguments[1]));
            if (!Files.readString(library).equals(CONTENT)) {
                throw new IllegalStateException("another file");
            }
        }
    }

    @Test
    void removesWhatAKilledFetchLeft() throws Exception {
        Path engines = Files.createDirectories(folder.resolve("cache/clickhouse-engine"));
        Files.createDirectories(engines.resolve("26.5.3.fetching-1/node_modules"));
        engine(command(GOOD)).locate(folder.resolve("cache"));
        assertEquals(List.of("26.5.3", "lock"), names(engines));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            echo 'network timeout'; exit 1        | network timeout
            echo 'failed optional dependency'     | failed optional dependency
            mkdir -p node_modules/@chdb/lib-linux-x64-gnu; echo x > node_modules/@chdb/lib-linux-x64-gnu/libchdb.so | SHA-256
            """)
    void aFailedFetchSaysWhyAndLeavesNothing(String script, String said) throws Exception {
        EngineLibrary engine = engine(command("#!/bin/sh\n" + script + "\n"));
        EngineUnavailable error = assertThrows(EngineUnavailable.class, () -> engine.locate(folder.resolve("cache")));
        assertTrue(String.valueOf(error.getMessage()).contains(said), error.getMessage());
        assertEquals(List.of("lock"), names(folder.resolve("cache/clickhouse-engine")));
    }

    @Test
    void aMissingNpmSaysHowToGetIt() throws Exception {
        EngineLibrary engine = engine(List.of(folder.resolve("no-npm").toString()));
        EngineUnavailable error = assertThrows(EngineUnavailable.class, () -> engine.locate(folder.resolve("cache")));
        assertTrue(String.valueOf(error.getMessage()).contains("Install Node.js"), error.getMessage());
        assertTrue(String.valueOf(error.getMessage()).contains("JDBC URL"), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X,aarch64,false", "Linux,aarch64,true", "Linux,amd64,false", "Windows 11,amd64,false"})
    void anotherPlatformIsToldToUseAServer(String os, String arch, boolean glibc) throws Exception {
        EngineLibrary engine =
                new EngineLibrary(new EngineLibrary.Platform(os, arch, glibc), command(GOOD), sha256(), progress::add);
        EngineUnavailable error = assertThrows(EngineUnavailable.class, () -> engine.locate(folder.resolve("cache")));
        assertTrue(String.valueOf(error.getMessage()).contains("JDBC URL"), error.getMessage());
        assertEquals(0, calls());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a | /b | /a
               | /b | /b/palermo
               |    | /home/x/.cache/palermo
            """)
    void theCacheFolderFollowsTheEnvironment(String own, String common, Path expected) {
        Map<String, String> environment = Map.of(
                "PALERMO_CACHE", Objects.requireNonNullElse(own, ""),
                "XDG_CACHE_HOME", Objects.requireNonNullElse(common, ""));
        assertEquals(expected, EngineLibrary.cacheFolder(environment, Path.of("/home/x")));
    }

    @Test
    void theLockNamesOneVersionOfOnePlatformAndNoHost() throws IOException {
        String lock = resource("package-lock.json");
        assertTrue(lock.contains("\"node_modules/@chdb/lib-linux-x64-gnu\""));
        assertTrue(lock.contains("\"integrity\": \"sha512-"));
        assertTrue(lock.contains("\"version\": \"" + EngineLibrary.VERSION + "\""));
        assertFalse(lock.contains("resolved") || lock.contains("http"), lock);
        assertEquals(1, lock.split("\"node_modules/", -1).length - 1);
        assertTrue(resource("package.json").contains("\"@chdb/lib-linux-x64-gnu\": \"" + EngineLibrary.VERSION + "\""));
    }

    private EngineLibrary engine(List<String> npm) throws Exception {
        return new EngineLibrary(LINUX, npm, sha256(), progress::add);
    }

    private List<String> command(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("npm"), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return List.of(file.toString());
    }

    private long calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    private static String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(UTF_8)));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(EngineLibrary.class.getResourceAsStream("library/" + name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
