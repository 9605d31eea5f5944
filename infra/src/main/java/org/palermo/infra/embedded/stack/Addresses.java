package org.palermo.infra.embedded.stack;

import java.util.HashMap;
import java.util.Map;
import org.palermo.schemas.addresses.ServiceUrl;

/**
 * Where the services are, and how to be let in.
 *
 * @param kafka bootstrap servers
 * @param registry base URL of Confluent's REST API; user and password, where it asks for them, before the host
 * @param clickHouse JDBC URL; user and password, where it asks for them, as its parameters
 * @param kafkaSecurity further properties of every Kafka client beyond the address, such as {@code security.protocol}
 */
public record Addresses(String kafka, String registry, String clickHouse, Map<String, String> kafkaSecurity) {

    public Addresses {
        kafkaSecurity = Map.copyOf(kafkaSecurity);
    }

    /** Services that let everybody in, as those of the embedded stack do on this machine's own address. */
    public Addresses(String kafka, String registry, String clickHouse) {
        this(kafka, registry, clickHouse, Map.of());
    }

    /** The registry's address without what lets us in, for messages. */
    public String shownRegistry() {
        return ServiceUrl.shown(registry);
    }

    /** ClickHouse's address without what lets us in, for messages. */
    public String shownClickHouse() {
        return ServiceUrl.shown(clickHouse);
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return kafka + ", " + shownRegistry() + ", " + shownClickHouse();
    }

    /** What every Kafka client of this deployment is made with. */
    public Map<String, String> kafkaProperties() {
        Map<String, String> properties = new HashMap<>(kafkaSecurity);
        properties.put("bootstrap.servers", kafka);
        return properties;
    }
}
