package org.palermo.producers.publish;

import java.time.Duration;
import java.util.Map;

/**
 * Where and how patiently to publish.
 *
 * @param setting what the operator calls the address, for messages ({@code kafka.bootstrap.servers})
 * @param bootstrapServers host:port, separated by commas
 * @param patience how long one event may wait for its acknowledgement before publishing is given up
 * @param client what the Kafka client needs besides, such as credentials; cannot weaken what publishing relies on
 */
public record PublisherSettings(
        String setting, String bootstrapServers, Duration patience, Map<String, String> client) {

    public PublisherSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(setting + " must name the Kafka brokers as host:port, was blank");
        }
        if (!patience.isPositive() || patience.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("patience must be more than 0 and at most a day, was " + patience);
        }
        client = Map.copyOf(client);
    }
}
