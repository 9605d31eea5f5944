package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.infra.configuration.ConfigurationReader;
import org.palermo.infra.configuration.Setting;
import org.palermo.infra.configuration.Settings;
import org.yaml.snakeyaml.Yaml;

/** What {@code infra/compose} says, held to what the program understands. */
class ComposeTest {

    private static final Path FOLDER = Path.of("compose");
    private static final Pattern PINNED = Pattern.compile("[a-z0-9/.-]+:v?\\d+[\\w.-]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    private final String text = read("compose.yaml");
    private final String dockerfile = read("Dockerfile");
    private final JsonNode compose = merged(text);

    @Test
    void every_variable_of_ours_is_a_setting() {
        Set<String> known = Stream.concat(
                        Settings.ALL.stream().flatMap(ComposeTest::variables),
                        ConfigurationReader.OTHER_VARIABLES.stream())
                .collect(Collectors.toSet());

        Set<String> used = new TreeSet<>(ours(dockerfile, "(PALERMO_\\w+)="));
        compose.path("services")
                .forEach(service -> service.path("environment").fieldNames().forEachRemaining(used::add));
        used.removeIf(variable -> !variable.startsWith("PALERMO_"));

        assertFalse(used.isEmpty());
        assertEquals(Set.of(), minus(used, known));
    }

    @Test
    void the_example_names_what_compose_asks_for_and_nothing_else_and_no_password() {
        Set<String> asked =
                VARIABLE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        String example = read(".env.example");

        assertEquals(asked, ours(example, "(?m)^(\\w+)="));
        assertEquals(Set.of(""), ours(example, "(?m)^\\w*PASSWORD=(.*)$"));
    }

    @Test
    void every_image_is_pinned() {
        compose.path("services").forEach(service -> {
            String image = service.path("image").asText();
            assertTrue(PINNED.matcher(image).matches(), image);
        });
        Set<String> bases = ours(dockerfile, "(?m)^FROM (\\S+)");
        assertEquals(2, bases.size());
        bases.forEach(base -> assertTrue(PINNED.matcher(base).matches(), base));
    }

    @Test
    void every_service_has_limits_a_restart_policy_a_health_check_and_known_neighbours() {
        JsonNode services = compose.path("services");
        Set<String> volumes = names(compose.path("volumes"));
        services.fieldNames().forEachRemaining(name -> {
            JsonNode service = services.path(name);
            assertTrue(service.path("mem_limit").asText().matches("\\d+[mg]"), name);
            assertFalse(service.path("restart").asText().isEmpty(), name);
            boolean ownCheck = service.has("healthcheck");
            assertTrue(ownCheck || service.path("image").asText().startsWith("palermo:"), name);
            JsonNode before = service.path("depends_on");
            Set<String> needed = before.isArray() ? words(before) : names(before);
            assertEquals(Set.of(), minus(needed, names(services)), name);
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().replaceFirst(":.*", "");
                assertTrue(source.matches("[.$].*") || volumes.contains(source), volume::asText);
            }
            for (JsonNode port : service.path("ports")) {
                assertTrue(port.asText().startsWith("127.0.0.1:"), port::asText);
            }
        });
    }

    @Test
    void our_services_run_commands_that_there_are_without_rights_and_each_instance_has_its_name() {
        Set<String> commands = Palermo.commandLine(console(), Map.of(), System.out, System.err)
                .getSubcommands()
                .keySet();
        Set<String> instances = new TreeSet<>();
        int lasting = 0;
        for (JsonNode service : compose.path("services")) {
            if (!service.path("image").asText().startsWith("palermo:")) {
                continue;
            }
            String command = service.path("command").path(0).asText();
            assertTrue(command.equals("--help") || commands.contains(command), command);
            assertEquals("10001:10001", service.path("user").asText());
            assertTrue(service.path("read_only").asBoolean());
            assertEquals("ALL", service.path("cap_drop").path(0).asText());
            if (Set.of("streams", "sink").contains(command)) {
                lasting++;
                instances.add(
                        service.path("environment").path("PALERMO_INSTANCE_ID").asText());
            }
        }
        assertTrue(lasting >= 2);
        assertEquals(lasting, instances.size(), "two processes of one name put each other out");
    }

    @Test
    void the_image_has_no_root_and_no_secret_and_asks_for_its_health_without_curl() {
        List<String> lines = dockerfile.lines().toList();
        String last = lines.stream().filter(line -> line.startsWith("USER ")).reduce("", (before, line) -> line);

        assertEquals("USER 10001:10001", last);
        assertTrue(dockerfile.contains("HEALTHCHECK "));
        assertFalse(
                dockerfile.toLowerCase(Locale.ROOT).matches("(?s).*(curl |(password|secret|token)=).*"), dockerfile);
        assertFalse(dockerfile.contains("\nARG "), "a build argument stays in a layer");
        assertTrue(read("Dockerfile.dockerignore").contains("infra/compose/.env\n"));
    }

    @ParameterizedTest
    @CsvSource({"200,live,0", "200,ready,0", "503,ready,1", "404,live,1"})
    void the_health_check_ends_as_the_answer_says(int answer, String which, int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/" + which, exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        try {
            assertEquals(status, healthcheck(which, server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
        assertEquals(1, healthcheck(which, 1), "nobody answers");
    }

    @Test
    void prometheus_asks_every_instance_that_has_metrics() throws IOException {
        String port = ours(dockerfile, "PALERMO_METRICS_PORT=(\\d+)").iterator().next();
        Set<String> expected = new TreeSet<>();
        JsonNode services = compose.path("services");
        names(services).stream()
                .filter(name -> Set.of("streams", "sink")
                        .contains(services.path(name).path("command").path(0).asText()))
                .forEach(name -> expected.add(name + ":" + port));

        JsonNode prometheus = new YAMLMapper()
                .readTree(FOLDER.resolve("monitoring/prometheus.yml").toFile());

        assertEquals(
                expected,
                words(prometheus
                        .path("scrape_configs")
                        .path(0)
                        .path("static_configs")
                        .path(0)
                        .path("targets")));
    }

    private static int healthcheck(String which, int port) throws Exception {
        ProcessBuilder check = new ProcessBuilder("bash", "healthcheck", which);
        check.directory(FOLDER.toFile());
        check.environment().put("PALERMO_METRICS_PORT", Integer.toString(port));
        check.redirectErrorStream(true);
        check.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return check.start().waitFor();
    }

    private static Stream<String> variables(Setting<?> setting) {
        return setting.secret()
                ? Stream.of(setting.variable(), setting.variable() + "_FILE")
                : Stream.of(setting.variable());
    }

    private static Console console() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(
                nowhere,
                nowhere,
                Messages.in(Messages.languageOf(new String[0], Map.of(), Locale.ENGLISH)),
                Terminal.NONE);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> words(JsonNode array) {
        Set<String> words = new TreeSet<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> ours(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** With its anchors and merges put in. */
    private static JsonNode merged(String yaml) {
        return new ObjectMapper().valueToTree(new Yaml().load(yaml));
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
