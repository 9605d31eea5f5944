package org.palermo.infra.setup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.addresses.ServiceUrl;
import org.palermo.schemas.serdes.Registry;

/**
 * Whether a service answers.
 *
 * @param name kafka, registry or clickhouse
 * @param address without credentials
 * @param fault why not; empty where it answers
 */
public record ServiceCheck(String name, String address, Optional<String> fault) {

    /** Asks the three services side by side. */
    public static List<ServiceCheck> all(Addresses addresses, Duration patience) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("service-check").factory())) {
            Future<Optional<String>> kafka = threads.submit(() -> kafka(addresses, patience));
            Future<Optional<String>> registry = threads.submit(() -> registry(addresses, patience));
            Future<Optional<String>> clickHouse = threads.submit(() -> clickHouse(addresses, patience));
            return List.of(
                    new ServiceCheck("kafka", addresses.kafka(), answer(kafka, patience)),
                    new ServiceCheck("registry", addresses.shownRegistry(), answer(registry, patience)),
                    new ServiceCheck("clickhouse", addresses.shownClickHouse(), answer(clickHouse, patience)));
        }
    }

    public boolean answers() {
        return fault.isEmpty();
    }

    private static Optional<String> kafka(Addresses addresses, Duration patience) {
        Map<String, Object> properties = new HashMap<>(addresses.kafkaProperties());
        int millis = Math.toIntExact(patience.toMillis());
        properties.put("default.api.timeout.ms", millis);
        properties.put("request.timeout.ms", millis);
        return tried(() -> {
            try (Admin admin = Admin.create(properties)) {
                return admin.describeCluster().clusterId().get(millis, TimeUnit.MILLISECONDS);
            }
        });
    }

    private static Optional<String> registry(Addresses addresses, Duration patience) {
        return tried(() -> {
            Registry.at(addresses.registry(), patience.dividedBy(2)).checkAnswers();
            return true;
        });
    }

    private static Optional<String> clickHouse(Addresses addresses, Duration patience) {
        String millis = Long.toString(patience.toMillis());
        String url = ServiceUrl.parse(addresses.clickHouse())
                .map(known -> known.with("socket_timeout", millis)
                        .with("connection_timeout", millis)
                        .with("retry", "0"))
                .map(ServiceUrl::text)
                .orElse(addresses.clickHouse());
        return tried(() -> {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement query = connection.createStatement();
                    ResultSet result = query.executeQuery("SELECT 1")) {
                return result.next();
            }
        });
    }

    private static Optional<String> tried(Callable<?> question) {
        try {
            question.call();
            return Optional.empty();
        } catch (ExecutionException | SQLException e) {
            return Optional.of(firstLine(e.getCause() == null ? e : e.getCause()));
        } catch (Exception e) {
            return Optional.of(firstLine(e));
        }
    }

    private static Optional<String> answer(Future<Optional<String>> question, Duration patience) {
        try {
            return question.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            question.cancel(true);
            return Optional.of("no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (ExecutionException e) {
            return Optional.of(firstLine(e));
        }
    }

    private static String firstLine(Throwable fault) {
        String message = fault.getMessage();
        return message == null || message.isBlank()
                ? fault.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
