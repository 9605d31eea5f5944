package org.palermo.infra.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.palermo.infra.embedded.stack.Addresses;

class DeploymentTest {

    private static final String PASSWORD = "p@ss \"w\\ord&+%";

    @Test
    void without_addresses_the_embedded_stack_is_meant() {
        assertEquals(Optional.empty(), Deployment.addresses(configured()));
    }

    @Test
    void credentials_are_used_and_never_printed() {
        Addresses addresses = addresses(
                "schema.registry.user=office",
                "schema.registry.password=" + PASSWORD,
                "clickhouse.user=office",
                "clickhouse.password=" + PASSWORD,
                "kafka.security.protocol=SASL_SSL",
                "kafka.user=office",
                "kafka.password=" + PASSWORD,
                "kafka.sasl.mechanism=SCRAM-SHA-512");

        assertFalse(addresses.toString().contains("office"), addresses.toString());
        assertEquals(
                "kafka:9093, https://registry:8081, jdbc:clickhouse://db:8443/palermo?ssl=true", addresses.toString());
        Map<String, String> kafka = addresses.kafkaProperties();
        assertEquals("SASL_SSL", kafka.get("security.protocol"));
        assertEquals("SCRAM-SHA-512", kafka.get("sasl.mechanism"));
        Map<String, ?> login = JaasContext.loadClientContext(
                        Map.of("sasl.jaas.config", new Password(kafka.get("sasl.jaas.config"))))
                .configurationEntries()
                .getFirst()
                .getOptions();
        assertEquals(Map.of("username", "office", "password", PASSWORD), login);
    }

    @Test
    void kafkas_own_clients_take_the_properties() {
        Addresses addresses =
                addresses("kafka.security.protocol=SASL_PLAINTEXT", "kafka.user=office", "kafka.password=" + PASSWORD);
        Map<String, Object> properties = new HashMap<>(addresses.kafkaProperties());
        properties.put("bootstrap.servers", "127.0.0.1:1");

        Admin.create(properties).close();
    }

    @Test
    void clickhouse_gets_user_and_password_whatever_signs_they_have() throws Exception {
        BlockingQueue<Map<String, List<String>>> seen = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(Map.copyOf(exchange.getRequestHeaders()));
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "jdbc:clickhouse://127.0.0.1:" + server.getAddress().getPort() + "/palermo";
            Addresses addresses = Deployment.addresses(configured(
                            "kafka.bootstrap.servers=kafka:9093",
                            "schema.registry.url=https://registry:8081",
                            "clickhouse.url=" + url,
                            "clickhouse.user=office",
                            "clickhouse.password=" + PASSWORD))
                    .orElseThrow();
            try (var connection = DriverManager.getConnection(addresses.clickHouse())) {
                connection.createStatement().executeQuery("SELECT 1");
            } catch (SQLException e) {
                assertFalse(String.valueOf(e.getMessage()).contains("w\\ord"), e.getMessage());
            }

            String login = String.join(" ", seen.take().getOrDefault("Authorization", List.of("none")));
            assertEquals(
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("office:" + PASSWORD).getBytes(StandardCharsets.UTF_8)),
                    login);
            assertEquals(url, addresses.shownClickHouse());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void on_a_cluster_clickhouse_is_told_that_most_replicas_must_have_a_row() throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "clickhouse.url=jdbc:clickhouse://127.0.0.1:"
                    + server.getAddress().getPort() + "/palermo";
            String[] services = {"kafka.bootstrap.servers=kafka:9093", "schema.registry.url=https://registry:8081", url
            };
            String alone =
                    Deployment.addresses(configured(services)).orElseThrow().clickHouse();
            String[] replicas = Stream.concat(Arrays.stream(services), Stream.of("clickhouse.cluster=main"))
                    .toArray(String[]::new);
            String together =
                    Deployment.addresses(configured(replicas)).orElseThrow().clickHouse();

            for (String address : List.of(alone, together)) {
                try (var connection = DriverManager.getConnection(address)) {
                    connection.createStatement().executeQuery("SELECT 1");
                } catch (SQLException e) {
                    // it answers with an error; what it was asked is what counts
                }
            }

            assertFalse(alone.contains("quorum"), alone);
            assertTrue(asked.stream().anyMatch(query -> query.contains("insert_quorum=auto")), asked::toString);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void trusted_certificates_are_told_to_each_client_by_its_own_name() {
        Addresses addresses = addresses(
                "kafka.security.protocol=SSL",
                "kafka.truststore.file=/ca/kafka.pem",
                "kafka.keystore.file=/ca/own.pem",
                "schema.registry.truststore.file=/ca/registry.pem",
                "clickhouse.truststore.file=/ca/clickhouse.pem");

        assertEquals("/ca/kafka.pem", addresses.kafkaProperties().get("ssl.truststore.location"));
        assertEquals("PEM", addresses.kafkaProperties().get("ssl.truststore.type"));
        assertEquals("/ca/own.pem", addresses.kafkaProperties().get("ssl.keystore.location"));
        assertEquals("https://registry:8081?ssl.truststore.location=%2Fca%2Fregistry.pem", addresses.registry());
        assertTrue(addresses.clickHouse().endsWith("sslrootcert=%2Fca%2Fclickhouse.pem"), addresses.clickHouse());
    }

    private static Addresses addresses(String... more) {
        return Deployment.addresses(configured(Stream.concat(
                                Stream.of(
                                        "kafka.bootstrap.servers=kafka:9093",
                                        "schema.registry.url=https://registry:8081",
                                        "clickhouse.url=jdbc:clickhouse://db:8443/palermo?ssl=true"),
                                Arrays.stream(more))
                        .toArray(String[]::new)))
                .orElseThrow();
    }

    private static Configuration configured(String... pairs) {
        return ConfigurationReader.read(
                Arrays.stream(pairs)
                        .map(pair -> pair.split("=", 2))
                        .map(pair -> new Stated(pair[0], pair[1], new Origin.Flag("--set")))
                        .toList(),
                null,
                Map.of());
    }
}
