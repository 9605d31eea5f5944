package org.palermo.streams.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkSettingsTest {

    private static final Map<String, String> LEAST =
            Map.of("clickhouse.url", "jdbc:clickhouse://db:8123/palermo", "kafka.bootstrap.servers", "broker:9092");

    @Test
    void reads_what_is_given_and_takes_the_defaults_for_the_rest() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put("sink.patience", "PT5S");
        given.put("kafka.security.protocol", "SSL");

        SinkSettings settings = SinkSettings.from(given);

        assertEquals(Duration.ofSeconds(5), settings.patience());
        assertEquals(Map.of("bootstrap.servers", "broker:9092", "security.protocol", "SSL"), settings.kafka());
        assertEquals("palermo-sink", settings.group());
        assertEquals(new ChunkBounds(100_000, 50_000, 32 << 20), settings.chunk());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clickhouse.url          | http://db          | clickhouse.url must begin with jdbc:clickhouse:, was http://db
            clickhouse.user         | ''                 | clickhouse.user must not be empty
            kafka.bootstrap.servers | ''                 | kafka.bootstrap.servers must be set
            sink.group              | ''                 | sink.group must not be empty
            sink.chunk.rows         | 0                  | sink.chunk.rows must be 1 to 500000, was 0
            sink.chunk.rows         | 1000000            | sink.chunk.rows must be 1 to 500000, was 1000000
            sink.chunk.rows         | many               | sink.chunk.rows must be a whole number, was many
            sink.chunk.records      | -1                 | sink.chunk.records must be at least 1, was -1
            sink.chunk.bytes        | 0                  | sink.chunk.bytes must be 1 to 268435456, was 0
            sink.chunk.bytes        | 300000000          | sink.chunk.bytes must be 1 to 268435456, was 300000000
            sink.patience           | PT3M               | sink.patience must be positive and at most PT2M, was PT3M
            sink.patience           | 10                 | sink.patience must be an ISO 8601 duration as PT10S, was 10
            sink.pause.first        | PT0S               | sink.pause.first must be positive, was PT0S
            sink.pause.longest      | PT0.001S           | sink.pause.longest must be at least sink.pause.first, was PT0.001S
            """)
    void names_the_key_and_the_value_that_is_wrong(String key, String value, String message) {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put(key, value);

        var fault = assertThrows(IllegalArgumentException.class, () -> SinkSettings.from(given));

        assertEquals(message, fault.getMessage());
    }

    @Test
    void never_prints_a_password() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put("clickhouse.password", "hunter2");
        given.put("kafka.sasl.jaas.config", "password=hunter2");

        SinkSettings settings = SinkSettings.from(given);

        assertFalse((settings + " " + settings.clickHouse()).contains("hunter2"));
    }
}
