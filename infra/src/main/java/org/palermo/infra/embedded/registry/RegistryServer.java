package org.palermo.infra.embedded.registry;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.palermo.infra.embedded.process.ChildProcess;
import org.palermo.infra.embedded.process.Leash;

/** The registry server in its own process, on loopback, keeping its schemas in its folder. */
public final class RegistryServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final ChildProcess process;
    private final String url;

    private RegistryServer(ChildProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * @param program folder of the unpacked server
     * @param folder of its database
     * @param port for clients
     * @param managementPort for its own health page
     * @param javaOptions for its JVM
     * @param log file of what it prints
     */
    public record Settings(
            Path program, Path folder, int port, int managementPort, List<String> javaOptions, Path log) {}

    /** The file that a server on this folder locks while it lives. */
    public static Path lock(Path folder) {
        return folder.resolve("lock");
    }

    /** Starts the server; returns when it answers. */
    public static RegistryServer start(Settings settings) {
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the schema registry's folder " + settings.folder() + " cannot be made: " + e.getMessage(), e);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.javaOptions());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.banner.enabled=false",
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + settings.port(),
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + settings.managementPort(),
                // WRITE_DELAY=0: what was acknowledged is on disk, also after kill -9
                "-Dapicurio.datasource.url=jdbc:h2:file:"
                        + settings.folder().resolve("schemas").toAbsolutePath() + ";WRITE_DELAY=0",
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=1",
                "-Dapicurio.datasource.jdbc.max-size=10",
                "-cp",
                settings.program().resolve(RegistryProgram.JAR)
                        + File.pathSeparator
                        + RegistryProgram.leash(settings.program()),
                Leash.class.getName(),
                lock(settings.folder()).toAbsolutePath().toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        ChildProcess process = ChildProcess.start("schema registry", command, settings.log());
        String url = "http://127.0.0.1:" + settings.port() + "/apis/ccompat/v7";
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            process.await(() -> answers(client, request), START);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return new RegistryServer(process, url);
    }

    /** Base URL of Confluent's REST API. */
    public String url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
