package org.palermo.infra.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, ending and surviving. */
class EngineProcessIT {
    @TempDir
    Path folder;

    @Test
    void aSecondProcessOnTheSameDataFailsAtOnce() throws Exception {
        try (EngineProcess first = EngineFixture.start(folder)) {
            EngineUnavailable error = assertThrows(
                    EngineUnavailable.class,
                    () -> EngineProcess.start(EngineProcess.Settings.of(EngineFixture.library(), folder)
                            .withLog(folder.resolve("second.log"))));
            assertTrue(String.valueOf(error.getMessage()).contains("exit code 3"), error.getMessage());
            assertTrue(String.valueOf(error.getMessage()).contains("another engine process"), error.getMessage());
            assertEquals("1", new Http(first.port()).text("SELECT 1"));
        }
    }

    @Test
    void theJvmKeepsItsSignalHandlers() throws Exception {
        try (EngineProcess engine = EngineFixture.start(folder)) {
            Http http = new Http(engine.port());
            assertTrue(
                    Files.readString(Path.of("/proc/" + engine.pid() + "/maps")).contains("libjsig.so"));
            signal(engine.pid(), "QUIT"); // the JVM answers with a thread dump; another handler would end the process
            assertEquals("1", http.text("SELECT 1"));
            signal(engine.pid(), "TERM");
            ProcessHandle.of(engine.pid()).ifPresent(process -> process.onExit().join());
        }
        assertEquals("", Files.readString(folder.resolve("engine.log")));
    }

    @Test
    void aProcessWithoutSignalChainingSaysWhatIsMissing() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(EngineProcess.Settings.of(EngineFixture.library(), folder)
                        .command())
                .redirectErrorStream(true);
        builder.environment().remove("LD_PRELOAD");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(2, process.waitFor());
        assertTrue(said.contains("libjsig.so"), said);
    }

    @Test
    void aCleanStopKillsWhatRunsAndKeepsTheData() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<HttpResponse<byte[]>> query;
            try (EngineProcess engine = EngineFixture.start(folder)) {
                Http http = new Http(engine.port());
                http.text("CREATE TABLE kept (id UInt64) ENGINE = MergeTree ORDER BY id");
                http.text("INSERT INTO kept VALUES (1)");
                query = other.submit(() -> http.post("", "SELECT count() FROM system.numbers".getBytes(UTF_8)));
                while (!http.text("SELECT count() FROM system.processes").equals("2")) {
                    Thread.sleep(20);
                }
            }
            assertEquals(
                    "394",
                    query.get()
                            .headers()
                            .firstValue("X-ClickHouse-Exception-Code")
                            .orElseThrow());
        }
        assertEquals("", Files.readString(folder.resolve("engine.log")));
        try (EngineProcess engine = EngineFixture.start(folder)) {
            assertEquals("1", new Http(engine.port()).text("SELECT count() FROM kept"));
        }
    }

    @Test
    void aKilledParentTakesItsEngineAlong() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        EngineFixture.library().toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = parent.inputReader()) {
            ProcessHandle engine =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertTrue(engine.isAlive());
            parent.destroyForcibly();
            engine.onExit().join();
        } finally {
            parent.destroyForcibly();
        }
    }

    /** The parent of {@link #aKilledParentTakesItsEngineAlong}. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            EngineProcess engine =
                    EngineProcess.start(EngineProcess.Settings.of(Path.of(arguments[0]), Path.of(arguments[1])));
            System.out.println(engine.pid());
            Thread.sleep(60_000);
        }
    }

    @Test
    void killNineLosesNoAcknowledgedRow() throws Exception {
        Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
        int next = 0;
        for (int round = 0; round < 3; round++) {
            EngineProcess engine = EngineFixture.start(folder);
            Http http = new Http(engine.port());
            http.text(
                    "CREATE TABLE IF NOT EXISTS rows (batch UInt32, id UInt32) ENGINE = MergeTree ORDER BY (batch, id)");
            int first = next;
            int target = acknowledged.size() + 10;
            try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
                Future<Integer> last = writer.submit(() -> {
                    for (int batch = first; ; batch++) {
                        try {
                            http.text(insert(batch));
                        } catch (IOException killed) {
                            return batch;
                        }
                        acknowledged.add(batch);
                    }
                });
                while (acknowledged.size() < target) {
                    Thread.sleep(5);
                }
                ProcessHandle.of(engine.pid()).orElseThrow().destroyForcibly();
                next = last.get() + 1;
            }
            engine.close();
        }
        Files.writeString(folder.resolve("spool/left.data"), "of a killed process");
        try (EngineProcess engine = EngineFixture.start(folder)) {
            Http http = new Http(engine.port());
            Set<Integer> found = new TreeSet<>();
            for (String line : http.text("SELECT batch, count() FROM rows GROUP BY batch")
                    .lines()
                    .toList()) {
                String[] cells = line.split("\t");
                assertEquals("1000", cells[1], "batch " + cells[0] + " is whole");
                found.add(Integer.valueOf(cells[0]));
            }
            assertTrue(found.containsAll(acknowledged));
            try (Stream<Path> spool = Files.list(folder.resolve("spool"))) {
                assertEquals(List.of(), spool.toList());
            }
        }
    }

    private static String insert(int batch) {
        return "INSERT INTO rows FORMAT TSV\n"
                + IntStream.range(0, 1000)
                        .mapToObj(id -> batch + "\t" + id + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void anUnusableLibraryIsReported() throws Exception {
        Path file = Files.writeString(folder.resolve("libchdb.so"), "no library");
        EngineUnavailable error = assertThrows(
                EngineUnavailable.class,
                () -> EngineProcess.start(EngineProcess.Settings.of(file, folder.resolve("data"))));
        assertTrue(String.valueOf(error.getMessage()).contains("exit code 1"), error.getMessage());
        assertTrue(String.valueOf(error.getMessage()).contains("libchdb.so"), error.getMessage());
    }

    @Test
    void anAotCacheIsMadeAndUsed() throws Exception {
        Path cache = folder.resolve("engine.aot");
        List<Path> jars = jars();
        EngineProcess.Settings settings = EngineProcess.Settings.of(EngineFixture.library(), folder.resolve("data"))
                .withClassPath(jars);
        try (EngineProcess engine =
                EngineProcess.start(settings.withJavaOptions(with("-XX:AOTCacheOutput=" + cache)))) {
            new Http(engine.port()).text("SELECT 1");
        }
        assertTrue(Files.size(cache) > 1_000_000);
        try (EngineProcess engine =
                EngineProcess.start(settings.withJavaOptions(with("-XX:AOTCache=" + cache, "-XX:AOTMode=on")))) {
            assertEquals("1", new Http(engine.port()).text("SELECT 1"));
        }
    }

    /** Some languages have digits of their own, which no client reads. */
    @Test
    void itsHeadersAreTheSameWhateverTheMachineSpeaks() throws Exception {
        EngineProcess.Settings settings = EngineProcess.Settings.of(EngineFixture.library(), folder.resolve("data"))
                .withJavaOptions(with("-Duser.language=ar", "-Duser.country=EG"));
        try (EngineProcess engine = EngineProcess.start(settings)) {
            HttpResponse<byte[]> response = new Http(engine.port()).post("", "SELECT 1 FORMAT TSV".getBytes(UTF_8));

            String summary =
                    response.headers().firstValue("X-ClickHouse-Summary").orElseThrow();
            assertTrue(summary.startsWith("{\"read_rows\":\"1\","), summary);
        }
    }

    private static List<String> with(String... options) {
        return Stream.concat(EngineProcess.SMALL.stream(), Stream.of(options)).toList();
    }

    /** A class path of jars alone, as an AOT cache needs it: this module's classes are packed for the test. */
    private List<Path> jars() throws Exception {
        List<Path> jars = new ArrayList<>();
        Path own = Path.of(EngineMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(own)) {
            Path jar = folder.resolve("engine.jar");
            int exit = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jar")
                                    .toString(),
                            "cf",
                            jar.toString(),
                            "-C",
                            own.toString(),
                            ".")
                    .inheritIO()
                    .start()
                    .waitFor();
            assertEquals(0, exit);
            own = jar;
        }
        jars.add(own);
        for (String entry : System.getProperty("java.class.path").split(":")) {
            if (entry.endsWith(".jar") && !Path.of(entry).equals(own)) {
                jars.add(Path.of(entry));
            }
        }
        assertFalse(jars.isEmpty());
        return jars;
    }

    private static void signal(long pid, String name) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor());
    }
}
