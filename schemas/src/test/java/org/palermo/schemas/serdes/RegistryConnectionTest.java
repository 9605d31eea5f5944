package org.palermo.schemas.serdes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.palermo.schemas.topics.Topics;

class RegistryConnectionTest {

    @Test
    void user_and_password_reach_the_registry_and_no_message() throws IOException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try {
            String at = "127.0.0.1:" + server.getAddress().getPort() + "/apis/ccompat/v7";
            Registry registry = Registry.at("http://office:p%40ss%20word@" + at, Duration.ofMillis(1));

            RegistryUnavailable away = assertThrows(
                    RegistryUnavailable.class,
                    () -> registry.register(new Topics(1).inputs().getFirst()));

            assertEquals("Basic " + Base64.getEncoder().encodeToString("office:p@ss word".getBytes()), seen.remove());
            String said = String.valueOf(away.getMessage());
            assertTrue(said.contains("http://" + at), said);
            assertFalse(said.contains("office") || said.contains("p%40ss"), said);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void certificates_that_cannot_be_read_are_named_at_once() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> Registry.at("https://registry?ssl.truststore.location=/nowhere/ca.pem", Duration.ZERO));

        assertTrue(String.valueOf(refused.getMessage()).contains("/nowhere/ca.pem"), refused.getMessage());
    }
}
