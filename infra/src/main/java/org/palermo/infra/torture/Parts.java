package org.palermo.infra.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.process.ChildProcess;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;

/** The processes of one pipeline on one data directory, each started as a user would start it. */
final class Parts implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final String PROGRAM = "org.palermo.infra.command.Palermo";

    private final Path data;
    private final List<String> java;
    private final Map<Victim, ChildProcess> running = new EnumMap<>(Victim.class);

    /** @param java the command that runs a JVM with this program's classes, without the class to run */
    Parts(Path data, List<String> java) {
        this.data = data;
        this.java = List.copyOf(java);
    }

    /** The JVM and class path of this process. */
    static List<String> thisJava() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        String home = System.getProperty("palermo.home");
        if (home != null) {
            command.add("-Dpalermo.home=" + home);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    /** Starts the services, and streams and sink with them or apart; returns when the services answer. */
    Addresses start(boolean together) {
        List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString(), "--metrics-port", "off"));
        if (!together) {
            arguments.add("--services-only");
        }
        ChildProcess palermo = run(Victim.PALERMO, arguments);
        palermo.await(() -> DataDirectory.running(data).isPresent(), START);
        if (!together) {
            start(Victim.STREAMS);
            start(Victim.SINK);
        }
        return DataDirectory.running(data).orElseThrow();
    }

    /** Starts streams or sink in a process of its own. */
    void start(Victim part) {
        run(
                part,
                List.of(
                        part == Victim.STREAMS ? "streams" : "sink",
                        "--data",
                        data.toString(),
                        "--metrics-port",
                        "off"));
    }

    /** Starts an import. */
    ChildProcess intake(Path registers) {
        return run(Victim.INTAKE, List.of("import", "--quiet", "--data", data.toString(), registers.toString()));
    }

    private synchronized ChildProcess run(Victim part, List<String> arguments) {
        List<String> command = new ArrayList<>(java);
        command.add(PROGRAM);
        command.addAll(arguments);
        String name = part.name().toLowerCase(Locale.ROOT);
        ChildProcess process = ChildProcess.start(name, command, data.resolve("log/torture-" + name + ".log"));
        running.put(part, process);
        return process;
    }

    /** Kills as {@code kill -9} does, and answers whether there was something to kill. */
    boolean kill(Victim victim) {
        Optional<ProcessHandle> process = switch (victim) {
            case PALERMO, INTAKE, STREAMS, SINK ->
                Optional.ofNullable(part(victim)).flatMap(part -> ProcessHandle.of(part.pid()));
            case CLICKHOUSE -> service("org.palermo.infra.engine.EngineMain");
            case REGISTRY -> service("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        };
        process.ifPresent(handle -> {
            handle.destroyForcibly();
            handle.onExit().join();
        });
        return process.isPresent();
    }

    private synchronized @Nullable ChildProcess part(Victim victim) {
        return running.get(victim);
    }

    /** A child of the process that runs the broker, known by the class that it runs. */
    private Optional<ProcessHandle> service(String main) {
        ChildProcess palermo = part(Victim.PALERMO);
        if (palermo == null) {
            return Optional.empty();
        }
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(palermo.pid()).stream().flatMap(ProcessHandle::children)) {
            return children.filter(child -> commandLine(child).contains(main)).findAny();
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // it has just ended
        }
    }

    /** Stops everything in good order. */
    @Override
    public synchronized void close() {
        for (Victim part : List.of(Victim.INTAKE, Victim.SINK, Victim.STREAMS, Victim.PALERMO)) {
            ChildProcess process = running.remove(part);
            if (process != null) {
                process.close();
            }
        }
    }
}
