package org.palermo.infra.clickhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.palermo.schemas.addresses.ServiceUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database up to date: applies, in order, the migrations that {@code schema_migrations} does not list.
 *
 * <p>ClickHouse has no transaction around a migration. One that is interrupted is not listed and runs again from its first
 * statement, which is why each statement must do no harm the second time ({@code IF NOT EXISTS}, {@code OR REPLACE}).
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String FIRST = "clickhouse/V001__ledger.sql";

    // replacing, so that two programs that migrate at the same time leave one row a migration
    private static final String HISTORY = """
            CREATE TABLE IF NOT EXISTS schema_migrations
            (
                number     UInt32,
                name       String,
                checksum   String COMMENT 'SHA-256 of the file',
                applied_at DateTime64(3, 'UTC')
            )
            ENGINE = ReplacingMergeTree
            ORDER BY number""";

    private final List<Migration> migrations;
    private final Optional<Cluster> cluster;
    private final Clock clock;

    /**
     * Migrations of a single server.
     *
     * @param migrations in any order
     * @param clock tells when one was applied
     * @throws MigrationException where numbers are missing or given twice
     */
    public Migrations(List<Migration> migrations, Clock clock) {
        this(migrations, Optional.empty(), clock);
    }

    /**
     * @param migrations in any order
     * @param cluster whose hosts all keep the tables; empty for a single server
     * @param clock tells when one was applied
     * @throws MigrationException where numbers are missing or given twice
     */
    public Migrations(List<Migration> migrations, Optional<Cluster> cluster, Clock clock) {
        this.migrations = migrations.stream()
                .sorted(Comparator.comparingInt(Migration::number))
                .toList();
        this.cluster = cluster;
        this.clock = clock;
        for (int i = 0; i < this.migrations.size(); i++) {
            Migration migration = this.migrations.get(i);
            if (migration.number() != i + 1) {
                throw new MigrationException("migrations are numbered from 1 without gaps: expected number " + (i + 1)
                        + ", found " + migration);
            }
        }
    }

    /** The migrations that came with this program, for a single server. */
    public static Migrations shipped(Clock clock) {
        return shipped(Optional.empty(), clock);
    }

    /** The migrations that came with this program, on the class path under {@code clickhouse/}. */
    public static Migrations shipped(Optional<Cluster> cluster, Clock clock) {
        return new Migrations(read(), cluster, clock);
    }

    /** Brings the database behind a JDBC URL up to date, on a single server. */
    public static List<Migration> migrate(String jdbcUrl) {
        return migrate(jdbcUrl, Optional.empty());
    }

    /**
     * Brings a database up to date.
     *
     * @param jdbcUrl user and password, where ClickHouse asks for them, among its parameters
     * @param cluster whose hosts all keep the tables; empty for a single server
     * @return what was applied, empty where there was nothing to do
     * @throws MigrationException where ClickHouse does not answer or refuses, or where the database is not one that these
     *     migrations made
     */
    public static List<Migration> migrate(String jdbcUrl, Optional<Cluster> cluster) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            return shipped(cluster, Clock.systemUTC()).apply(connection);
        } catch (SQLException e) {
            throw new MigrationException(
                    "ClickHouse at " + ServiceUrl.shown(jdbcUrl) + " (clickhouse.url) could not be brought up to date: "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * Applies what is pending.
     *
     * @return what was applied, in order
     */
    public List<Migration> apply(Connection connection) throws SQLException {
        checkKind(connection);
        execute(connection, rendered(HISTORY));
        List<Migration> pending = pending(connection);
        for (Migration migration : pending) {
            for (String statement : statements(migration)) {
                try {
                    execute(connection, statement);
                } catch (SQLException e) {
                    throw new MigrationException(
                            "migration " + migration + " failed at: " + firstLine(statement) + ": " + e.getMessage()
                                    + "; it will run again from its first statement",
                            e);
                }
            }
            record(connection, migration);
            LOG.info("applied migration {}", migration);
        }
        return pending;
    }

    /** In their order. */
    List<Migration> all() {
        return migrations;
    }

    /** What a migration says to this database, in order. */
    List<String> statements(Migration migration) {
        return migration.statements().stream().map(this::rendered).toList();
    }

    private String rendered(String statement) {
        return cluster.map(hosts -> hosts.render(statement)).orElse(statement);
    }

    /** Tables keep the engine that they were made with: a setting that comes later would leave half of them single. */
    private void checkKind(Connection connection) throws SQLException {
        Optional<String> engine = engine(connection);
        if (engine.isEmpty()) {
            return;
        }
        boolean replicated = engine.get().startsWith("Replicated");
        if (cluster.isPresent() && !replicated) {
            throw new MigrationException("the tables of this database have no replicas, but " + Cluster.SETTING
                    + " says " + cluster.get().name()
                    + ": leave it out, or name an empty database, which is then filled from Kafka");
        }
        if (cluster.isEmpty() && replicated) {
            throw new MigrationException("the tables of this database have replicas, but " + Cluster.SETTING
                    + " is not set: name the cluster, so that a migration reaches all of its hosts");
        }
    }

    private static Optional<String> engine(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet result = query.executeQuery("SELECT engine FROM system.tables"
                        + " WHERE database = currentDatabase() AND name = 'schema_migrations'")) {
            return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
        }
    }

    /**
     * What {@link #apply} would apply; changes nothing.
     *
     * @throws MigrationException where the database is not one that these migrations made
     */
    public List<Migration> missing(Connection connection) throws SQLException {
        checkKind(connection);
        return engine(connection).isPresent() ? pending(connection) : migrations;
    }

    /** Those that the database does not list, once those that it lists have been found to be the same as ours. */
    private List<Migration> pending(Connection connection) throws SQLException {
        List<Applied> history = history(connection);
        for (int i = 0; i < history.size(); i++) {
            Applied applied = history.get(i);
            if (applied.number() != i + 1) {
                throw new MigrationException("schema_migrations lists number " + applied.number() + " where " + (i + 1)
                        + " should be: the database has been changed by hand");
            }
            if (i >= migrations.size()) {
                throw new MigrationException("the database has migration " + applied.number() + " (" + applied.name()
                        + "), which this program does not know: run the newer version");
            }
            Migration ours = migrations.get(i);
            if (!ours.checksum().equals(applied.checksum())) {
                throw new MigrationException("migration " + ours + " has changed since it was applied (checksum "
                        + applied.checksum() + ", now " + ours.checksum()
                        + "): restore its file and put the change into a new migration");
            }
        }
        return migrations.subList(history.size(), migrations.size());
    }

    private record Applied(int number, String name, String checksum) {}

    private static List<Applied> history(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet result = query.executeQuery(
                        "SELECT number, name, checksum FROM schema_migrations FINAL ORDER BY number")) {
            List<Applied> history = new ArrayList<>();
            while (result.next()) {
                history.add(new Applied(result.getInt(1), result.getString(2), result.getString(3)));
            }
            return history;
        }
    }

    private void record(Connection connection, Migration migration) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO schema_migrations (number, name, checksum, applied_at)"
                        + " SELECT ?, ?, ?, fromUnixTimestamp64Milli(?, 'UTC') SETTINGS async_insert = 0")) {
            insert.setLong(1, migration.number());
            insert.setString(2, migration.name());
            insert.setString(3, migration.checksum());
            insert.setLong(4, clock.millis());
            insert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String firstLine(String statement) {
        return statement.lines().findFirst().orElse("");
    }

    private static List<Migration> read() {
        URL first = Optional.ofNullable(Migrations.class.getClassLoader().getResource(FIRST))
                .orElseThrow(() -> new IllegalStateException("no " + FIRST + " on the class path"));
        try {
            if (first.openConnection() instanceof JarURLConnection inJar) {
                // a view of the jar of our own: the shared one may be in use, and may not be closed here
                try (FileSystem jar =
                        FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()), Map.of())) {
                    return read(jar.getPath(FIRST).resolveSibling(""));
                }
            }
            return read(Path.of(first.toURI()).resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations beside " + first + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path holds a malformed address: " + first, e);
        }
    }

    private static List<Migration> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> file.toString().endsWith(".sql")).toList();
        }
        List<Migration> migrations = new ArrayList<>();
        for (Path file : files) {
            migrations.add(Migration.of(String.valueOf(file.getFileName()), Files.readString(file)));
        }
        return migrations;
    }
}
