package org.palermo.infra.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.infra.clickhouse.TestDatabases.ask;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.infra.clickhouse.TestDatabases;
import org.palermo.streams.sink.Block;
import org.palermo.streams.sink.ClickHouseAddress;
import org.palermo.streams.sink.ClickHouseTables;
import org.palermo.streams.sink.Progress;
import org.palermo.streams.sink.Row;
import org.palermo.streams.sink.Table;
import org.palermo.streams.sink.Tables;
import org.palermo.streams.sink.TablesException;

class ClickHouseTablesIT {

    private static final String SUMS = "SELECT count(), sum(quantity), uniqExact(posting_id) FROM postings";

    @SuppressWarnings("NullAway.Init")
    private static TestDatabases databases;

    private String url = "";

    @SuppressWarnings("NullAway.Init")
    private Tables tables;

    @BeforeAll
    static void start() {
        databases = new TestDatabases();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @BeforeEach
    void migrate() throws SQLException {
        url = databases.migrated();
        tables = tables(url, Duration.ofSeconds(60));
    }

    @Test
    void finds_the_columns_that_it_writes() {
        tables.check();
    }

    @Test
    void refuses_a_database_without_the_tables() throws SQLException {
        Tables elsewhere = tables(databases.empty(), Duration.ofSeconds(60));

        var fault = assertThrows(TablesException.Refused.class, elsewhere::check);

        assertTrue(
                String.valueOf(fault.getMessage()).endsWith("has no table posting_rows: apply the migrations first"),
                fault.getMessage());
    }

    @Test
    void refuses_a_table_whose_column_has_another_type() throws SQLException {
        try (Connection connection = connection()) {
            TestDatabases.execute(connection, "ALTER TABLE posting_rows MODIFY COLUMN quantity Int32");
        }

        var fault = assertThrows(TablesException.Refused.class, tables::check);

        assertTrue(
                String.valueOf(fault.getMessage())
                        .endsWith(
                                " has 'quantity Int32' as column 15, this version of the sink writes 'quantity Int64':"
                                        + " apply the migrations, or run the version that belongs to them"),
                fault.getMessage());
    }

    @Test
    void writes_every_type_as_it_is() throws SQLException {
        tables.write(SinkRows.block(6, 7, SinkRows::posting));
        tables.write(SinkRows.block(6, 6, SinkRows::outcome));

        assertEquals(
                "cases 2015-03-01 2015-03-31 SRB case:C-6:1:0 1 2016-05-02 10:00:00.123 null E-6 6\n"
                        + "cases 2015-03-01 2015-03-31 BIH case:C-7:1:0 1 2016-05-02 10:00:00.123 7 E-7 7",
                ask(
                        url,
                        "SELECT account, toString(occurred_from), toString(occurred_to), jurisdiction, posting_id,"
                                + " revision, toString(known_at), original_minor, event_id, offset FROM postings ORDER BY offset"));
        assertEquals(
                "line one\n\nline 'three' \\ тест ✓ true false {\"jurisdiction\":\"SRB\"} null 2016-05-02 10:00:00.123",
                ask(url, "SELECT note, backfilled, withdrawn, body, recorded_at, toString(known_at) FROM outcomes"));
    }

    /** A column of few words has indexes of one, two or four bytes, by the number of words. */
    @ParameterizedTest
    @ValueSource(ints = {256, 257, 65_536, 65_537})
    void writes_any_number_of_words(int words) throws SQLException {
        tables.write(SinkRows.block(0, words, offset -> SinkRows.cell("word" + offset % words, offset, offset)));

        assertEquals(
                words + " 0",
                ask(
                        url,
                        "SELECT uniqExact(account), countIf(account != concat('word', toString(quantity % " + words
                                + "))) FROM totals"));
    }

    @Test
    void an_exact_repeat_of_a_block_is_not_even_stored() throws SQLException {
        Block block = SinkRows.block(0, 999, SinkRows::posting);
        tables.write(block);

        tables.write(SinkRows.block(0, 999, SinkRows::posting));

        assertEquals("1000 1000 1000", ask(url, SUMS));
        assertEquals("1000", ask(url, "SELECT count() FROM posting_rows"));
    }

    @Test
    void a_repeat_in_other_chunks_is_stored_and_collapses() throws SQLException {
        tables.write(SinkRows.block(0, 999, SinkRows::posting));

        tables.write(SinkRows.block(500, 1499, SinkRows::posting));
        tables.write(SinkRows.block(0, 499, SinkRows::posting));

        assertEquals("1500 1500 1500", ask(url, SUMS));
    }

    @Test
    void a_block_is_one_part() throws SQLException {
        tables.write(SinkRows.block(0, 149_999, SinkRows::outcome));

        assertEquals(
                "1 150000",
                ask(
                        url,
                        "SELECT count(), sum(rows) FROM system.parts WHERE active AND database = currentDatabase()"
                                + " AND table = 'outcome_rows'"));
    }

    @Test
    void a_part_stays_one_whatever_the_user_s_own_block_size() throws SQLException {
        tables = tables(url + "&clickhouse_setting_max_insert_block_size=1000", Duration.ofSeconds(60));

        tables.write(SinkRows.block(0, 9_999, SinkRows::outcome));

        assertEquals(
                "1",
                ask(
                        url,
                        "SELECT count() FROM system.parts WHERE active AND database = currentDatabase()"
                                + " AND table = 'outcome_rows'"));
    }

    @Test
    void resumes_after_the_highest_offset_of_the_partition() throws SQLException {
        assertEquals(0, tables.next(Table.OUTCOMES, 0));
        assertEquals(0, tables.next(Table.COVERAGE, 0));

        tables.write(SinkRows.block(0, 41, SinkRows::outcome));
        tables.write(SinkRows.block(100, 100, offset -> SinkRows.outcome(1, offset)));
        tables.write(SinkRows.block(7, 7, offset -> SinkRows.coverage(41, offset)));

        assertEquals(42, tables.next(Table.OUTCOMES, 0));
        assertEquals(101, tables.next(Table.OUTCOMES, 1));
        assertEquals(0, tables.next(Table.OUTCOMES, 2));
        assertEquals(8, tables.next(Table.COVERAGE, 0));
    }

    @Test
    void a_cell_keeps_its_newest_version_whichever_came_last() throws SQLException {
        tables.write(SinkRows.block(10, 10, offset -> SinkRows.cell("cases", 3, offset)));
        tables.write(SinkRows.block(20, 20, offset -> SinkRows.cell("cases", 5, offset)));
        tables.write(SinkRows.block(10, 11, offset -> SinkRows.cell("cases", offset - 7, offset)));

        assertEquals("5 20", ask(url, "SELECT quantity, totals_offset FROM totals"));
    }

    @Test
    void knows_whether_a_block_is_there() throws SQLException {
        Block postings = SinkRows.block(0, 99, SinkRows::posting);
        Block outcomes = SinkRows.block(0, 99, SinkRows::outcome);
        Block cells = SinkRows.block(10, 10, offset -> SinkRows.cell("cases", 3, offset));
        for (Block block : List.of(postings, outcomes, cells)) {
            assertFalse(tables.holds(block));
        }

        tables.write(postings);
        tables.write(outcomes);
        tables.write(SinkRows.block(20, 20, offset -> SinkRows.cell("cases", 5, offset)));

        for (Block block : List.of(postings, outcomes, cells)) {
            assertTrue(tables.holds(block), block.table().tableName());
        }
        assertFalse(tables.holds(SinkRows.block(0, 100, SinkRows::posting)));
        assertFalse(tables.holds(SinkRows.block(21, 21, offset -> SinkRows.cell("cases", 5, offset))));
    }

    @Test
    void tells_a_row_that_cannot_be_written_from_a_server_that_is_away() {
        @Nullable Object[] values = SinkRows.posting(1).values().toArray();
        values[0] = null;
        Block wrong = new Block(Table.POSTINGS, List.of(Row.of(Table.POSTINGS, values)), "wrong");
        Tables away = tables("jdbc:clickhouse://127.0.0.1:1/default", Duration.ofSeconds(60));

        assertThrows(TablesException.Refused.class, () -> tables.write(wrong));
        var fault = assertThrows(TablesException.Unavailable.class, () -> away.next(Table.OUTCOMES, 0));

        assertTrue(
                String.valueOf(fault.getMessage())
                        .startsWith("ClickHouse at jdbc:clickhouse://127.0.0.1:1/default (clickhouse.url) did not"),
                fault.getMessage());
    }

    @Test
    void refuses_tables_that_are_gone() throws SQLException {
        try (Connection connection = connection()) {
            TestDatabases.execute(connection, "DROP TABLE outcome_rows");
        }

        assertThrows(TablesException.Refused.class, () -> tables.write(SinkRows.block(0, 0, SinkRows::outcome)));
    }

    @Test
    void a_server_that_does_not_answer_is_a_time_out_when_writing_only() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Tables slow =
                    tables("jdbc:clickhouse://127.0.0.1:" + silent.getLocalPort() + "/default", Duration.ofMillis(200));

            assertThrows(TablesException.TimedOut.class, () -> slow.write(SinkRows.block(0, 0, SinkRows::outcome)));
            assertThrows(TablesException.Unavailable.class, () -> slow.next(Table.OUTCOMES, 0));
        }
    }

    @Test
    void progress_is_reached_when_outcomes_and_coverage_are_there() throws SQLException {
        TopicPartition cases = new TopicPartition("palermo.cases", 0);
        TopicPartition rates = new TopicPartition("palermo.rates", 0);
        tables.write(SinkRows.block(0, 41, SinkRows::outcome));
        try (Connection connection = connection()) {
            assertTrue(Progress.reached(connection, Map.of()));
            assertFalse(Progress.reached(connection, Map.of(cases, 41L)));

            tables.write(SinkRows.block(7, 7, offset -> SinkRows.coverage(41, offset)));

            assertTrue(Progress.reached(connection, Map.of(cases, 41L)));
            assertTrue(Progress.reached(connection, Map.of(cases, 3L)));
            assertFalse(Progress.reached(connection, Map.of(cases, 42L)));
            assertFalse(Progress.reached(connection, Map.of(cases, 41L, rates, 0L)));
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, "default", "");
    }

    private static Tables tables(String url, Duration patience) {
        return new ClickHouseTables(new ClickHouseAddress(url, "default", ""), patience);
    }
}
