package org.palermo.infra.configuration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.addresses.ServiceUrl;

/** The services that a configuration names, and what lets us in. */
public final class Deployment {

    private Deployment() {}

    /** Empty where the configuration names none, and the embedded stack is meant. */
    public static Optional<Addresses> addresses(Configuration configuration) {
        Optional<String> kafka = configuration.get(Settings.KAFKA_SERVERS);
        Optional<ServiceUrl> registry = configuration.get(Settings.REGISTRY_URL);
        Optional<ServiceUrl> clickHouse = configuration.get(Settings.CLICKHOUSE_URL);
        if (kafka.isEmpty() || registry.isEmpty() || clickHouse.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Addresses(
                kafka.get(),
                registry(registry.get(), configuration),
                clickHouse(clickHouse.get(), configuration),
                kafkaSecurity(configuration)));
    }

    private static String registry(ServiceUrl named, Configuration configuration) {
        ServiceUrl url = configuration
                .get(Settings.REGISTRY_USER)
                .map(user -> named.withLogin(
                        user, configuration.get(Settings.REGISTRY_PASSWORD).orElse("")))
                .orElse(named);
        return configuration
                .get(Settings.REGISTRY_TRUST)
                .map(file -> url.with("ssl.truststore.location", absolute(file)))
                .orElse(url)
                .text();
    }

    /** ClickHouse's driver takes credentials as parameters only. */
    private static String clickHouse(ServiceUrl named, Configuration configuration) {
        Map<String, String> more = new HashMap<>();
        named.user().ifPresent(user -> more.put("user", user));
        named.password().ifPresent(password -> more.put("password", password));
        configuration.get(Settings.CLICKHOUSE_USER).ifPresent(user -> more.put("user", user));
        configuration.get(Settings.CLICKHOUSE_PASSWORD).ifPresent(password -> more.put("password", password));
        configuration.get(Settings.CLICKHOUSE_TRUST).ifPresent(file -> {
            more.put("ssl", "true");
            more.put("sslrootcert", absolute(file));
        });
        // What a single replica has taken is lost with it, and the sink would have gone on meanwhile.
        configuration
                .get(Settings.CLICKHOUSE_CLUSTER)
                .ifPresent(unused -> more.put("clickhouse_setting_insert_quorum", "auto"));
        ServiceUrl url =
                new ServiceUrl(named.scheme(), Optional.empty(), Optional.empty(), named.place(), named.parameters());
        for (Map.Entry<String, String> parameter : new java.util.TreeMap<>(more).entrySet()) {
            url = url.with(parameter.getKey(), parameter.getValue());
        }
        return url.text();
    }

    private static Map<String, String> kafkaSecurity(Configuration configuration) {
        Map<String, String> properties = new HashMap<>();
        String protocol = configuration.of(Settings.KAFKA_PROTOCOL);
        if (protocol.equals("PLAINTEXT")) {
            return properties;
        }
        properties.put("security.protocol", protocol);
        configuration.get(Settings.KAFKA_TRUST).ifPresent(file -> {
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.location", absolute(file));
        });
        configuration.get(Settings.KAFKA_KEYSTORE).ifPresent(file -> {
            properties.put("ssl.keystore.type", "PEM");
            properties.put("ssl.keystore.location", absolute(file));
        });
        configuration
                .get(Settings.KAFKA_KEY_PASSWORD)
                .ifPresent(password -> properties.put("ssl.key.password", password));
        if (protocol.startsWith("SASL_")) {
            String mechanism = configuration.of(Settings.KAFKA_MECHANISM);
            properties.put("sasl.mechanism", mechanism);
            properties.put(
                    "sasl.jaas.config",
                    login(
                            mechanism,
                            configuration.get(Settings.KAFKA_USER).orElse(""),
                            configuration.get(Settings.KAFKA_PASSWORD).orElse("")));
        }
        return properties;
    }

    private static String login(String mechanism, String user, String password) {
        String module = mechanism.equals("PLAIN")
                ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                : "org.apache.kafka.common.security.scram.ScramLoginModule";
        return module + " required username=" + quoted(user) + " password=" + quoted(password) + ";";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().toString();
    }
}
