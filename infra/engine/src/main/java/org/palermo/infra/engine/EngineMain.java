package org.palermo.infra.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.engine.chdb.Engine;
import org.palermo.infra.engine.http.HttpInterface;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs ClickHouse in this process, behind ClickHouse's HTTP interface on 127.0.0.1.
 *
 * <p>Arguments: {@code --library FILE --data DIR --port N}, where port 0 stands for any free one, and optionally
 * {@code --spool DIR} for the inline data of inserts. When it serves it prints one line to standard output,
 * {@code READY port=<port> version=<version> pid=<pid>}; all else goes to standard error. It ends when its standard input
 * ends, so with its parent however that ends, and on SIGTERM; both stop the engine cleanly.
 *
 * <p>Exit codes: 0 after the end of standard input, 143 after SIGTERM, 1 if the engine cannot start, 2 for wrong arguments
 * or a wrong start command, 3 if another process uses the data directory.
 */
public final class EngineMain {
    /** Exit code if the engine cannot start. */
    static final int FAILED = 1;

    /** Exit code for wrong arguments, or for a process started without what the library needs. */
    static final int USAGE = 2;

    /** Exit code if another process uses the data directory. */
    static final int IN_USE = 3;

    private static final int TERMINATED = 143;

    private EngineMain() {}

    /** Settings of the process, from its arguments. */
    record Settings(Path library, Path data, int port, Path spool) {
        private static final String USAGE = "arguments: --library FILE --data DIR --port N [--spool DIR]";

        /**
         * Reads the arguments.
         *
         * @throws IllegalArgumentException if one is unknown, missing or wrong; the message names it
         */
        static Settings of(String... arguments) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < arguments.length; i += 2) {
                if (!List.of("--library", "--data", "--port", "--spool").contains(arguments[i])) {
                    throw new IllegalArgumentException("unknown argument " + arguments[i] + "; " + USAGE);
                }
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException("no value for " + arguments[i] + "; " + USAGE);
                }
                values.put(arguments[i], arguments[i + 1]);
            }
            Path data = Path.of(required(values, "--data")).toAbsolutePath().normalize();
            Path spool =
                    Optional.ofNullable(values.get("--spool")).map(Path::of).orElse(data.resolve("spool"));
            return new Settings(Path.of(required(values, "--library")), data, port(required(values, "--port")), spool);
        }

        private static String required(Map<String, String> values, String name) {
            String value = values.get(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("missing " + name + "; " + USAGE);
            }
            return value;
        }

        private static int port(String value) {
            if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
                throw new IllegalArgumentException("--port must be 0 to 65535, not " + value);
            }
            return Integer.parseInt(value);
        }
    }

    /** Runs until standard input ends; see the class. */
    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            // named, so that no logback.xml of another module on the class path is taken
            System.setProperty("logback.configurationFile", "org/palermo/infra/engine/engine-logback.xml");
        }
        Settings settings;
        try {
            settings = Settings.of(arguments);
            requireSignalChaining();
        } catch (IllegalArgumentException e) {
            exit(USAGE, e.getMessage());
            return;
        }
        // the engine is called from this thread and from that which stops it
        Thread engine = new Thread(null, () -> run(settings), "engine", Engine.STACK);
        engine.start();
        engine.join();
    }

    private static void run(Settings settings) {
        try {
            Files.createDirectories(settings.data);
            FileLock lock = lock(settings.data);
            if (lock == null) {
                exit(IN_USE, "another engine process uses the data directory " + settings.data);
                return;
            }
            Running running = Running.start(settings, lock);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(null, () -> running.stop(TERMINATED), "stop", Engine.STACK));
            System.out.write(running.ready().getBytes(UTF_8)); // in one write, so that no reader sees half a line
            System.out.flush();
            awaitEnd(System.in);
            running.stop(0);
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(EngineMain.class).error("the engine cannot start", e);
            exit(FAILED, "the engine cannot start: " + e.getMessage());
        }
    }

    /** Without it the library's signal handlers would replace the JVM's while it is loaded, and the JVM crash later. */
    private static void requireSignalChaining() {
        if (!Optional.ofNullable(System.getenv("LD_PRELOAD")).orElse("").contains("libjsig")) {
            throw new IllegalArgumentException("start this process with LD_PRELOAD set to "
                    + Path.of(System.getProperty("java.home"), "lib", "libjsig.so"));
        }
    }

    /** The lock on the data directory, held until the process ends; null if another process holds it. */
    private static @Nullable FileLock lock(Path data) throws IOException {
        return FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
    }

    private static void awaitEnd(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LoggerFactory.getLogger(EngineMain.class).warn("standard input failed, which counts as its end", e);
        }
    }

    /** Halts: the library's own exit code runs in no known order with the engine's threads and may crash. */
    private static void exit(int code, @Nullable String message) {
        System.err.println(message);
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** The engine while it serves. The lock belongs to it so that it lives as long. */
    private record Running(Engine engine, HttpInterface http, FileLock lock, AtomicBoolean stopping) {
        private static final Logger LOG = LoggerFactory.getLogger(Running.class);

        static Running start(Settings settings, FileLock lock) throws IOException {
            Path store = Files.createDirectories(settings.data.resolve("clickhouse"));
            Engine engine = Engine.start(settings.library.toAbsolutePath(), store, List.of());
            HttpInterface http = HttpInterface.start(engine, settings.spool, settings.port);
            return new Running(engine, http, lock, new AtomicBoolean());
        }

        String ready() {
            return "READY port=" + http.port() + " version=" + engine.version() + " pid="
                    + ProcessHandle.current().pid() + "\n";
        }

        /** Stops cleanly and halts, whoever calls first. */
        void stop(int code) {
            try {
                if (!stopping.compareAndSet(false, true)) {
                    new CountDownLatch(1).await(); // to return would let the JVM exit before the other has stopped
                }
                // a connection must not be closed under a statement: what still runs is cut off as by kill -9, which
                // the
                // engine survives
                if (http.stop()) {
                    engine.stop();
                } else {
                    LOG.warn("a query did not end when it was killed; halting without it");
                }
            } catch (InterruptedException | RuntimeException e) {
                LOG.warn("the engine did not stop cleanly", e);
            } finally {
                Runtime.getRuntime().halt(code);
            }
        }
    }
}
