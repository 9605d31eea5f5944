package org.palermo.streams.sink;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.palermo.schemas.addresses.ServiceUrl;

/**
 * Where ClickHouse is and who asks.
 *
 * @param url JDBC, {@code jdbc:clickhouse://host:port/database}
 * @param user ClickHouse's user
 * @param password may be empty; never printed, and neither are the URL's parameters that may hold one
 */
public record ClickHouseAddress(String url, String user, String password) {

    /** The setting that names it, for messages. */
    public static final String SETTING = "clickhouse.url";

    private static final String SCHEME = "jdbc:clickhouse:";

    public ClickHouseAddress {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException(
                    SETTING + " must begin with " + SCHEME + ", was " + ServiceUrl.shown(url));
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("clickhouse.user must not be empty");
        }
    }

    /**
     * An address that names user and password itself, as its parameters; ClickHouse's own {@code default} without a
     * password where it names none.
     */
    public static ClickHouseAddress of(String url) {
        Map<String, String> parameters =
                ServiceUrl.parse(url).map(ServiceUrl::parameters).orElse(Map.of());
        return new ClickHouseAddress(
                url, parameters.getOrDefault("user", "default"), parameters.getOrDefault("password", ""));
    }

    /**
     * Opens a connection; that costs about a millisecond and no request.
     *
     * @param patience how long an answer may take
     * @param server ClickHouse's settings for all that is done on the connection
     */
    Connection open(Duration patience, Map<String, String> server) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("socket_timeout", Long.toString(patience.toMillis()));
        properties.setProperty("connection_timeout", Long.toString(patience.toMillis()));
        properties.setProperty("retry", "0"); // what failed is asked about before it is tried again
        server.forEach((name, value) -> properties.setProperty("clickhouse_setting_" + name, value));
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return ServiceUrl.shown(url) + " (" + SETTING + ")";
    }
}
