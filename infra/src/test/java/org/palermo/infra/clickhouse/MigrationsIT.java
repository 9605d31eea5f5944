package org.palermo.infra.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.infra.clickhouse.TestDatabases.ask;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationsIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2016-05-02T10:00:00.123Z"), ZoneOffset.UTC);
    private static final Migration FIRST = Migration.of(
            "V001__first.sql",
            "CREATE TABLE IF NOT EXISTS a (x Int32 COMMENT 'one; two') ENGINE = MergeTree ORDER BY x;\n"
                    + "-- and; more\nCREATE TABLE IF NOT EXISTS b (x Int32) ENGINE = MergeTree ORDER BY x;");
    private static final Migration SECOND =
            Migration.of("V002__second.sql", "ALTER TABLE a ADD COLUMN IF NOT EXISTS y String;");

    @SuppressWarnings("NullAway.Init")
    private static TestDatabases databases;

    @BeforeAll
    static void start() {
        databases = new TestDatabases();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @Test
    void makes_the_tables_of_an_empty_database_and_nothing_on_an_up_to_date_one() throws SQLException {
        String url = databases.empty();

        List<Migration> applied = Migrations.migrate(url);
        List<Migration> again = Migrations.migrate(url);

        assertEquals("V001__ledger", applied.getFirst().toString());
        assertEquals(List.of(), again);
        assertEquals(
                "audit_rows audits coverage coverage_rows outcome_rows outcomes posting_rows postings publication_rows publications schema_migrations total_rows totals",
                ask(
                        url,
                        "SELECT arrayStringConcat(arraySort(groupArray(name)), ' ') FROM system.tables"
                                + " WHERE database = currentDatabase()"));
    }

    @Test
    void applies_only_what_is_new_and_says_when() throws SQLException {
        String url = databases.empty();
        apply(url, FIRST);

        List<Migration> applied = apply(url, SECOND, FIRST);

        assertEquals(List.of(SECOND), applied);
        assertEquals(
                "1 first 2016-05-02 10:00:00.123\n2 second 2016-05-02 10:00:00.123",
                ask(url, "SELECT number, name, toString(applied_at) FROM schema_migrations ORDER BY number"));
        assertEquals(
                "x y",
                ask(
                        url,
                        "SELECT arrayStringConcat(groupArray(name), ' ') FROM system.columns"
                                + " WHERE database = currentDatabase() AND table = 'a'"));
    }

    @Test
    void finishes_a_migration_that_was_interrupted() throws SQLException {
        String url = databases.empty();
        Migration broken = Migration.of("V001__first.sql", FIRST.sql() + "SELEC;");
        var fault = assertThrows(MigrationException.class, () -> apply(url, broken));
        assertTrue(
                String.valueOf(fault.getMessage()).startsWith("migration V001__first failed at: SELEC"),
                fault.getMessage());

        List<Migration> applied = apply(url, FIRST);

        assertEquals(List.of(FIRST), applied);
    }

    @Test
    void refuses_a_migration_that_has_changed() throws SQLException {
        String url = databases.empty();
        apply(url, FIRST);

        var fault = assertThrows(
                MigrationException.class, () -> apply(url, Migration.of("V001__first.sql", FIRST.sql() + " ")));

        assertTrue(
                String.valueOf(fault.getMessage()).startsWith("migration V001__first has changed since it was applied"),
                fault.getMessage());
    }

    @Test
    void refuses_a_database_that_is_ahead() throws SQLException {
        String url = databases.empty();
        apply(url, FIRST, SECOND);

        var fault = assertThrows(MigrationException.class, () -> apply(url, FIRST));

        assertEquals(
                "the database has migration 2 (second), which this program does not know: run the newer version",
                fault.getMessage());
    }

    @Test
    void refuses_a_gap_among_the_files() {
        var fault = assertThrows(MigrationException.class, () -> new Migrations(List.of(SECOND), CLOCK));

        assertEquals(
                "migrations are numbered from 1 without gaps: expected number 1, found V002__second",
                fault.getMessage());
    }

    @Test
    void refuses_a_gap_in_the_database() throws SQLException {
        String url = databases.empty();
        apply(url, FIRST, SECOND);
        try (Connection connection = DriverManager.getConnection(url, "default", "")) {
            TestDatabases.execute(
                    connection, "ALTER TABLE schema_migrations DELETE WHERE number = 1 SETTINGS mutations_sync = 1");
        }

        var fault = assertThrows(MigrationException.class, () -> apply(url, FIRST, SECOND));

        assertEquals(
                "schema_migrations lists number 2 where 1 should be: the database has been changed by hand",
                fault.getMessage());
    }

    @Test
    void refuses_to_give_replicas_to_tables_that_were_made_without() throws SQLException {
        String url = databases.empty();
        apply(url, FIRST);

        var fault = assertThrows(MigrationException.class, () -> applyOn("main", url, FIRST, SECOND));

        assertTrue(
                String.valueOf(fault.getMessage())
                        .startsWith("the tables of this database have no replicas, but clickhouse.cluster says main"),
                fault.getMessage());
        assertEquals("1", ask(url, "SELECT count() FROM schema_migrations"));
    }

    /** The engine has no Keeper, so the tables cannot be made here; its own parser reads what would make them. */
    @Test
    void the_server_understands_what_it_is_told_for_a_cluster() throws SQLException {
        String url = databases.empty();
        Migrations onCluster = Migrations.shipped(Optional.of(new Cluster("main")), CLOCK);

        for (Migration migration : onCluster.all()) {
            for (String statement : onCluster.statements(migration)) {
                // told by lines, so that the order of what a statement says shows
                String read = ask(url, "SELECT formatQuery('" + escaped(statement) + "')");

                if (!statement.startsWith("INSERT")) {
                    assertTrue(read.contains("ON CLUSTER main"), read);
                }
                for (String name : settings(read)) {
                    assertEquals(
                            "1",
                            ask(
                                    url,
                                    "SELECT count() FROM system.replicated_merge_tree_settings WHERE name = '" + name
                                            + "'"),
                            "a setting of tables with replicas: " + name);
                }
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }

    /** Names of the settings of a formatted CREATE TABLE; none where it has none. */
    private static List<String> settings(String formatted) {
        Matcher clause = Pattern.compile("\nSETTINGS (.*)").matcher(formatted);
        return clause.find() && formatted.startsWith("CREATE TABLE")
                ? Pattern.compile(" = [^,]+,? ?").splitAsStream(clause.group(1)).toList()
                : List.of();
    }

    @Test
    void names_the_address_and_the_setting_where_nothing_answers() {
        var fault = assertThrows(
                MigrationException.class, () -> Migrations.migrate("jdbc:clickhouse://127.0.0.1:1/default"));

        assertTrue(
                String.valueOf(fault.getMessage())
                        .startsWith("ClickHouse at jdbc:clickhouse://127.0.0.1:1/default (clickhouse.url)"),
                fault.getMessage());
    }

    private static List<Migration> applyOn(String cluster, String url, Migration... migrations) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "default", "")) {
            return new Migrations(List.of(migrations), Optional.of(new Cluster(cluster)), CLOCK).apply(connection);
        }
    }

    private static List<Migration> apply(String url, Migration... migrations) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "default", "")) {
            return new Migrations(List.of(migrations), CLOCK).apply(connection);
        }
    }
}
