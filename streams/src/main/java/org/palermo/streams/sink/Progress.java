package org.palermo.streams.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far the tables are, in terms of the input topics: what {@code --wait} waits for. */
public final class Progress {

    private static final String WRITTEN = "SELECT DISTINCT topic, partition FROM outcome_rows WHERE ";
    private static final String COVERED = "SELECT DISTINCT topic, partition FROM coverage_rows WHERE ";

    private Progress() {}

    /**
     * Whether all inputs up to the given ones are in the tables, with their outcomes, their postings and their part of the
     * totals. One question, answered from the primary keys.
     *
     * @param connection to the database of the tables; left open
     * @param acknowledged by partition of an input topic, the highest offset that the broker acknowledged
     * @throws SQLException where ClickHouse does not answer
     */
    public static boolean reached(Connection connection, Map<TopicPartition, Long> acknowledged) throws SQLException {
        if (acknowledged.isEmpty()) {
            return true;
        }
        String each = "(topic = ? AND partition = ? AND %s >= ?)";
        String sql = "SELECT count() FROM (" + WRITTEN + any(each.formatted("offset"), acknowledged.size())
                + " UNION ALL " + COVERED + any(each.formatted("covered_offset"), acknowledged.size()) + ")";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int at = 1;
            for (int table = 0; table < 2; table++) {
                for (Map.Entry<TopicPartition, Long> input : acknowledged.entrySet()) {
                    query.setString(at++, input.getKey().topic());
                    query.setLong(at++, input.getKey().partition());
                    query.setLong(at++, input.getValue());
                }
            }
            try (ResultSet result = query.executeQuery()) {
                return result.next() && result.getLong(1) == 2L * acknowledged.size();
            }
        }
    }

    private static String any(String condition, int times) {
        return String.join(" OR ", Collections.nCopies(times, condition));
    }
}
