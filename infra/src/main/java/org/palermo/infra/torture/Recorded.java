package org.palermo.infra.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What ClickHouse says of all registers together, asked with nothing of the reports' code. */
final class Recorded {

    private static final String SUM = "SELECT sum(quantity) FROM %s WHERE account = '%s'";

    private Recorded() {}

    /** @return what differs from the registers, empty where nothing does */
    static List<String> compare(String clickHouse, Registers.Said said) {
        List<String> differs = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(clickHouse);
                Statement statement = connection.createStatement()) {
            for (String view : List.of("postings", "totals")) {
                check(statement, view, "fund.received", said.receivedCents(), differs);
                check(statement, view, "participants", said.trained(), differs);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the recorded sums cannot be read: " + e.getMessage(), e);
        }
        return differs;
    }

    private static void check(Statement statement, String view, String account, long said, List<String> differs)
            throws SQLException {
        try (ResultSet row = statement.executeQuery(SUM.formatted(view, account))) {
            row.next();
            if (row.getLong(1) != said) {
                differs.add(view + " of " + account + " add up to " + row.getLong(1) + ", the registers to " + said);
            }
        }
    }
}
