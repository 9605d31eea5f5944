package org.palermo.infra.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palermo.schemas.addresses.ServiceUrl;

/** What settings ask of one another. */
final class Consistency {

    private final Configuration configuration;
    private final List<Problem> problems = new ArrayList<>();

    private Consistency(Configuration configuration) {
        this.configuration = configuration;
    }

    static List<Problem> check(Configuration configuration) {
        Consistency consistency = new Consistency(configuration);
        consistency.kafka();
        consistency.login(Settings.REGISTRY_URL, Settings.REGISTRY_USER, Settings.REGISTRY_PASSWORD);
        consistency.login(Settings.CLICKHOUSE_URL, Settings.CLICKHOUSE_USER, Settings.CLICKHOUSE_PASSWORD);
        consistency.pauses();
        return consistency.problems;
    }

    private void kafka() {
        Optional<String> protocol = configuration.get(Settings.KAFKA_PROTOCOL);
        if (protocol.isEmpty()) {
            return; // it does not fit, and that is told
        }
        boolean sasl = protocol.get().startsWith("SASL_");
        boolean tls = protocol.get().endsWith("SSL");
        for (Setting<?> login : List.of(Settings.KAFKA_USER, Settings.KAFKA_PASSWORD)) {
            if (sasl && !configuration.isSet(login)) {
                missing(login, Settings.KAFKA_PROTOCOL);
            } else if (!sasl && configuration.isSet(login)) {
                contradiction(login, Settings.KAFKA_PROTOCOL);
            }
        }
        for (Setting<?> certificate : List.of(Settings.KAFKA_TRUST, Settings.KAFKA_KEYSTORE)) {
            if (!tls && configuration.isSet(certificate)) {
                contradiction(certificate, Settings.KAFKA_PROTOCOL);
            }
        }
        if (configuration.isSet(Settings.KAFKA_KEY_PASSWORD) && !configuration.isSet(Settings.KAFKA_KEYSTORE)) {
            missing(Settings.KAFKA_KEYSTORE, Settings.KAFKA_KEY_PASSWORD);
        }
    }

    /** Credentials stand in the address or beside it, not in both. */
    private void login(Setting<ServiceUrl> address, Setting<String> user, Setting<String> password) {
        Optional<ServiceUrl> url = configuration.get(address);
        boolean inAddress = url.map(found -> found.user().isPresent()
                        || found.parameters().containsKey("user")
                        || found.parameters().containsKey("password"))
                .orElse(false);
        for (Setting<String> login : List.of(user, password)) {
            if (inAddress && configuration.isSet(login)) {
                contradiction(login, address);
            }
        }
        if (configuration.isSet(password) && !configuration.isSet(user)) {
            missing(user, password);
        }
    }

    private void pauses() {
        Optional<Duration> first = configuration.get(Settings.FIRST_PAUSE);
        Optional<Duration> longest = configuration.get(Settings.LONGEST_PAUSE);
        if (first.isPresent() && longest.isPresent() && longest.get().compareTo(first.get()) < 0) {
            contradiction(Settings.LONGEST_PAUSE, Settings.FIRST_PAUSE);
        }
    }

    private void missing(Setting<?> setting, Setting<?> because) {
        problems.add(new Problem.Missing(setting, because, configuration.origin(because)));
    }

    private void contradiction(Setting<?> setting, Setting<?> other) {
        problems.add(
                new Problem.Contradiction(setting, configuration.origin(setting), other, configuration.origin(other)));
    }
}
