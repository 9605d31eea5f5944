package org.palermo.streams.sink;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import com.clickhouse.jdbc.ConnectionImpl;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables, asked by JDBC and written in columns, which costs ClickHouse about half of what rows do.
 *
 * <p>Each insert has a connection of its own, because its deduplication token is a setting, and settings belong to the
 * connection.
 */
public final class ClickHouseTables implements Tables {

    /** Well above any chunk, so that the server cuts none into several blocks, each of which would be a part of its own. */
    private static final String ROWS_OF_A_BLOCK = "1000000";

    private static final Map<String, String> ONE_BLOCK = Map.of(
            "async_insert", "0",
            "insert_deduplicate", "1",
            "max_insert_block_size", ROWS_OF_A_BLOCK,
            "min_insert_block_size_rows", ROWS_OF_A_BLOCK,
            "min_insert_block_size_bytes", "0",
            "max_insert_threads", "1",
            "input_format_parallel_parsing", "0");

    /** ClickHouse's codes of errors that the same request would meet for ever. */
    private static final Set<Integer> HOPELESS = Set.of(
            6, // CANNOT_PARSE_TEXT
            8, // THERE_IS_NO_COLUMN
            10, // NOT_FOUND_COLUMN_IN_BLOCK
            16, // NO_SUCH_COLUMN_IN_TABLE
            20, // NUMBER_OF_COLUMNS_DOESNT_MATCH
            26, // CANNOT_PARSE_QUOTED_STRING
            27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
            33, // CANNOT_READ_ALL_DATA
            36, // BAD_ARGUMENTS
            38, // CANNOT_PARSE_DATE
            41, // CANNOT_PARSE_DATETIME
            43, // ILLEGAL_TYPE_OF_ARGUMENT
            47, // UNKNOWN_IDENTIFIER
            53, // TYPE_MISMATCH
            60, // UNKNOWN_TABLE
            62, // SYNTAX_ERROR
            69, // ARGUMENT_OUT_OF_BOUND
            70, // CANNOT_CONVERT_TYPE
            72, // CANNOT_PARSE_NUMBER
            73, // UNKNOWN_FORMAT
            81, // UNKNOWN_DATABASE
            115, // UNKNOWN_SETTING
            117, // INCORRECT_DATA
            131, // TOO_LARGE_STRING_SIZE
            164, // READONLY
            192, // UNKNOWN_USER
            193, // WRONG_PASSWORD
            194, // REQUIRED_PASSWORD
            349, // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
            469, // VIOLATED_CONSTRAINT
            497, // ACCESS_DENIED
            516); // AUTHENTICATION_FAILED

    /** TIMEOUT_EXCEEDED and SOCKET_TIMEOUT. */
    private static final Set<Integer> TIME_OUT = Set.of(159, 209);

    private final ClickHouseAddress address;
    private final Duration patience;
    private final String suffix;

    /** @param patience how long an insert or an answer may take before it counts as timed out */
    public ClickHouseTables(ClickHouseAddress address, Duration patience) {
        this(address, patience, "");
    }

    /** @param suffix of the tables' names: new tables are built beside those that are read */
    ClickHouseTables(ClickHouseAddress address, Duration patience, String suffix) {
        this.address = address;
        this.patience = patience;
        this.suffix = suffix;
    }

    private String name(Table table) {
        return table.tableName() + suffix;
    }

    @Override
    public void check() {
        for (Table table : Table.values()) {
            List<String> found = ask("show the columns of " + name(table), connection -> columns(connection, table));
            if (found.isEmpty()) {
                throw refused(
                        "ClickHouse at " + address + " has no table " + name(table) + ": apply the migrations first");
            }
            List<String> written = table.declarations();
            for (int i = 0; i < Math.max(found.size(), written.size()); i++) {
                if (!at(found, i).equals(at(written, i))) {
                    throw refused("Table " + name(table) + " of ClickHouse at " + address + " has " + at(found, i)
                            + " as column " + (i + 1) + ", this version of the sink writes " + at(written, i)
                            + ": apply the migrations, or run the version that belongs to them");
                }
            }
        }
    }

    private static TablesException.Refused refused(String message) {
        return new TablesException.Refused(message, new SQLException("columns differ"));
    }

    private static String at(List<String> columns, int index) {
        return index < columns.size() ? "'" + columns.get(index) + "'" : "nothing";
    }

    @Override
    public long next(Table pointer, int partition) {
        String side = pointer == Table.OUTCOMES ? "journal" : "totals";
        String sql = "SELECT if(count() = 0, 0, max(" + side + "_offset) + 1) FROM " + name(pointer) + " WHERE " + side
                + "_partition = ?";
        return ask("tell where to resume", connection -> number(connection, sql, List.of((long) partition)));
    }

    @Override
    public void write(Block block) {
        Map<String, String> server = new HashMap<>(ONE_BLOCK);
        server.put("insert_deduplication_token", block.token());
        attempt("write " + block.rows().size() + " rows to " + name(block.table()), server, connection -> {
            insert(connection.unwrap(ConnectionImpl.class).getClient(), block);
            return true;
        });
    }

    private void insert(Client client, Block block) throws SQLException {
        try (InsertResponse _ = client.insert(
                        name(block.table()), NativeFormat.of(block), ClickHouseFormat.Native, new InsertSettings())
                .get()) {
            // it has answered: the block is there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } catch (ExecutionException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    @Override
    public boolean holds(Block block) {
        Table table = block.table();
        Row latest = block.latest();
        List<String> conditions = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (String column : table.key()) {
            conditions.add(column + " = ?");
            values.add(latest.value(column));
        }
        if (table.isVersioned()) {
            conditions.add(table.version() + " >= ?");
            values.add(latest.value(table.version()));
        }
        String sql = "SELECT count() FROM " + name(table) + " WHERE " + String.join(" AND ", conditions);
        return ask("tell whether " + block.token() + " is written", connection -> number(connection, sql, values)) > 0;
    }

    /** Each with its type, in the table's order. */
    private List<String> columns(Connection connection, Table table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT name || ' ' || type FROM system.columns"
                + " WHERE database = currentDatabase() AND table = ? ORDER BY position")) {
            query.setString(1, name(table));
            try (ResultSet result = query.executeQuery()) {
                List<String> columns = new ArrayList<>();
                while (result.next()) {
                    columns.add(result.getString(1));
                }
                return columns;
            }
        }
    }

    private static long number(Connection connection, String sql, List<? extends @Nullable Object> values)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            try (ResultSet result = query.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("no row in the answer to " + sql);
                }
                return result.getLong(1);
            }
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** A question: unlike a write, one that times out has done nothing. */
    private <T> T ask(String what, Work<T> work) {
        try {
            return attempt(what, Map.of(), work);
        } catch (TablesException.TimedOut e) {
            throw new TablesException.Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private <T> T attempt(String what, Map<String, String> server, Work<T> work) {
        try (Connection connection = address.open(patience, server)) {
            return work.on(connection);
        } catch (SQLException | RuntimeException e) {
            throw classified(what, e);
        }
    }

    private TablesException classified(String what, Exception fault) {
        String message = "ClickHouse at " + address + " did not " + what + ": " + reason(fault);
        List<Throwable> causes = causes(fault);
        int code = causes.stream()
                .mapToInt(ClickHouseTables::code)
                .filter(found -> found > 0)
                .findFirst()
                .orElse(0);
        if (HOPELESS.contains(code) || code == 0 && causes.stream().anyMatch(ClickHouseTables::isOurs)) {
            return new TablesException.Refused(message, fault);
        }
        if (TIME_OUT.contains(code)
                || causes.stream()
                        .anyMatch(cause ->
                                cause instanceof SocketTimeoutException || cause instanceof TimeoutException)) {
            return new TablesException.TimedOut(message, fault);
        }
        return new TablesException.Unavailable(message, fault);
    }

    /** ClickHouse's code, which the driver does not always carry over into an exception of JDBC; 0 where there is none. */
    private static int code(Throwable cause) {
        return switch (cause) {
            case ServerException server -> server.getCode();
            case SQLException sql -> sql.getErrorCode();
            default -> 0;
        };
    }

    /** Whether the driver could not even turn the row into bytes. */
    private static boolean isOurs(Throwable cause) {
        return cause instanceof IllegalArgumentException
                || cause instanceof ClassCastException
                || cause instanceof NullPointerException;
    }

    private static List<Throwable> causes(Throwable fault) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = fault; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String reason(Throwable fault) {
        return causes(fault).stream()
                .map(cause ->
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
                .distinct()
                .collect(Collectors.joining(": "));
    }
}
