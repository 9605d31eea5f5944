package org.palermo.infra.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.palermo.infra.engine.chdb.EngineException;

/**
 * What a request's address and headers ask for, in the terms of ClickHouse's HTTP interface.
 *
 * @param readOnly whether only reading is allowed, as for every GET
 * @param parameters the address's parameters, decoded
 * @param headers the request's headers
 */
record Request(boolean readOnly, Map<String, String> parameters, Headers headers) {
    /** Parameters with a meaning of their own, or none here; all others but {@code param_*} are settings. */
    private static final Set<String> NO_SETTING = Set.of(
            "query",
            "database",
            "default_format",
            "query_id",
            "compress",
            "decompress",
            "user",
            "password",
            "quota_key",
            "stacktrace",
            "client_protocol_version",
            "enable_http_compression",
            "buffer_size",
            "wait_end_of_query",
            "log_comment");

    /** Parameters that ask for what the embedded engine has not got; to ignore them would do something else. */
    private static final Set<String> UNSUPPORTED = Set.of("session_id", "role");

    private static final Pattern SETTING_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final String PARAMETER_PREFIX = "param_";

    /**
     * Reads the address's query string.
     *
     * @throws EngineException if it asks for a session or a role
     */
    static Request of(String method, String rawQuery, Headers headers) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        for (String name : UNSUPPORTED) {
            if (parameters.containsKey(name)) {
                throw EngineException.of(48, "NOT_IMPLEMENTED", "The embedded engine does not support " + name);
            }
        }
        return new Request(!method.equals("POST"), parameters, headers);
    }

    /** The part of the statement that stands in the address; the body continues it. */
    String query() {
        return parameters.getOrDefault("query", "");
    }

    /** Output format of a statement that names none. */
    String format() {
        return parameter("default_format")
                .or(() -> header("X-ClickHouse-Format"))
                .orElse("TabSeparated");
    }

    /** The client's id of this query, or the given one. */
    String queryId(String otherwise) {
        return parameter("query_id").or(() -> header("X-ClickHouse-Query-Id")).orElse(otherwise);
    }

    /** Whether the output is to be complete before the response begins. */
    boolean waitForEnd() {
        return flag("wait_end_of_query");
    }

    /** Whether the body comes in native compressed blocks. */
    boolean nativeBody() {
        return flag("decompress");
    }

    /** How the body is encoded. */
    Encoding bodyEncoding() {
        return header("Content-Encoding").map(Encoding::named).orElse(Encoding.IDENTITY);
    }

    /** How the response is to be encoded: HTTP's own compression if it is switched on, else native blocks if asked for. */
    Encoding responseEncoding() {
        String accepted = header("Accept-Encoding").orElse("");
        if (flag("enable_http_compression")) {
            return Encoding.acceptable(accepted);
        }
        return flag("compress") ? Encoding.NATIVE : Encoding.IDENTITY;
    }

    /** Values of the statement's {@code {name:Type}} parameters. */
    Map<String, String> queryParameters() {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(PARAMETER_PREFIX)) {
                values.put(name.substring(PARAMETER_PREFIX.length()), value);
            }
        });
        return values;
    }

    /** The statement that selects the database, if not the default one. */
    Optional<String> useDatabase() {
        return parameter("database")
                .or(() -> header("X-ClickHouse-Database"))
                .filter(name -> !name.equals("default"))
                .map(name -> "USE `" + name.replace("\\", "\\\\").replace("`", "\\`") + "`");
    }

    /**
     * The statement that applies the request's settings to a fresh connection. The query's id goes in front of the log
     * comment, where {@link #withQueryId} finds it: the library has no other place for it.
     *
     * @throws EngineException if a setting's name is none
     */
    String applySettings(String queryId) {
        StringJoiner settings = new StringJoiner(", ", "SET ", "");
        settings.add("log_comment = " + quoted(queryId + " " + parameters.getOrDefault("log_comment", "")));
        parameters.forEach((name, value) -> {
            if (NO_SETTING.contains(name) || name.startsWith(PARAMETER_PREFIX)) {
                return;
            }
            if (!SETTING_NAME.matcher(name).matches()) {
                throw EngineException.of(115, "UNKNOWN_SETTING", "Setting " + name + " does not exist");
            }
            settings.add(name + " = " + quoted(value));
        });
        if (readOnly) {
            settings.add("readonly = 2");
        }
        return settings.toString();
    }

    /** The statement that kills the queries with a client's id. */
    static String killQuery(String queryId, String mode) {
        return "KILL QUERY WHERE query_id IN (SELECT query_id FROM system.processes WHERE " + withQueryId(queryId)
                + ") " + mode;
    }

    private static String withQueryId(String queryId) {
        return "splitByChar(' ', Settings['log_comment'])[1] = " + quoted(queryId) + " AND query_id != queryID()";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private boolean flag(String name) {
        return parameter(name)
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name)).filter(value -> !value.isBlank());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
