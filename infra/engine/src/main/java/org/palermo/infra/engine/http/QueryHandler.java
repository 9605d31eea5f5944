package org.palermo.infra.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.infra.engine.chdb.Connection;
import org.palermo.infra.engine.chdb.Engine;
import org.palermo.infra.engine.chdb.EngineException;
import org.palermo.infra.engine.chdb.Result;
import org.palermo.infra.engine.chdb.ResultStream;
import org.palermo.infra.engine.sql.InlineInsert;
import org.palermo.infra.engine.sql.Statement;
import org.palermo.infra.engine.sql.ValuesInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the statement of a request on a connection of its own and answers as ClickHouse's HTTP interface does. */
final class QueryHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(QueryHandler.class);

    /** How much of a body is looked at for inline data, in bytes; ClickHouse's default of {@code max_query_size}. */
    private static final int HEAD = 256 << 10;

    /** Longest statement without inline data, in bytes. */
    private static final int STATEMENT_LIMIT = 16 << 20;

    /** Formats whose output may be put together from pieces; with the header that every piece repeats, if any, cut off. */
    private static final Set<String> STREAMABLE = Set.of("RowBinary", NamesAndTypes.FORMAT, "Native", "JSONEachRow");

    /** Formats that say something even of an output without rows. */
    private static final Set<String> WITH_HEADER = Set.of(NamesAndTypes.FORMAT, "Native");

    /** Names of this machine that a client may use; a browser led here by another name is turned away. */
    private static final Set<String> LOCAL_NAMES = Set.of("127.0.0.1", "localhost");

    private final Engine engine;
    private final Spool spool;
    private final Admission admission;

    QueryHandler(Engine engine, Spool spool, Admission admission) {
        this.engine = engine;
        this.spool = spool;
        this.admission = admission;
    }

    /**
     * Answers one request.
     *
     * @throws IOException if the client is gone, or if a statement failed after part of its output was sent; the server
     *     then cuts the connection, so that the client cannot take that part for the whole
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        // to be in until an error, too, has been sent
        try (Admission.Place _ = admission.enter()) {
            answer(exchange);
        } catch (EngineException stopping) {
            fail(exchange, stopping);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        long begin = System.nanoTime();
        try {
            refuseForeign(exchange.getRequestHeaders());
            String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/ping")
                    || query.isEmpty() && !exchange.getRequestMethod().equals("POST")) {
                Reply.text(exchange, 200, "Ok.\n");
            } else {
                serve(exchange, Request.of(exchange.getRequestMethod(), query, exchange.getRequestHeaders()));
            }
            LOG.debug("{} in {} us", exchange.getRequestURI(), (System.nanoTime() - begin) / 1000);
        } catch (EngineException e) {
            LOG.debug("{} failed: {}", exchange.getRequestURI(), e.getMessage());
            fail(exchange, e);
        } catch (RuntimeException | Error e) {
            // an Error too, because the server would leave its connection open and the client waiting
            LOG.error("{} failed", exchange.getRequestURI(), e);
            fail(exchange, EngineException.reported("the embedded engine failed: " + e));
        }
    }

    private void fail(HttpExchange exchange, EngineException error) throws IOException {
        if (exchange.getResponseCode() >= 0) {
            throw new IOException("cut after part of the output: " + error.getMessage(), error);
        }
        Reply.error(exchange, error, engine.version());
    }

    /** A web page of another origin must not reach the engine through the user's browser. */
    private static void refuseForeign(Headers headers) {
        String host = Objects.requireNonNullElse(headers.getFirst("Host"), "127.0.0.1");
        if (headers.containsKey("Origin") || !LOCAL_NAMES.contains(host.replaceFirst(":\\d*$", ""))) {
            throw EngineException.of(497, "ACCESS_DENIED", "The embedded engine serves programs of this machine only");
        }
    }

    private void serve(HttpExchange exchange, Request request) throws IOException {
        InputStream text = text(request, exchange.getRequestBody());
        byte[] head = text.readNBytes(HEAD);
        boolean whole = head.length < HEAD;
        Optional<InlineInsert> insert = InlineInsert.find(head, whole);
        if (insert.isPresent()) {
            int dataAt = insert.get().dataAt();
            InputStream rows =
                    new SequenceInputStream(new ByteArrayInputStream(head, dataAt, head.length - dataAt), text);
            InputStream data = insert.get().format().equalsIgnoreCase("Values") ? new ValuesInput(rows) : rows;
            try (Spool.Data spooled = spool.write(data)) {
                byte[] statement = insert.get().fromFile(spooled.file());
                run(exchange, request, statement, new Statement.Other(Optional.empty()));
            }
            return;
        }
        byte[] statement = whole ? head : joined(head, text.readNBytes(STATEMENT_LIMIT));
        if (text.read() >= 0) {
            throw EngineException.of(62, "SYNTAX_ERROR", "Max query size exceeded");
        }
        run(exchange, request, statement, Statement.of(statement));
    }

    /** The statement with its inline data: what stands in the address, then the body after a line end. */
    private static InputStream text(Request request, InputStream body) throws IOException {
        InputStream decoded = request.bodyEncoding().decoded(body);
        InputStream data = request.nativeBody() ? Encoding.NATIVE.decoded(decoded) : decoded;
        return request.query().isEmpty()
                ? data
                : new SequenceInputStream(new ByteArrayInputStream((request.query() + "\n").getBytes(UTF_8)), data);
    }

    private void run(HttpExchange exchange, Request request, byte[] text, Statement statement) throws IOException {
        String queryId = request.queryId(UUID.randomUUID().toString());
        String format = statement.format().orElseGet(request::format);
        Reply reply = new Reply(exchange, request.responseEncoding());
        reply.header("Content-Type", "application/octet-stream");
        reply.header("Keep-Alive", "timeout=" + HttpInterface.KEEP_ALIVE.toSeconds());
        reply.header("X-ClickHouse-Server-Display-Name", "embedded");
        reply.header("X-ClickHouse-Query-Id", queryId);
        reply.header("X-ClickHouse-Timezone", engine.timezone());
        reply.header("X-ClickHouse-Format", format);
        boolean stream = statement instanceof Statement.Select && STREAMABLE.contains(format) && !request.waitForEnd();
        // a kill never waits behind the queries that it is to end
        try (Admission.Place _ = statement instanceof Statement.Kill ? () -> {} : admission.statement();
                Connection connection = engine.connect()) {
            request.useDatabase().ifPresent(connection::text);
            connection.text(request.applySettings(queryId));
            byte[] executed = statement instanceof Statement.Kill kill
                    ? Request.killQuery(kill.queryId(), kill.mode()).getBytes(UTF_8)
                    : text;
            Map<String, String> parameters = request.queryParameters();
            if (!stream || !sendPieces(reply, connection, executed, format, parameters)) {
                sendWhole(reply, connection, executed, format, parameters);
            }
        }
    }

    private static void sendWhole(
            Reply reply, Connection connection, byte[] statement, String format, Map<String, String> parameters)
            throws IOException {
        try (Result result = connection.query(statement, format, parameters)) {
            reply.header("X-ClickHouse-Summary", summary(result));
            reply.write(result.data(), 0);
            reply.finish();
        }
    }

    /** False if nothing was sent because the output is not streamable or has no rows but needs a header. */
    private static boolean sendPieces(
            Reply reply, Connection connection, byte[] statement, String format, Map<String, String> parameters)
            throws IOException {
        Optional<ResultStream> started = connection.stream(statement, format, parameters);
        if (started.isEmpty()) {
            return false;
        }
        try (ResultStream stream = started.get()) {
            long pieces = 0;
            for (Optional<Result> next = stream.next(); next.isPresent(); next = stream.next()) {
                try (Result piece = next.get()) {
                    boolean headed = pieces > 0 && format.equals(NamesAndTypes.FORMAT);
                    reply.write(piece.data(), headed ? NamesAndTypes.length(piece.data()) : 0);
                    pieces++;
                }
            }
            if (pieces == 0 && WITH_HEADER.contains(format)) {
                return false;
            }
        }
        reply.finish();
        return true;
    }

    private static String summary(Result result) {
        return String.format(
                Locale.ROOT, // some languages have digits of their own, which no client reads
                "{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\",\"written_bytes\":\"%d\","
                        + "\"total_rows_to_read\":\"0\",\"result_rows\":\"%d\",\"result_bytes\":\"%d\",\"elapsed_ns\":\"%d\"}",
                result.rowsRead(),
                result.bytesRead(),
                result.rowsWritten(),
                result.bytesWritten(),
                Math.max(result.rowsRead(), result.rowsWritten()),
                result.data().byteSize(),
                result.elapsedNanos());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
