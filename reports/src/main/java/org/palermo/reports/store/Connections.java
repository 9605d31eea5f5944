package org.palermo.reports.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Connections to one ClickHouse that are lent and taken back: opening one takes longer than most reads. At most a few wait
 * for their next use; they end with the process.
 */
final class Connections {

    private static final int MOST_IDLE = 4;

    private static final Map<Address, Connections> ALL = new ConcurrentHashMap<>();

    private final Address address;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    private Connections(Address address) {
        this.address = address;
    }

    /** The connections of an address and its properties; whoever asks for the same gets the same. */
    static Connections to(String url, Properties properties) {
        Properties copy = new Properties();
        copy.putAll(properties);
        return ALL.computeIfAbsent(new Address(url, copy), Connections::new);
    }

    /** A connection for one thread, until it is given back or closed. */
    Connection lend() throws SQLException {
        Connection waiting = idle.pollFirst();
        return waiting == null ? DriverManager.getConnection(address.url(), address.properties()) : waiting;
    }

    /** Takes back a connection on which the last read ended well; after any fault close it instead. */
    void giveBack(Connection connection) throws SQLException {
        if (idle.size() < MOST_IDLE) {
            idle.addFirst(connection);
        } else {
            connection.close();
        }
    }

    private record Address(String url, Properties properties) {}
}
