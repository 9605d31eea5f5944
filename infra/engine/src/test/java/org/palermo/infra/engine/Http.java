package org.palermo.infra.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Plain HTTP to an engine, as a client without ClickHouse's libraries would speak it. */
final class Http {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Http(int port) {
        this.port = port;
    }

    /** Output of a statement that must succeed. */
    String text(String statement) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = post("", statement.getBytes(UTF_8));
        String text = new String(response.body(), UTF_8).strip();
        assertEquals(200, response.statusCode(), text);
        return text;
    }

    /** A response with its body complete; an IOException if the server cuts it. */
    HttpResponse<byte[]> post(String query, byte[] body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(query)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String query) {
        return URI.create("http://127.0.0.1:" + port + "/?" + query);
    }
}
