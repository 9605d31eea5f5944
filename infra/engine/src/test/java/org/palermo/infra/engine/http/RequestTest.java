package org.palermo.infra.engine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.infra.engine.chdb.EngineException;

class RequestTest {
    @Test
    void unknownParametersAreSettings() {
        Request request = Request.of(
                "POST",
                "query_id=q1&compress=1&max_threads=2&insert_deduplication_token=a'b%5C&param_x=1",
                new Headers());
        assertEquals(
                "SET log_comment = 'q1 ', max_threads = '2', insert_deduplication_token = 'a\\'b\\\\'",
                request.applySettings(request.queryId("none")));
        assertEquals(Map.of("x", "1"), request.queryParameters());
    }

    @Test
    void aGetOnlyReads() {
        assertEquals(
                "SET log_comment = 'q c', readonly = 2",
                Request.of("GET", "log_comment=c", new Headers()).applySettings("q"));
    }

    @ParameterizedTest
    @CsvSource({"session_id=1,48", "role=admin,48", "x%3D1%2Cy=1,115"})
    void refusesWhatItCannotDo(String query, int code) {
        EngineException error = assertThrows(
                EngineException.class,
                () -> Request.of("POST", query, new Headers()).applySettings("q"));
        assertEquals(code, error.code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            compress=1                              |           | NATIVE
            compress=0                              | lz4       | IDENTITY
            enable_http_compression=1               | gzip, lz4 | LZ4
            enable_http_compression=1&compress=1    | gzip      | GZIP
            enable_http_compression=1               | br        | IDENTITY
            """)
    void choosesTheEncoding(String query, String accepted, Encoding encoding) {
        Headers headers = new Headers();
        if (accepted != null) {
            headers.put("Accept-encoding", List.of(accepted));
        }
        assertEquals(encoding, Request.of("POST", query, headers).responseEncoding());
    }

    @Test
    void namesTheDatabase() {
        assertEquals(
                Optional.empty(),
                Request.of("POST", "database=default", new Headers()).useDatabase());
        assertEquals(
                Optional.of("USE `a\\`b`"),
                Request.of("POST", "database=a%60b", new Headers()).useDatabase());
    }
}
