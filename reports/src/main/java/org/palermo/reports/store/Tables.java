package org.palermo.reports.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The tables of one ClickHouse. Safe for several threads: each read has a connection for itself alone. */
final class Tables {

    private final String url;
    private final Connections connections;

    Tables(String url, Properties properties) {
        this.url = url;
        this.connections = Connections.to(url, properties);
    }

    /** @throws StoreUnavailable where ClickHouse is away, refuses, or lacks the tables */
    <T> List<T> rows(Sql sql, RowReader<T> reader) {
        try {
            Connection connection = connections.lend();
            try {
                List<T> rows = rows(connection, sql, reader);
                connections.giveBack(connection);
                return rows;
            } catch (SQLException | RuntimeException e) {
                close(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreUnavailable(address(), e);
        }
    }

    private static <T> List<T> rows(Connection connection, Sql sql, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, sql.parameters().get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    private static void close(Connection connection, Exception cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Without what follows the question mark, where a password may stand. */
    private String address() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    /** Turns the row under the cursor into a value. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
