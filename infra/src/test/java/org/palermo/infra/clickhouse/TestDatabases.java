package org.palermo.infra.clickhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.infra.engine.EngineProcess;

/** A real engine with as many empty databases as tests want. */
public final class TestDatabases implements AutoCloseable {

    private final Path folder;
    private final Path library;
    private final AtomicInteger made = new AtomicInteger();
    private EngineProcess engine;

    /** Starts an engine on a temporary folder. */
    public TestDatabases() {
        this(temporary());
    }

    /** Starts an engine on a folder, which is removed at the end. */
    public TestDatabases(Path folder) {
        this.folder = folder;
        library = EngineLibrary.locate(EngineLibrary.cacheFolder(), unused -> {});
        engine = EngineProcess.start(EngineProcess.Settings.of(library, folder));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("palermo-clickhouse");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC URL of a database of its own, empty. */
    public String empty() throws SQLException {
        String name = "t" + made.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(engine.jdbcUrl(), "default", "")) {
            execute(connection, "CREATE DATABASE " + name);
        }
        return engine.jdbcUrl().replace("/default", "/" + name);
    }

    /** The JDBC URL of a database of its own with all tables. */
    public String migrated() throws SQLException {
        String url = empty();
        Migrations.migrate(url);
        return url;
    }

    /** The port that the engine listens on. */
    public int port() {
        return engine.port();
    }

    /** Stops the engine, keeping its data. */
    public void stop() {
        engine.close();
    }

    /** Starts the engine again, on the same data and port. */
    public void startAgain() {
        engine = EngineProcess.start(EngineProcess.Settings.of(library, folder).withPort(engine.port()));
    }

    @Override
    public void close() {
        engine.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The answer as text: values separated by a blank, rows by a line feed. */
    public static String ask(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "default", "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", values));
            }
            return String.join("\n", rows);
        }
    }
}
