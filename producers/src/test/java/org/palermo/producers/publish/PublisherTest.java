package org.palermo.producers.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.producers.events.Event;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.RateEvent;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

class PublisherTest {

    private static final Event RATE = new Event(
            "rate",
            "EUR-2015-03",
            new RateEvent(
                    new Envelope("e", "rate", "EUR-2015-03", Instant.EPOCH, "", "", "reported", "", false),
                    new Rate("EUR", "2015-03", "0.9")));

    private final Registry registry =
            new Registry(new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())), "mock", Duration.ZERO);

    @Test
    void saysWhichSettingAndAddressDidNotAnswer() {
        // Port 1 is reserved, and nothing listens there.
        PublisherSettings settings =
                new PublisherSettings("PALERMO_KAFKA", "127.0.0.1:1", Duration.ofMillis(300), Map.of());

        try (Publisher publisher = new Publisher(settings, new Topics(1), registry)) {
            PublishFailed failed =
                    assertThrows(PublishFailed.class, () -> publisher.publish(List.of(RATE), Progress.UNHEARD));

            assertTrue(String.valueOf(failed.getMessage())
                    .startsWith("Kafka at 127.0.0.1:1 (PALERMO_KAFKA) did not take an event: "));
            assertEquals(0, failed.acknowledged());
        }
    }

    @Test
    void settingsNameTheKeyThatIsWrong() {
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class,
                () -> new PublisherSettings("PALERMO_KAFKA", " ", Duration.ofSeconds(1), Map.of()));

        assertEquals("PALERMO_KAFKA must name the Kafka brokers as host:port, was blank", wrong.getMessage());
    }
}
