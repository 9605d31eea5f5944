package org.palermo.infra.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Lines of the file are divided by a slash, variables and flags by blanks; - stands for none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -                                        | -                        | -                  | 4 | -
        topics.partitions = 5                    | -                        | -                  | 5 | file:1
        # words / / topics.partitions : 5        | -                        | -                  | 5 | file:3
        data = a\\/  b / topics.partitions=5     | -                        | -                  | 5 | file:3
        topics.partitions = 5                    | PALERMO_TOPICS_PARTITIONS=6 | -               | 6 | PALERMO_TOPICS_PARTITIONS
        topics.partitions = 5                    | PALERMO_TOPICS_PARTITIONS=  | -               | 5 | file:1
        topics.partitions = 5                    | PALERMO_TOPICS_PARTITIONS=6 | topics.partitions=7 | 7 | --set
        -                                        | -                        | topics.partitions=7 | 7 | --set
        """)
    void the_stronger_source_wins(String file, String environment, String flags, int partitions, String origin)
            throws IOException {
        Configuration configuration = read(file, environment, flags);

        assertEquals(partitions, configuration.of(Settings.PARTITIONS));
        assertEquals(origin, shown(configuration.origin(Settings.PARTITIONS)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        topics.partitions=0                          | Unfit topics.partitions --set 0
        topics.partitions=1001                       | Unfit topics.partitions --set 1001
        topics.partitions=four                       | Unfit topics.partitions --set four
        topics.partitions=                           | Unfit topics.partitions --set
        streams.in.memory=maybe                      | Unfit streams.in.memory --set maybe
        sink.patience=3m                             | Unfit sink.patience --set 3m
        sink.patience=0s                             | Unfit sink.patience --set 0s
        sink.patience=10                             | Unfit sink.patience --set 10
        instance.id=../elsewhere                     | Unfit instance.id --set ../elsewhere
        log.format=xml                               | Unfit log.format --set xml
        metrics.port=65536                           | Unfit metrics.port --set 65536
        kafka.security.protocol=TLS                  | Unfit kafka.security.protocol --set TLS
        topic.partitions=4                           | Unknown topic.partitions --set
        data.file=x                                  | Unknown data.file --set
        topics.partitions=4 topics.partitions=4      | Twice topics.partitions --set
        kafka.bootstrap.servers=broker               | Unfit kafka.bootstrap.servers --set broker; PartOfAddresses schema.registry.url,clickhouse.url
        kafka.bootstrap.servers=b:99999              | Unfit kafka.bootstrap.servers --set b:99999; PartOfAddresses schema.registry.url,clickhouse.url
        schema.registry.url=ftp://u:secret@r         | Unfit schema.registry.url --set ftp://r; PartOfAddresses kafka.bootstrap.servers,clickhouse.url
        kafka.security.protocol=SASL_SSL             | Missing kafka.user; Missing kafka.password
        kafka.security.protocol=SSL kafka.user=u     | Contradiction kafka.user kafka.security.protocol
        kafka.truststore.file=ca.pem                 | Contradiction kafka.truststore.file kafka.security.protocol
        kafka.keystore.password=p                    | Missing kafka.keystore.file
        schema.registry.password=p                   | Missing schema.registry.user
        sink.pause.first=5s sink.pause.longest=4s    | Contradiction sink.pause.longest sink.pause.first
        clickhouse.password.file=/nowhere/at/all     | Unreadable clickhouse.password.file
        topics.partitions=0 streams.threads=0        | Unfit streams.threads --set 0; Unfit topics.partitions --set 0
        """)
    void everything_that_is_wrong_is_told(String flags, String expected) {
        InvalidConfiguration invalid = assertThrows(InvalidConfiguration.class, () -> read("-", "-", flags));

        assertEquals(
                expected,
                String.join(
                        "; ",
                        invalid.problems().stream()
                                .map(ConfigurationReaderTest::brief)
                                .sorted((a, b) -> expected.indexOf(a) - expected.indexOf(b))
                                .toList()));
    }

    @Test
    void credentials_in_the_address_and_beside_it_contradict_each_other() {
        InvalidConfiguration invalid = assertThrows(
                InvalidConfiguration.class,
                () -> read(
                        "-",
                        "-",
                        "kafka.bootstrap.servers=b:1 schema.registry.url=http://u:p@r clickhouse.url=jdbc:clickhouse://c?user=u"
                                + " schema.registry.user=u clickhouse.user=v"));

        assertEquals(
                List.of(
                        "Contradiction schema.registry.user schema.registry.url",
                        "Contradiction clickhouse.user clickhouse.url"),
                invalid.problems().stream().map(ConfigurationReaderTest::brief).toList());
    }

    @Test
    void a_file_that_is_not_there_or_not_in_form_is_named() throws IOException {
        Path nowhere = folder.resolve("nowhere.properties");
        Path broken = Files.writeString(folder.resolve("broken"), "data = a\nlog.file = \\u00zz\n");

        for (Path file : List.of(nowhere, broken)) {
            InvalidConfiguration invalid =
                    assertThrows(InvalidConfiguration.class, () -> ConfigurationReader.read(List.of(), file, Map.of()));
            assertEquals(1, invalid.problems().size());
            assertEquals(file, ((Problem.Unreadable) invalid.problems().getFirst()).file());
        }
    }

    @Test
    void the_file_may_be_named_by_a_variable_and_a_flag_wins() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "streams.threads = 2\n");
        Path other = Files.writeString(folder.resolve("other"), "streams.threads = 3\n");
        Map<String, String> environment = Map.of("PALERMO_CONFIG", one.toString());

        assertEquals(2, ConfigurationReader.read(List.of(), null, environment).of(Settings.THREADS));
        assertEquals(3, ConfigurationReader.read(List.of(), other, environment).of(Settings.THREADS));
    }

    @Test
    void variables_of_ours_that_set_nothing_are_told_and_those_of_an_orchestrator_are_not() {
        Configuration configuration = ConfigurationReader.read(
                List.of(),
                null,
                new TreeMap<>(Map.of(
                        "PALERMO_CLICKHOSE_URL", "jdbc:clickhouse://c",
                        "PALERMO_CACHE", "/cache",
                        "PALERMO_DEBUG", "1",
                        "PALERMO_SERVICE_HOST", "10.0.0.1",
                        "PALERMO_WEB_SERVICE_PORT_HTTP", "80",
                        "PALERMO_PORT", "tcp://10.0.0.1:80",
                        "PALERMO_PORT_80_TCP_ADDR", "10.0.0.1",
                        "OTHER", "x")));

        assertEquals(
                List.of("PALERMO_CLICKHOSE_URL"),
                configuration.strangers().stream().map(Stated::key).toList());
    }

    @Test
    void a_secret_may_lie_in_a_file_and_is_shown_nowhere() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "open sesame\n");
        Map<String, String> environment =
                Map.of("PALERMO_CLICKHOUSE_USER", "u", "PALERMO_CLICKHOUSE_PASSWORD_FILE", file.toString());

        Configuration configuration = ConfigurationReader.read(List.of(), null, environment);

        assertEquals("open sesame", configuration.of(Settings.CLICKHOUSE_PASSWORD));
        assertEquals("***", configuration.shown(Settings.CLICKHOUSE_PASSWORD));
        assertEquals(
                "PALERMO_CLICKHOUSE_PASSWORD_FILE",
                configuration.origin(Settings.CLICKHOUSE_PASSWORD).toString());
    }

    @Test
    void a_stronger_source_replaces_a_secret_whichever_way_it_is_given() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from file");
        List<Stated> flags = List.of(
                new Stated("clickhouse.user", "u", new Origin.Flag("--set")),
                new Stated("clickhouse.password", "from flag", new Origin.Flag("--set")));

        Configuration configuration =
                ConfigurationReader.read(flags, null, Map.of("PALERMO_CLICKHOUSE_PASSWORD_FILE", file.toString()));

        assertEquals("from flag", configuration.of(Settings.CLICKHOUSE_PASSWORD));
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "10s, 10000", "2m, 120000", "PT1.5S, 1500", "1 S, 1000"})
    void durations_are_written_as_people_and_as_the_standard_write_them(String text, long millis) {
        Configuration configuration = ConfigurationReader.read(
                List.of(new Stated("sink.patience", text, new Origin.Flag("--set"))), null, Map.of());

        assertEquals(Duration.ofMillis(millis), configuration.of(Settings.SINK_PATIENCE));
    }

    private Configuration read(String file, String environment, String flags) throws IOException {
        Path path = null;
        if (!file.equals("-")) {
            path = Files.writeString(
                    folder.resolve("file"), file.replace(" / ", "\n").replace("\\/", "\\\n"));
        }
        Map<String, String> variables = new TreeMap<>();
        pairs(environment).forEach(pair -> variables.put(pair[0], pair[1]));
        List<Stated> stated = new ArrayList<>();
        pairs(flags).forEach(pair -> stated.add(new Stated(pair[0], pair[1], new Origin.Flag("--set"))));
        return ConfigurationReader.read(stated, path, variables);
    }

    private static List<String[]> pairs(String text) {
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(" +"))
                        .map(pair -> pair.split("=", 2))
                        .toList();
    }

    private String shown(@Nullable Origin origin) {
        return String.valueOf(origin).replace(folder + "/", "");
    }

    private static String brief(Problem problem) {
        return switch (problem) {
            case Problem.Unfit(var setting, var origin, var value) ->
                ("Unfit " + setting.key() + " " + origin + " " + value).strip();
            case Problem.Unknown(var key, var origin) -> "Unknown " + key + " " + origin;
            case Problem.Twice(var key, var origin) -> "Twice " + key + " " + origin;
            case Problem.Missing(var setting, var because, var unused) -> "Missing " + setting.key();
            case Problem.Contradiction(var setting, var a, var other, var b) ->
                "Contradiction " + setting.key() + " " + other.key();
            case Problem.Unreadable(var unused, var key, var origin, var why) -> "Unreadable " + key;
            case Problem.PartOfAddresses(var missing, var present) -> "PartOfAddresses " + String.join(",", missing);
        };
    }
}
