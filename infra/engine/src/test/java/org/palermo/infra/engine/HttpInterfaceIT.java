package org.palermo.infra.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP interface, byte for byte. */
class HttpInterfaceIT {
    @TempDir
    static Path folder;

    private static EngineProcess engine;
    private static Http http;

    @BeforeAll
    static void start() throws Exception {
        engine = EngineFixture.start(folder.resolve("data"));
        http = new Http(engine.port());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            selec 1                                     | 400 | 62
            SELECT 1; SELECT 2                          | 400 | 62
            SELECT * FROM no_such_table                 | 404 | 60
            SELECT 1 SETTINGS no_such_setting = 1       | 404 | 115
            SELECT 1 FORMAT NoSuchFormat                | 404 | 73
            SELECT toUInt8('x')                         | 400 | 6
            SELECT throwIf(number = 5) FROM numbers(9)  | 500 | 395
            SELECT 1 INTO OUTFILE '/tmp/x'              | 500 | 344
            SELECT count() FROM system.numbers SETTINGS max_execution_time = 1 | 408 | 159
            """)
    void errorsHaveTheStatusOfTheirCode(String statement, int status, String code) throws Exception {
        HttpResponse<byte[]> response = http.post("", statement.getBytes(UTF_8));
        assertEquals(status, response.statusCode());
        assertEquals(
                code,
                response.headers().firstValue("X-ClickHouse-Exception-Code").orElseThrow());
        assertTrue(new String(response.body(), UTF_8).startsWith("Code: " + code + ". DB::Exception: "));
    }

    @Test
    void aRefusedSecondStatementLeavesNoTrace() throws Exception {
        http.text("CREATE TABLE untouched (id UInt64) ENGINE = MergeTree ORDER BY id");
        for (String statement : List.of(
                "INSERT INTO untouched VALUES (1); DROP TABLE untouched",
                "INSERT INTO untouched SELECT 1; DROP TABLE untouched",
                "SELECT 1; DROP TABLE untouched")) {
            assertEquals(400, http.post("", statement.getBytes(UTF_8)).statusCode(), statement);
        }
        assertEquals("0", http.text("SELECT count() FROM untouched"));
    }

    @Test
    void dataWithEmptyLinesAndSemicolonsStayData() throws Exception {
        http.text("CREATE TABLE lines (s String) ENGINE = MergeTree ORDER BY tuple()");
        String rows = "first\n\n\nDROP TABLE lines;\n\n;\n\n";
        http.post("query=" + encoded("INSERT INTO lines FORMAT LineAsString"), rows.getBytes(UTF_8));
        http.post("", ("INSERT INTO lines FORMAT LineAsString\n" + rows).getBytes(UTF_8));
        assertEquals(
                "14 2 2",
                http.text("SELECT count(), countIf(s = ';'), countIf(s = 'DROP TABLE lines;') FROM lines "
                        + "FORMAT CustomSeparated SETTINGS format_custom_field_delimiter = ' '"));
    }

    @Test
    void anInsertIsWholeOrNot() throws Exception {
        http.text("CREATE TABLE whole (id UInt64) ENGINE = MergeTree ORDER BY id");
        HttpResponse<byte[]> broken =
                http.post("query=" + encoded("INSERT INTO whole FORMAT TSV"), "1\n2\nthree\n".getBytes(UTF_8));
        assertEquals(400, broken.statusCode());
        // a client that dies while it sends: more is announced than comes
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), engine.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /?query=" + encoded("INSERT INTO whole FORMAT TSV")
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n1\n2\n3\n")
                    .getBytes(ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
        assertEquals("0", http.text("SELECT count() FROM whole"));
        try (var spool = java.nio.file.Files.list(folder.resolve("data/spool"))) {
            assertEquals(List.of(), spool.toList());
        }
    }

    @Test
    void aStreamHasOneHeader() throws Exception {
        byte[] output = http.post(
                        "default_format=RowBinaryWithNamesAndTypes",
                        "SELECT number AS n FROM numbers(1000000) SETTINGS max_block_size = 10000".getBytes(UTF_8))
                .body();
        byte[] header = "\1\1n\6UInt64".getBytes(ISO_8859_1);
        assertEquals(header.length + 8_000_000, output.length);
        assertArrayEquals(header, java.util.Arrays.copyOf(output, header.length));
        ByteBuffer rows = ByteBuffer.wrap(output, header.length, 8_000_000).order(ByteOrder.LITTLE_ENDIAN);
        for (long n = 0; n < 1_000_000; n++) {
            assertEquals(n, rows.getLong());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RowBinary", "RowBinaryWithNamesAndTypes", "JSONEachRow", "TabSeparated"})
    void streamedOrNotTheOutputIsTheSame(String format) throws Exception {
        for (String statement : List.of(
                "SELECT number, toString(number) FROM numbers(100000)",
                "SELECT number FROM numbers(5) WHERE number > 9")) {
            byte[] select = (statement + " SETTINGS max_threads = 1").getBytes(UTF_8);
            byte[] streamed = http.post("default_format=" + format, select).body();
            byte[] whole = http.post("wait_end_of_query=1&default_format=" + format, select)
                    .body();
            assertArrayEquals(whole, streamed, statement);
        }
    }

    @Test
    void aFailureAfterPartOfTheOutputCutsTheConnection() {
        byte[] select = "SELECT throwIf(number = 9000000) FROM numbers(10000000)".getBytes(UTF_8);
        assertThrows(IOException.class, () -> http.post("default_format=RowBinary", select));
    }

    @Test
    void aKillReachesARunningQueryAndAStream() throws Exception {
        try (ExecutorService other = Executors.newCachedThreadPool()) {
            Future<HttpResponse<byte[]>> query = other.submit(
                    () -> http.post("query_id=slow", "SELECT count() FROM system.numbers".getBytes(UTF_8)));
            Future<IOException> stream = other.submit(() -> assertThrows(
                    IOException.class,
                    () -> http.post(
                            "query_id=long&default_format=RowBinary&max_block_size=100",
                            "SELECT repeat('x', 5000), sleepEachRow(0.001) FROM system.numbers".getBytes(UTF_8))));
            while (!http.text("SELECT count() FROM system.processes").equals("3")) {
                Thread.sleep(20);
            }
            Thread.sleep(1500); // the stream must have outgrown what is held back, else it gets a proper status
            http.text("KILL QUERY WHERE query_id = 'slow'");
            http.text("KILL QUERY WHERE query_id = 'long' ASYNC");
            assertEquals(
                    "394",
                    query.get()
                            .headers()
                            .firstValue("X-ClickHouse-Exception-Code")
                            .orElseThrow());
            stream.get();
        }
    }

    @Test
    void aKillDoesNotWaitBehindTheQueriesThatItEnds() throws Exception {
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<byte[]>>> queries = new java.util.ArrayList<>();
            for (int i = 0; i < 20; i++) {
                queries.add(others.submit(() -> http.post("query_id=crowd", "SELECT sleep(3)".getBytes(UTF_8))));
            }
            Thread.sleep(500); // until the first of them fill every place; the others wait
            while (queries.stream().anyMatch(query -> !query.isDone())) {
                http.text("KILL QUERY WHERE query_id = 'crowd'");
                Thread.sleep(50);
            }
            assertEquals("1", http.text("SELECT 1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lz4", "zstd", "gzip"})
    void httpCompression(String encoding) throws Exception {
        http.text("CREATE TABLE packed_" + encoding + " (id UInt64) ENGINE = MergeTree ORDER BY id");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packing(encoding, packed)) {
            out.write("1\n2\n3\n".repeat(10_000).getBytes(UTF_8));
        }
        http.post(
                "query=" + encoded("INSERT INTO packed_" + encoding + " FORMAT TSV"),
                packed.toByteArray(),
                "Content-Encoding",
                encoding);
        HttpResponse<byte[]> response = http.post(
                "enable_http_compression=1",
                ("SELECT count(), sum(id) FROM packed_" + encoding).getBytes(UTF_8),
                "Accept-Encoding",
                encoding);
        assertEquals(encoding, response.headers().firstValue("Content-Encoding").orElseThrow());
        InputStream body = new ByteArrayInputStream(response.body());
        InputStream unpacked = unpacking(encoding, body);
        assertEquals("30000\t60000\n", new String(unpacked.readAllBytes(), UTF_8));

        HttpResponse<byte[]> unknown = http.post("", "SELECT 1".getBytes(UTF_8), "Content-Encoding", "br");
        assertEquals(501, unknown.statusCode());
    }

    private static OutputStream packing(String encoding, OutputStream out) throws IOException {
        return switch (encoding) {
            case "lz4" -> new LZ4FrameOutputStream(out);
            case "zstd" -> new ZstdOutputStream(out);
            default -> new GZIPOutputStream(out);
        };
    }

    private static InputStream unpacking(String encoding, InputStream in) throws IOException {
        return switch (encoding) {
            case "lz4" -> new LZ4FrameInputStream(in);
            case "zstd" -> new ZstdInputStream(in);
            default -> new GZIPInputStream(in);
        };
    }

    @Test
    void aDeeplyNestedQueryHasTheStackItNeeds() throws Exception {
        int depth = 300;
        assertEquals("1", http.text("SELECT " + "abs(".repeat(depth) + "1" + ")".repeat(depth)));
        assertEquals("1", http.text("SELECT * FROM (".repeat(50) + "SELECT 1" + ")".repeat(50)));
    }

    @Test
    void aGetReadsButDoesNotWrite() throws Exception {
        assertEquals("Ok.\n", http.get("/ping").body());
        assertEquals("Ok.\n", http.get("/").body());
        assertEquals(
                "7\n",
                http.get("/?param_x=7&query=" + encoded("SELECT {x:UInt8}")).body());
        assertEquals(
                "164",
                http.get("/?query=" + encoded("CREATE TABLE by_get (a Int8) ENGINE = Memory"))
                        .headers()
                        .firstValue("X-ClickHouse-Exception-Code")
                        .orElseThrow());
    }

    @Test
    void aWebPageIsTurnedAway() throws Exception {
        assertEquals(
                403,
                http.post("", "SELECT 1".getBytes(UTF_8), "Origin", "http://example.org")
                        .statusCode());
    }

    @Test
    void databasesAndSettingsLastForOneRequest() throws Exception {
        http.text("CREATE DATABASE other");
        http.text("CREATE TABLE other.t (a Int8) ENGINE = Memory");
        assertEquals(
                "other\t3\n",
                new String(
                        http.post(
                                        "database=other&max_threads=3",
                                        "SELECT currentDatabase(), getSetting('max_threads')".getBytes(UTF_8))
                                .body(),
                        UTF_8));
        assertEquals("default\t0", http.text("SELECT currentDatabase(), getSetting('max_threads') = 3"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
