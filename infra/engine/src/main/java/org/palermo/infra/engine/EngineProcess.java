package org.palermo.infra.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An engine process that this process started. It ends with this process, however this one ends, because its standard
 * input then ends.
 */
public final class EngineProcess implements AutoCloseable {
    /** Options that keep the process small and quick to start; ClickHouse's own memory is apart from the Java heap. */
    public static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private static final Pattern READY = Pattern.compile("READY port=(\\d+) version=(\\S+) pid=(\\d+)");
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final int TAIL_LINES = 20;

    private final Process process;
    private final int port;
    private final String version;

    private EngineProcess(Process process, int port, String version) {
        this.process = process;
        this.port = port;
        this.version = version;
    }

    /**
     * How the process is started.
     *
     * @param library libchdb.so, see {@link EngineLibrary#locate}
     * @param data folder of the data, made if it is missing; one process at a time may use it
     * @param port port on 127.0.0.1, or 0 for any free one
     * @param javaOptions options of the process's JVM, such as {@link #SMALL} or {@code -XX:AOTCache=...}; those that the
     *     library needs are added
     * @param classPath jars and class folders; empty to use this process's own
     * @param log file that takes the process's standard error, appended to; its folder is made
     * @param startTimeout longest wait for the process to serve, positive
     */
    public record Settings(
            Path library,
            Path data,
            int port,
            List<String> javaOptions,
            List<Path> classPath,
            Path log,
            Duration startTimeout) {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if one is out of range; the message names it
         */
        public Settings {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
            }
            if (!startTimeout.isPositive()) {
                throw new IllegalArgumentException("startTimeout must be positive, not " + startTimeout);
            }
            javaOptions = List.copyOf(javaOptions);
            classPath = List.copyOf(classPath);
        }

        /** The usual settings: any free port, a small JVM, this process's class path, {@code engine.log} in the data folder. */
        public static Settings of(Path library, Path data) {
            return new Settings(library, data, 0, SMALL, List.of(), data.resolve("engine.log"), Duration.ofSeconds(60));
        }

        /** The same with another port. */
        public Settings withPort(int other) {
            return new Settings(library, data, other, javaOptions, classPath, log, startTimeout);
        }

        /** The same with other options of the JVM. */
        public Settings withJavaOptions(List<String> others) {
            return new Settings(library, data, port, others, classPath, log, startTimeout);
        }

        /** The same with a class path of its own. */
        public Settings withClassPath(List<Path> other) {
            return new Settings(library, data, port, javaOptions, other, log, startTimeout);
        }

        /** The same with another log file. */
        public Settings withLog(Path other) {
            return new Settings(library, data, port, javaOptions, classPath, other, startTimeout);
        }

        /** The whole command: the Java of this process, its options, the main class and its arguments. */
        List<String> command() {
            String path = classPath.isEmpty()
                    ? absolute(System.getProperty("java.class.path"))
                    : String.join(
                            File.pathSeparator,
                            classPath.stream().map(Path::toString).toList());
            List<String> command = new ArrayList<>();
            command.add(javaHome().resolve("bin").resolve("java").toString());
            command.addAll(javaOptions);
            command.add("--enable-native-access=ALL-UNNAMED");
            command.addAll(List.of("-cp", path, EngineMain.class.getName()));
            command.addAll(List.of("--library", library.toAbsolutePath().toString()));
            command.addAll(List.of("--data", data.toAbsolutePath().toString()));
            command.addAll(List.of("--port", Integer.toString(port)));
            return command;
        }

        /** The process runs in another folder, where relative entries would mean something else. */
        private static String absolute(String classPath) {
            return String.join(
                    File.pathSeparator,
                    Arrays.stream(classPath.split(File.pathSeparator))
                            .map(entry -> Path.of(entry).toAbsolutePath().toString())
                            .toList());
        }
    }

    /**
     * Starts a process and waits until it serves.
     *
     * @throws EngineUnavailable if it ends or does not serve in time; the message holds the end of its log
     */
    public static EngineProcess start(Settings settings) {
        Process process;
        try {
            Files.createDirectories(settings.data());
            Path logFolder = settings.log().toAbsolutePath().getParent();
            if (logFolder != null) {
                Files.createDirectories(logFolder);
            }
            ProcessBuilder builder = new ProcessBuilder(settings.command())
                    .directory(settings.data().toFile()) // the engine would read a config.xml that lies in its folder
                    .redirectError(
                            ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
            builder.environment()
                    .put("LD_PRELOAD", preload(builder.environment().get("LD_PRELOAD")));
            process = builder.start();
        } catch (IOException e) {
            throw new EngineUnavailable("The ClickHouse engine could not be started: " + e.getMessage(), e);
        }
        boolean serves = false;
        try {
            Matcher ready = READY.matcher(firstLine(process, settings));
            if (!ready.matches()) {
                throw failed("it did not say that it serves", settings, null);
            }
            serves = true;
            return new EngineProcess(process, Integer.parseInt(ready.group(1)), ready.group(2));
        } finally {
            if (!serves) {
                process.destroyForcibly();
            }
        }
    }

    /** Its port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** ClickHouse's version. */
    public String version() {
        return version;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The address for clickhouse-jdbc. Output is not compressed: on this machine that costs more than it saves. */
    public String jdbcUrl() {
        return "jdbc:clickhouse://127.0.0.1:" + port + "/default?compress=false";
    }

    /**
     * Stops the process cleanly: running statements get a moment, then they are killed. A process that does not end in 15
     * seconds is killed, which costs no acknowledged row.
     */
    @Override
    public void close() {
        try (OutputStream _ = process.getOutputStream()) {
            // its end is the sign to stop
        } catch (IOException e) {
            process.destroy(); // the pipe is gone already; SIGTERM asks the same
        }
        boolean interrupted = false;
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String firstLine(Process process, Settings settings) {
        CompletableFuture<@Nullable String> line = new CompletableFuture<>();
        Thread.ofVirtual().name("engine-output").start(() -> {
            try (BufferedReader output = process.inputReader(UTF_8)) {
                line.complete(output.readLine());
                output.lines().forEach(_ -> {}); // nothing more is said, but a full pipe would block the engine
            } catch (IOException | RuntimeException e) {
                line.completeExceptionally(e);
            }
        });
        try {
            String said = line.get(settings.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
            if (said == null) {
                throw failed("it ended with exit code " + process.waitFor(), settings, null);
            }
            return said;
        } catch (TimeoutException e) {
            throw failed("it did not serve within " + settings.startTimeout().toSeconds() + " s", settings, e);
        } catch (ExecutionException e) {
            throw failed("its output could not be read", settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the wait for it was interrupted", settings, e);
        }
    }

    private static EngineUnavailable failed(String why, Settings settings, @Nullable Exception cause) {
        String message = "The ClickHouse engine could not be started: " + why + ".\n" + tail(settings.log());
        return cause == null ? new EngineUnavailable(message) : new EngineUnavailable(message, cause);
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static String preload(@Nullable String inherited) {
        String chaining = javaHome().resolve("lib").resolve("libjsig.so").toString();
        return inherited == null || inherited.isBlank() ? chaining : chaining + " " + inherited;
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }
}
