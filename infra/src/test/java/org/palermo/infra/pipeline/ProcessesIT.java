package org.palermo.infra.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.command.Palermo;
import org.palermo.infra.embedded.process.ChildJvm;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

/**
 * The command itself, in five processes: the services in one, two streams, two sinks. One of each is killed, and so are
 * the registry's and ClickHouse's processes, while events keep coming.
 */
class ProcessesIT {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);
    private static final long SEED = Long.getLong("seed", 20160430);
    private static final Path DASHBOARD = Path.of("grafana/palermo.json");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private int logs;

    @Test
    void parts_share_the_work_and_go_on_without_those_that_are_killed() throws Exception {
        int streamsPort = freePort();
        int sinkPort = freePort();
        try (ChildJvm up = palermo("up", "--services-only")) {
            LedgerCheck.await(() -> DataDirectory.announced(data(), "metrics").isPresent());
            Addresses at = DataDirectory.running(data()).orElseThrow();
            String upMetrics = DataDirectory.announced(data(), "metrics").orElseThrow();
            Registry registry = Registry.at(at.registry(), Duration.ofSeconds(10));
            try (ChildJvm killedStreams = palermo("streams", "--instance", "streams-1");
                    ChildJvm streams = palermo("streams", "--instance", "streams-2", "--metrics-port", streamsPort);
                    ChildJvm killedSink = palermo("sink", "--instance", "sink-1");
                    ChildJvm sink = palermo("sink", "--instance", "sink-2", "--metrics-port", sinkPort);
                    Admin admin = Admin.create(Map.<String, Object>copyOf(at.kafkaProperties()));
                    Load load = new Load(at.kafka(), new RandomEvents(SEED, TOPICS, registry))) {
                LedgerCheck.await(() -> ready(streamsPort) == 200 && ready(sinkPort) == 200);
                RebalanceIT.awaitShares(admin, "palermo", 2);
                RebalanceIT.awaitShares(admin, "palermo-sink", 2);
                load.awaitMore(500);

                killedStreams.kill();
                killedSink.kill();
                List<ProcessHandle> services = up.handle().children().toList();
                assertEquals(2, services.size(), "registry and ClickHouse");
                services.forEach(ProcessHandle::destroyForcibly);

                load.awaitMore(500);
                RebalanceIT.awaitShares(admin, "palermo", 1);
                RebalanceIT.awaitShares(admin, "palermo-sink", 1);
                LedgerCheck.await(() -> ready(streamsPort) == 200 && ready(sinkPort) == 200);
                long acknowledged = load.end();

                LedgerCheck.Found found = new LedgerCheck(at, TOPICS).check();

                assertEquals(acknowledged, found.inputs());
                String measured = metrics("http://127.0.0.1:" + streamsPort)
                        + metrics("http://127.0.0.1:" + sinkPort)
                        + metrics(upMetrics);
                assertTrue(
                        measured.contains(
                                "palermo_service_deaths_total{process=\"palermo-1\",service=\"clickhouse\"} 1"),
                        measured);
                assertTheDashboardNamesWhatThereIs(measured);
                assertMeasures(measured);

                assertEquals(0, ended(streams));
                assertEquals(0, ended(sink));
            }
            assertEquals(0, ended(up));
        }
        assertLogsAreObjectsWithoutContent();
    }

    private ChildJvm palermo(String command, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(command, "--data", data()));
        Collections.addAll(arguments, more);
        Path log = folder.resolve(command + "-" + logs++ + ".log");
        arguments.addAll(List.of("--quiet", "--log-format", "json", "--set", "log.file=" + log));
        return ChildJvm.start(Palermo.class, arguments.toArray());
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Asks it to end as an orchestrator does, with SIGTERM; answers its exit status. */
    private static int ended(ChildJvm process) {
        process.handle().destroy();
        return process.exitCode();
    }

    private static void assertMeasures(String measured) {
        assertTrue(sum(measured, "palermo_outcomes_events_total") > 0, measured);
        assertTrue(sum(measured, "palermo_streams_processed_records_total") > 0, measured);
        assertEquals(0, sum(measured, "palermo_streams_behind_records"), measured);
        assertEquals(0, sum(measured, "palermo_sink_behind_records"), measured);
        assertTrue(sum(measured, "palermo_sink_failures_total") > 0, "ClickHouse was away");
    }

    private static double sum(String measured, String name) {
        return measured.lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void assertTheDashboardNamesWhatThereIs(String measured) throws IOException {
        Set<String> there = measured.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = Pattern.compile("\\b(?:palermo|jvm|process|system)_[a-z_]+")
                .matcher(Files.readString(DASHBOARD))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 10, named::toString);
        named.removeAll(there);
        assertEquals(Set.of(), named, "named by the dashboard and not measured");
    }

    private void assertLogsAreObjectsWithoutContent() throws IOException {
        Pattern form =
                Pattern.compile("\\{\"time\":\"[0-9T:.Z-]+\",\"level\":\"[A-Z]+\",\"logger\":\".*\",\"thread\":\".*\","
                        + "\"process\":\"[a-z]+-[12]\",\"message\":\".*\"(,\"fault\":\".*\",\"at\":\".*\")?}");
        List<Path> found;
        try (var files = Files.list(folder)) {
            found = files.filter(file -> file.toString().endsWith(".log")).toList();
        }
        assertEquals(5, found.size());
        for (Path log : found) {
            List<String> lines = Files.readAllLines(log);
            assertFalse(lines.isEmpty(), log::toString);
            for (String line : lines) {
                assertTrue(form.matcher(line).matches(), line);
                assertFalse(line.contains("donor"), line);
            }
        }
    }

    private static int ready(int port) {
        try {
            return get("http://127.0.0.1:" + port + "/health/ready").statusCode();
        } catch (IOException e) {
            return 0; // not there yet
        }
    }

    private static String metrics(String at) throws IOException {
        HttpResponse<String> answer = get(at + "/metrics");
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private static HttpResponse<String> get(String url) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
