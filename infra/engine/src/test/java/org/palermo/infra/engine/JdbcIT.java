package org.palermo.infra.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clickhouse-jdbc and its client-v2, unmodified, against the engine. */
class JdbcIT {
    /** Texts that end inline data, or a statement, where they are not spooled. */
    private static final List<String> NASTY =
            List.of("plain", "nul\0in", "empty\n\nline\n\n\n", ";", "'; DROP TABLE x; --", "back\\slash", "тест✓", "");

    @TempDir
    static Path folder;

    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        engine = EngineFixture.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        engine.close();
        assertFalse(engine.isAlive());
    }

    @ParameterizedTest
    @CsvSource({"false,rows_as_values", "true,rows_as_binary"})
    void insertsEveryTypeInABatch(String rowBinary, String table) throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine, "beta.row_binary_for_simple_insert=" + rowBinary)) {
            execute(
                    connection,
                    "CREATE TABLE " + table + " (id UInt64, name String, amount Decimal(18, 2), day Date, "
                            + "code LowCardinality(String), n Nullable(Int32), u UUID, b Bool) ENGINE = MergeTree ORDER BY id");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table
                    + " (id, name, amount, day, code, n, u, b) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (int i = 0; i < NASTY.size(); i++) {
                    insert.setLong(1, i);
                    insert.setString(2, NASTY.get(i));
                    insert.setBigDecimal(3, new BigDecimal("99999.0" + i));
                    insert.setDate(4, Date.valueOf("2016-02-29"));
                    insert.setString(5, "c" + i % 2);
                    if (i % 2 == 0) {
                        insert.setNull(6, Types.INTEGER);
                    } else {
                        insert.setInt(6, -i);
                    }
                    insert.setObject(7, new UUID(1, i));
                    insert.setBoolean(8, i % 2 == 0);
                    insert.addBatch();
                }
                assertEquals(
                        NASTY.size(),
                        Arrays.stream(insert.executeBatch()).filter(n -> n != 0).count());
            }
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < NASTY.size(); i++) {
                expected.add(
                        HexFormat.of().withUpperCase().formatHex(NASTY.get(i).getBytes(UTF_8)) + " 99999.0" + i
                                + " 2016-02-29 c" + i % 2 + " " + (i % 2 == 0 ? "null" : -i) + " " + new UUID(1, i)
                                + " "
                                + (i % 2 == 0));
            }
            assertEquals(
                    expected,
                    rows(connection, "SELECT hex(name), amount, day, code, n, u, b FROM " + table + " ORDER BY id"));
        }
    }

    @Test
    void updateCountsAndMultiLineValues() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE counted (id UInt64, s String) ENGINE = MergeTree ORDER BY id");
            assertEquals(
                    2, statement.executeUpdate("INSERT INTO counted VALUES\n\n(1, 'a;\n\nb'),\n\n(1 + 1, upper('c'))"));
            assertEquals(5, statement.executeUpdate("INSERT INTO counted (id) SELECT number FROM numbers(5)"));
            assertEquals(
                    List.of("1 a;\n\nb", "2 C"),
                    rows(connection, "SELECT id, s FROM counted WHERE s != '' ORDER BY id"));
        }
    }

    @Test
    void parametersAreTextNotSql() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine);
                PreparedStatement select = connection.prepareStatement("SELECT ?, ?, ?")) {
            select.setString(1, "it's \\ \n\n ; x");
            select.setInt(2, 42);
            select.setBigDecimal(3, new BigDecimal("12.34"));
            try (ResultSet row = select.executeQuery()) {
                assertTrue(row.next());
                assertEquals("it's \\ \n\n ; x", row.getString(1));
                assertEquals(42, row.getInt(2));
                assertEquals(new BigDecimal("12.34"), row.getBigDecimal(3));
            }
        }
    }

    @Test
    void metadataAndAnEmptyResult() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            execute(connection, "CREATE TABLE described (id UInt64, s String) ENGINE = MergeTree ORDER BY id");
            assertTrue(connection.isValid(5));
            assertTrue(connection.getMetaData().getDatabaseProductVersion().startsWith("26.5"));
            try (ResultSet columns = connection.getMetaData().getColumns(null, null, "described", "%")) {
                assertTrue(columns.next());
                assertEquals("id", columns.getString("COLUMN_NAME"));
            }
            try (Statement statement = connection.createStatement();
                    ResultSet none = statement.executeQuery("SELECT id, s FROM described")) {
                assertEquals(2, none.getMetaData().getColumnCount());
                assertFalse(none.next());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            selec 1                                     | 62
            SELECT * FROM no_such_table                 | 60
            SELECT no_such_column                       | 47
            SELECT 1 SETTINGS no_such_setting = 1       | 115
            SELECT throwIf(number = 5) FROM numbers(9)  | 395
            """)
    void errorsCarryTheirCode(String statement, int code) throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            assertEquals(
                    code,
                    assertThrows(SQLException.class, () -> execute(connection, statement))
                            .getErrorCode());
        }
    }

    @Test
    void anErrorAfterPartOfTheOutputIsNoEnd() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            assertThrows(
                    SQLException.class,
                    () -> count(
                            connection,
                            "SELECT number, throwIf(number = 3000000) FROM numbers(5000000) "
                                    + "SETTINGS max_threads = 1, max_block_size = 65536"));
            assertEquals(1, count(connection, "SELECT 1"));
        }
    }

    @Test
    void aLongOutputIsStreamedWithOneHeader() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            assertEquals(2_000_000, count(connection, "SELECT number, toString(number) FROM numbers(2000000)"));
        }
    }

    @Test
    void aReaderMayStopEarly() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT number, toString(number) FROM numbers(3000000)")) {
                assertTrue(rows.next());
            }
            assertEquals(1, count(connection, "SELECT 1"));
        }
    }

    @Test
    void aQueryTimesOut() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThrows(SQLException.class, () -> statement.executeQuery("SELECT count() FROM system.numbers"));
        }
    }

    @Test
    void aQueryIsCancelled() throws Exception {
        try (Connection connection = EngineFixture.jdbc(engine);
                Statement statement = connection.createStatement();
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> code = other.submit(() -> assertThrows(
                            SQLException.class, () -> statement.executeQuery("SELECT count() + 77 FROM system.numbers"))
                    .getErrorCode());
            awaitRunning("count() + 77");
            statement.cancel();
            assertEquals(394, code.get());
        }
    }

    @Test
    void aTokenInItsWindowDropsTheRepeat() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            execute(
                    connection,
                    "CREATE TABLE tokens (id UInt64) ENGINE = MergeTree ORDER BY id "
                            + "SETTINGS non_replicated_deduplication_window = 100");
            for (String token : List.of("journal/0/0-9", "journal/0/0-9", "journal/0/10-19")) {
                execute(
                        connection,
                        "INSERT INTO tokens SETTINGS insert_deduplication_token = '" + token
                                + "', async_insert = 0 VALUES (1), (2)");
            }
            assertEquals(List.of("4"), rows(connection, "SELECT count() FROM tokens"));
        }
    }

    @Test
    void aBatchIsOneBlock() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine, "beta.row_binary_for_simple_insert=true")) {
            execute(connection, "CREATE TABLE block (id UInt64, s String) ENGINE = MergeTree ORDER BY id");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO block (id, s) VALUES (?, ?)")) {
                for (int i = 0; i < 200_000; i++) {
                    insert.setLong(1, i);
                    insert.setString(2, "row " + i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            assertEquals(
                    List.of("1 200000"),
                    rows(connection, "SELECT count(), sum(rows) FROM system.parts WHERE table = 'block' AND active"));
        }
    }

    @Test
    void finalCollapsesRepeats() throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            execute(
                    connection,
                    "CREATE TABLE replacing (id UInt64, amount Int64, version UInt64) "
                            + "ENGINE = ReplacingMergeTree(version) ORDER BY id");
            execute(connection, "INSERT INTO replacing VALUES (1, 10, 1), (2, 20, 1)");
            execute(connection, "INSERT INTO replacing VALUES (1, 11, 2), (2, 20, 1)");
            assertEquals(List.of("4"), rows(connection, "SELECT count() FROM replacing"));
            assertEquals(List.of("2 31"), rows(connection, "SELECT count(), sum(amount) FROM replacing FINAL"));
        }
    }

    @Test
    void manyConnectionsWorkAtOnce() throws Exception {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            execute(
                    connection,
                    "CREATE TABLE shared (worker UInt8, id UInt64) ENGINE = MergeTree ORDER BY (worker, id)");
        }
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> sums = new ArrayList<>();
            for (int worker = 0; worker < 24; worker++) {
                int self = worker;
                sums.add(workers.submit(() -> work(self)));
            }
            for (Future<Long> sum : sums) {
                assertEquals(45, sum.get());
            }
        }
        try (Connection connection = EngineFixture.jdbc(engine)) {
            assertEquals(List.of("240"), rows(connection, "SELECT count() FROM shared"));
        }
    }

    private static long work(int worker) throws SQLException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            for (int i = 0; i < 10; i++) {
                execute(connection, "INSERT INTO shared VALUES (" + worker + ", " + i + ")");
            }
            return Long.parseLong(rows(connection, "SELECT sum(id) FROM shared WHERE worker = " + worker)
                    .getFirst());
        }
    }

    @ParameterizedTest
    @CsvSource({"false,false,false", "false,true,false", "true,true,false", "true,true,true"})
    void clientV2WithEveryCompression(boolean request, boolean response, boolean http) throws Exception {
        String table = "v2_" + request + response + http;
        try (Client client = new Client.Builder()
                .addEndpoint("http://127.0.0.1:" + engine.port())
                .setUsername("default")
                .setPassword("")
                .setDefaultDatabase("default")
                .compressClientRequest(request)
                .compressServerResponse(response)
                .useHttpCompression(http)
                .build()) {
            client.query("SELECT 1 FORMAT TabSeparated").get().close();
            assertTrue(client.ping());
            client.execute("CREATE TABLE " + table + " (id UInt64, s String) ENGINE = MergeTree ORDER BY id")
                    .get()
                    .close();
            String rows = "1\tone\n2\t;\\n\\n\n".repeat(50_000);
            try (InsertResponse inserted = client.insert(
                            table,
                            new ByteArrayInputStream(rows.getBytes(UTF_8)),
                            ClickHouseFormat.TSV,
                            new InsertSettings())
                    .get()) {
                assertEquals(100_000, inserted.getWrittenRows());
            }
            List<GenericRecord> sums =
                    client.queryAll("SELECT count() AS c, sum(id) AS i, countIf(s = ';\\n\\n') AS n FROM " + table);
            assertEquals(
                    "100000 150000 50000",
                    sums.getFirst().getString("c") + " " + sums.getFirst().getString("i") + " "
                            + sums.getFirst().getString("n"));
            assertEquals(100_000, client.queryAll("SELECT id, s FROM " + table).size());
        }
    }

    private static void awaitRunning(String part) throws SQLException, InterruptedException {
        try (Connection connection = EngineFixture.jdbc(engine)) {
            while (rows(
                            connection,
                            "SELECT 1 FROM system.processes WHERE query LIKE '%" + part + "%' AND query NOT LIKE "
                                    + "'%processes%'")
                    .isEmpty()) {
                Thread.sleep(20);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(rows.getObject(i)));
                }
                lines.add(String.join(" ", cells));
            }
            return lines;
        }
    }
}
