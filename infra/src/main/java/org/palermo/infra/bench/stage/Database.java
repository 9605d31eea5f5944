package org.palermo.infra.bench.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.palermo.infra.clickhouse.Migrations;
import org.palermo.infra.embedded.stack.Addresses;

/**
 * A database of its own in ClickHouse, with all tables and nothing in them.
 *
 * @param url JDBC
 */
public record Database(String url) {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** Makes one beside the stack's own. */
    public static Database fresh(Addresses addresses) {
        String name = "bench_" + MADE.incrementAndGet();
        new Database(addresses.clickHouse()).execute("CREATE DATABASE " + name);
        Database database = new Database(addresses.clickHouse().replace("/default", "/" + name));
        Migrations.migrate(database.url());
        return database;
    }

    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("ClickHouse refused: " + e.getMessage(), e);
        }
    }

    /** The one number that a question is answered with. */
    public long number(String sql) {
        long[] found = {0};
        read(sql, row -> found[0] = row.getLong(1));
        return found[0];
    }

    /** Takes a row. */
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Reads every row of an answer. */
    public void read(String sql, RowReader reader) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("ClickHouse refused: " + e.getMessage(), e);
        }
    }
}
