package org.palermo.infra.engine.http;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.engine.chdb.EngineException;

/**
 * The response to one request. It holds the first part of the output back, as ClickHouse does, so that an error that comes
 * early still gets its status and code; once output has been sent, an error can only cut the connection.
 */
final class Reply {
    /** Encoded output that is held back, in bytes. */
    private static final int HELD = 1 << 20;

    private static final int COPY = 1 << 18;

    private final HttpExchange exchange;
    private final Encoding encoding;
    private final OutputStream output;
    private final byte[] copy = new byte[COPY];

    Reply(HttpExchange exchange, Encoding encoding) throws IOException {
        this.exchange = exchange;
        this.encoding = encoding;
        this.output = encoding.encoded(new Body());
    }

    /** Sets a header; without effect once {@link #started}. */
    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /** Adds to the output, from the given offset of native memory on. */
    void write(MemorySegment data, long offset) throws IOException {
        for (long at = offset; at < data.byteSize(); at += copy.length) {
            int part = (int) Math.min(copy.length, data.byteSize() - at);
            MemorySegment.copy(data, JAVA_BYTE, at, copy, 0, part);
            output.write(copy, 0, part);
        }
    }

    /** Ends the output. */
    void finish() throws IOException {
        output.close();
        exchange.close();
    }

    /** Whether some of the output has been sent. */
    boolean started() {
        return exchange.getResponseCode() >= 0;
    }

    /** Sends an error instead of output, if none has been sent yet. */
    static void error(HttpExchange exchange, EngineException error, String version) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.remove("Content-Encoding");
        headers.set("X-ClickHouse-Exception-Code", Integer.toString(error.code()));
        text(exchange, ErrorStatus.of(error.code()), error.getMessage() + " (version " + version + " (embedded))\n");
    }

    /** Sends a short text. */
    static void text(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** The encoded output: in memory at first, then straight to the client. */
    private final class Body extends OutputStream {
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private @Nullable OutputStream sent;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (sent == null && held.size() + length <= HELD) {
                held.write(bytes, offset, length);
            } else {
                start().write(bytes, offset, length);
            }
        }

        @Override
        public void close() throws IOException {
            start().close();
        }

        private OutputStream start() throws IOException {
            OutputStream body = sent;
            if (body == null) {
                switch (encoding) {
                    case LZ4, ZSTD, GZIP -> header("Content-Encoding", encoding.httpName());
                    case IDENTITY, NATIVE -> {}
                }
                exchange.sendResponseHeaders(200, 0);
                body = exchange.getResponseBody();
                held.writeTo(body);
                held.reset();
                sent = body;
            }
            return body;
        }
    }
}
