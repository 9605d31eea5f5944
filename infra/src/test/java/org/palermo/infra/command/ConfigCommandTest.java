package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code config} shows, and what every command says of settings that are wrong. */
class ConfigCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shows_each_value_with_its_origin_and_no_secret() throws Exception {
        Path file = Files.writeString(folder.resolve("palermo.properties"), """
                kafka.bootstrap.servers = broker:9092
                schema.registry.url = http://u:open-sesame@registry:8081
                clickhouse.url = jdbc:clickhouse://db:8123/palermo?password=open-sesame
                """);
        Map<String, String> environment = Map.of(
                "PALERMO_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                "PALERMO_KAFKA_USER", "office",
                "PALERMO_KAFKA_PASSWORD", "open-sesame",
                "PALERMO_TOPICS_PARTITONS", "9");

        Ran text = Ran.in(environment, "config", "--config", file.toString(), "--set", "topics.partitions=12")
                .ended(ExitCode.DONE);
        Ran json = Ran.in(environment, "config", "--config", file.toString(), "--format", "json")
                .ended(ExitCode.DONE);

        assertTrue(text.out().lines().anyMatch(line -> line.matches("topics\\.partitions +12 +--set")), text.out());
        assertTrue(
                text.out()
                        .lines()
                        .anyMatch(line -> line.matches("schema\\.registry\\.url +http://registry:8081 +.*:2")),
                text.out());
        assertTrue(
                text.out()
                        .lines()
                        .anyMatch(line -> line.matches("kafka\\.password +\\*\\*\\* +PALERMO_KAFKA_PASSWORD")),
                text.out());
        assertTrue(text.out().lines().anyMatch(line -> line.matches("streams\\.threads +1 +default")), text.out());
        json.printed("{\"key\":\"kafka.user\",\"value\":\"office\",\"from\":\"PALERMO_KAFKA_USER\"}");
        assertFalse((text + json.toString()).contains("sesame"));
        text.said("The variable PALERMO_TOPICS_PARTITONS sets nothing.", "Did you mean PALERMO_TOPICS_PARTITIONS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | topic.partitions=4        | --set: there is no setting topic.partitions.             | Did you mean topics.partitions?
        en | registry.url=http://r     | --set: there is no setting registry.url.                 | Did you mean schema.registry.url?
        en | topics.partitions=none    | topics.partitions (--set): "none" does not fit.          | Allowed: a whole number, 1 to 1000.
        fr | topics.partitions=none    | topics.partitions (--set)\u00a0: «\u00a0none\u00a0» ne convient pas. | Valeurs admises\u00a0: un nombre entier, de 1 à 1000.
        en | schema.registry.url=http://r | schema.registry.url (--set) is set, but not kafka.bootstrap.servers, clickhouse.url. | none for the embedded stack
        en | kafka.security.protocol=SASL_SSL | kafka.password is not set, and kafka.security.protocol (--set) needs it. | the variable PALERMO_KAFKA_PASSWORD
        en | nothing                   | --set takes KEY=VALUE, not "nothing".                    | --help
        """)
    void a_wrong_setting_is_told_with_its_place_and_remedy(String language, String pair, String said, String hint) {
        Ran.of("status", "--lang", language, "--set", pair)
                .ended(ExitCode.USAGE)
                .said(said, hint);
    }

    @Test
    void services_that_do_not_answer_are_told_each() {
        Ran ran = Ran.of(
                        "config",
                        "--check",
                        "--set",
                        "kafka.bootstrap.servers=127.0.0.1:1",
                        "--set",
                        "schema.registry.url=http://127.0.0.1:1",
                        "--set",
                        "clickhouse.url=jdbc:clickhouse://127.0.0.1:1/palermo")
                .ended(ExitCode.FAULT);

        ran.said(
                "kafka does not answer: 127.0.0.1:1",
                "registry does not answer: http://127.0.0.1:1",
                "clickhouse does not answer: jdbc:clickhouse://127.0.0.1:1/palermo");
    }

    @Test
    void up_does_not_run_where_other_services_are_configured() {
        Map<String, String> environment = Map.of(
                "PALERMO_KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
                "PALERMO_SCHEMA_REGISTRY_URL", "http://registry:8081",
                "PALERMO_CLICKHOUSE_URL", "jdbc:clickhouse://db:8123/palermo");

        Ran.in(environment, "up", "--data", folder.resolve("var").toString())
                .ended(ExitCode.USAGE)
                .said("PALERMO_KAFKA_BOOTSTRAP_SERVERS", "./palermo streams");
        assertFalse(Files.exists(folder.resolve("var")));
    }

    @ParameterizedTest
    @CsvSource({"streams", "sink", "setup"})
    void a_part_without_services_says_so(String command) {
        Ran ran = Ran.of(command, "--data", folder.toString())
                .ended(ExitCode.FAULT)
                .said("No stack runs");

        assertEquals("", ran.out());
    }
}
