package org.palermo.infra.pipeline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which programmes anything was ever posted for. */
public final class RecordedProgrammes {

    private static final String PROGRAMMES =
            "SELECT DISTINCT programme FROM posting_rows WHERE programme != '' ORDER BY programme";

    private final String url;

    /** @param url JDBC URL of ClickHouse */
    public RecordedProgrammes(String url) {
        this.url = url;
    }

    /**
     * Their codes in alphabetical order.
     *
     * @throws ClickHouseUnavailable where it does not answer
     */
    public List<String> all() {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement query = connection.prepareStatement(PROGRAMMES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
        return found;
    }
}
