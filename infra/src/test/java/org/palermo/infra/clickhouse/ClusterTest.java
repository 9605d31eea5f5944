package org.palermo.infra.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {

    private static final Cluster MAIN = new Cluster("main");
    private static final String PATH = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            CREATE TABLE t (x Int8) ENGINE = Memory               | CREATE TABLE t ON CLUSTER 'main' (x Int8) ENGINE = Memory
            CREATE TABLE t(x Int8) ENGINE = Memory                | CREATE TABLE t ON CLUSTER 'main'(x Int8) ENGINE = Memory
            create table if not exists `a b` (x Int8)             | create table if not exists `a b` ON CLUSTER 'main' (x Int8)
            CREATE VIEW IF NOT EXISTS d.v AS SELECT 1             | CREATE VIEW IF NOT EXISTS d.v ON CLUSTER 'main' AS SELECT 1
            CREATE OR REPLACE VIEW v AS SELECT * FROM t FINAL     | CREATE OR REPLACE VIEW v ON CLUSTER 'main' AS SELECT * FROM t FINAL
            ALTER TABLE t ADD COLUMN IF NOT EXISTS y String       | ALTER TABLE t ON CLUSTER 'main' ADD COLUMN IF NOT EXISTS y String
            TRUNCATE TABLE IF EXISTS t                            | TRUNCATE TABLE IF EXISTS t ON CLUSTER 'main'
            OPTIMIZE TABLE t FINAL                                | OPTIMIZE TABLE t ON CLUSTER 'main' FINAL
            DROP VIEW IF EXISTS v                                 | DROP VIEW IF EXISTS v ON CLUSTER 'main' SYNC
            DROP TABLE t                                          | DROP TABLE t ON CLUSTER 'main' SYNC
            RENAME TABLE a TO b                                   | RENAME TABLE a TO b ON CLUSTER 'main'
            EXCHANGE TABLES a AND b                               | EXCHANGE TABLES a AND b ON CLUSTER 'main'
            INSERT INTO t SELECT 1                                | INSERT INTO t SELECT 1
            """)
    void says_on_cluster_where_each_sort_of_statement_takes_it(String single, String expected) {
        String rendered = MAIN.render(single);

        assertEquals(expected, rendered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            ENGINE = MergeTree ORDER BY x                         | ENGINE = ReplicatedMergeTree(PATH) ORDER BY x
            ENGINE=ReplacingMergeTree() ORDER BY x                | ENGINE = ReplicatedReplacingMergeTree(PATH) ORDER BY x
            ENGINE = ReplacingMergeTree(version) ORDER BY x       | ENGINE = ReplicatedReplacingMergeTree(PATH, version) ORDER BY x
            ENGINE = Log COMMENT 'ENGINE = MergeTree it''s'       | ENGINE = Log COMMENT 'ENGINE = MergeTree it''s'
            ENGINE = MergeTree ORDER BY x SETTINGS non_replicated_deduplication_window = 7, a = 1 | \
            ENGINE = ReplicatedMergeTree(PATH) ORDER BY x SETTINGS replicated_deduplication_window = 7, a = 1
            """)
    void gives_engines_and_their_settings_replicas(String single, String expected) {
        String rendered = MAIN.render("CREATE TABLE t (x Int8) " + single);

        assertEquals("CREATE TABLE t ON CLUSTER 'main' (x Int8) " + expected.replace("PATH", PATH), rendered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SYSTEM STOP MERGES",
                "CREATE MATERIALIZED VIEW m TO t AS SELECT 1",
                "CREATE TABLE t (x Int8) ENGINE = ReplicatedMergeTree ORDER BY x"
            })
    void refuses_what_it_cannot_place(String statement) {
        assertThrows(MigrationException.class, () -> MAIN.render(statement));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a'b", "a b", "{shard}", "x; DROP TABLE y"})
    void refuses_names_that_are_none(String name) {
        assertThrows(IllegalArgumentException.class, () -> new Cluster(name));
    }

    @Test
    void every_shipped_migration_has_both_forms() {
        Migrations single = Migrations.shipped(Optional.empty(), Clock.systemUTC());
        Migrations onCluster = Migrations.shipped(Optional.of(MAIN), Clock.systemUTC());
        Pattern bareEngine = Pattern.compile("=\\s*(?!Replicated)\\w*MergeTree");

        for (Migration migration : single.all()) {
            assertEquals(migration.statements(), single.statements(migration));
            for (String statement : onCluster.statements(migration)) {
                assertTrue(statement.startsWith("INSERT") || statement.contains(" ON CLUSTER 'main'"), statement);
                assertFalse(bareEngine.matcher(statement).find(), statement);
                assertFalse(statement.contains("non_replicated"), statement);
            }
        }
    }

    @Test
    void a_checksum_is_that_of_the_file_in_both_forms() {
        assertEquals(
                Migrations.shipped(Optional.empty(), Clock.systemUTC()).all().stream()
                        .map(Migration::checksum)
                        .toList(),
                Migrations.shipped(Optional.of(MAIN), Clock.systemUTC()).all().stream()
                        .map(Migration::checksum)
                        .toList());
    }
}
