package org.palermo.infra.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.palermo.infra.logging.Json;

/**
 * A small HTTP server: {@code /metrics} in Prometheus' text format, {@code /health/live} while the process answers at all,
 * {@code /health/ready} with 200 where it can do its work and 503, with the reasons, where it cannot.
 */
public final class Endpoint implements AutoCloseable {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads;

    private Endpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any that is free
     * @throws IOException where the port is taken, or the address is not this machine's
     */
    public static Endpoint start(String host, int port, Supplier<String> metrics, Supplier<Health.Answer> health)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("metrics-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                switch (exchange.getRequestURI().getPath()) {
                    case "/metrics" -> answer(exchange, 200, PROMETHEUS, metrics.get());
                    case "/health/live" -> answer(exchange, 200, JSON, "{\"status\":\"alive\"}\n");
                    case "/health/ready" -> {
                        Health.Answer answer = health.get();
                        answer(exchange, answer.ready() ? 200 : 503, JSON, json(answer));
                    }
                    default ->
                        answer(
                                exchange,
                                404,
                                "text/plain; charset=utf-8",
                                "/metrics, /health/live and /health/ready are here.\n");
                }
            }
        });
        server.start();
        return new Endpoint(server, threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (!head && !exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String json(Health.Answer answer) {
        return "{\"status\":" + Json.text(answer.ready() ? "ready" : "not ready") + ",\"checks\":{"
                + answer.checks().entrySet().stream()
                        .map(check -> Json.text(check.getKey()) + ":" + Json.text(check.getValue()))
                        .collect(Collectors.joining(","))
                + "}}\n";
    }
}
