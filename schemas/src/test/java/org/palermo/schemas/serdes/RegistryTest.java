package org.palermo.schemas.serdes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server that is asked for a schema may answer, and what that says. */
class RegistryTest {

    private HttpServer server;
    private int status;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSchemaThatTheRegistryDoesNotKnowIsNone() {
        status = 404;
        body = "{\"error_code\":40403,\"message\":\"Schema 99 not found.\"}";

        assertEquals(Optional.empty(), registry().schema(99));
    }

    /** A wrong path or a proxy in between says nothing about a schema, and must not turn sound events into corrupt ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 |
            404 | <html>Not Found</html>
            404 | {"title":"Could not find resource","status":404}
            404 | {"error_code":404,"message":"HTTP 404 Not Found"}
            401 | {"error_code":40101,"message":"Unauthorized"}
            500 | {"error_code":50001,"message":"Error in the backend data store"}
            503 |
            """)
    void anyOtherFailureIsAnOutage(int answered, String text) {
        status = answered;
        body = text == null ? "" : text;

        RegistryUnavailable away =
                assertThrows(RegistryUnavailable.class, () -> registry().schema(99));

        assertEquals("The schema registry at " + url() + " did not answer when asked to fetch schema 99", head(away));
    }

    private Registry registry() {
        return Registry.at(url(), Duration.ZERO);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String head(RegistryUnavailable away) {
        return String.valueOf(away.getMessage()).replaceFirst("(schema 99): .*", "$1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
