package org.palermo.reports.store;

import com.clickhouse.client.api.Client;
import com.clickhouse.jdbc.internal.JdbcConfiguration;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients of ClickHouse by JDBC address. They are what the JDBC driver itself stands on; asked directly, they spare each
 * question the driver's parsing of its SQL and the connection that a question has for itself alone.
 */
final class Clients {

    private static final Map<Address, Client> ALL = new ConcurrentHashMap<>();

    private Clients() {}

    /**
     * The client of an address and its properties; whoever asks for the same gets the same. It serves any number of threads
     * and ends with the process.
     *
     * @throws SQLException where the address or a property is none
     */
    static Client of(String url, Properties properties) throws SQLException {
        Properties copy = new Properties();
        copy.putAll(properties);
        Address address = new Address(url, copy);
        Client known = ALL.get(address);
        if (known != null) {
            return known;
        }
        Client made = made(url, copy);
        Client other = ALL.putIfAbsent(address, made);
        if (other == null) {
            return made;
        }
        made.close();
        return other;
    }

    private static Client made(String url, Properties properties) throws SQLException {
        try {
            return new JdbcConfiguration(url, properties)
                    .applyClientProperties(new Client.Builder())
                    .build();
        } catch (RuntimeException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    private record Address(String url, Properties properties) {}
}
