package org.palermo.streams.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsSettingsTest {

    private static final StreamsSettings USUAL = StreamsSettings.of("localhost:9092", Path.of("state"), "one");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''             | palermo  | one   | 4 | 1 | 100 | streams.bootstrapServers must name a broker, was
        localhost:9092 | pa lermo | one   | 4 | 1 | 100 | streams.applicationId must be letters, digits, . _ -, was pa lermo
        localhost:9092 | palermo  | one/2 | 4 | 1 | 100 | streams.instanceId must be letters, digits, . _ -, was one/2
        localhost:9092 | palermo  | ..    | 4 | 1 | 100 | streams.instanceId must be letters, digits, . _ -, was ..
        localhost:9092 | palermo  | one   | 0 | 1 | 100 | streams.partitions must be at least 1, was 0
        localhost:9092 | palermo  | one   | 4 | 0 | 100 | streams.threads must be at least 1, was 0
        localhost:9092 | palermo  | one   | 4 | 1 | 0   | streams.totalsInterval must be at least 1 ms, was PT0S
        """)
    void aWrongSettingIsNamedWithItsValue(
            String servers,
            String application,
            String instance,
            int partitions,
            int threads,
            int totals,
            String message) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new StreamsSettings(
                        Map.of("bootstrap.servers", servers),
                        Path.of("state"),
                        application,
                        instance,
                        partitions,
                        threads,
                        false,
                        Duration.ofMillis(100),
                        Duration.ofMillis(totals),
                        StreamsSettings.BROKERS_REPLICATION));

        assertEquals(message, String.valueOf(refused.getMessage()).strip());
    }

    @Test
    void whatTheDesignAsksForIsWhatKafkaStreamsIsTold() {
        Properties told = StreamsProperties.of(USUAL.withThreads(2));

        assertEquals(
                List.of("exactly_once_v2", 100L, "classic", "one", "read_committed", 0, 2, true, "state/one"),
                List.of(
                        told.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG),
                        told.get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG),
                        told.get(StreamsConfig.GROUP_PROTOCOL_CONFIG),
                        told.get("main.consumer.group.instance.id"),
                        told.get("consumer.isolation.level"),
                        told.get(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG),
                        told.get(StreamsConfig.NUM_STREAM_THREADS_CONFIG),
                        told.get(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG),
                        told.get(StreamsConfig.STATE_DIR_CONFIG)));
    }

    @Test
    void whatLetsUsInReachesEveryClientAndNoMessage() {
        StreamsSettings settings = StreamsSettings.of(
                Map.of(
                        "bootstrap.servers", "broker:9093",
                        "security.protocol", "SASL_SSL",
                        "sasl.jaas.config", "module required password=\"open sesame\";",
                        "processing.guarantee", "at_least_once"),
                Path.of("state"),
                "one");

        StreamsConfig told = new StreamsConfig(StreamsProperties.of(settings));

        assertEquals("SASL_SSL", told.getProducerConfigs("client").get("security.protocol"));
        assertEquals("SASL_SSL", told.getRestoreConsumerConfigs("client").get("security.protocol"));
        assertEquals("exactly_once_v2", told.getString("processing.guarantee"), "what the ledger relies on stays");
        assertFalse(settings.toString().contains("sesame"), settings.toString());
    }

    @Test
    void kafkaStreamsAcceptsWhatItIsTold() {
        Properties told = StreamsProperties.of(USUAL);

        StreamsConfig config = new StreamsConfig(told);

        assertEquals(
                "one-1", config.getMainConsumerConfigs("palermo", "client", 1).get("group.instance.id"));
    }
}
