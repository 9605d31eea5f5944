package org.palermo.infra.publications;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.palermo.infra.pipeline.ClickHouseUnavailable;
import org.palermo.reports.publications.PublicationEntry;

/** The table of publications: a copy of the topic, written after it. A row that is written twice is one row. */
final class PublicationsTable {

    private static final String INSERT = "INSERT INTO publication_rows (id, published_at, published_by, period_from,"
            + " period_to, programme, known_on, manifest, manifest_sha256, offset)"
            + " SELECT ?, fromUnixTimestamp64Milli(?, 'UTC'), ?, toDate32(?), toDate32(?), ?, toDate32OrNull(?), ?, ?, ?"
            + " SETTINGS async_insert = 0";

    private final String url;

    PublicationsTable(String url) {
        this.url = url;
    }

    void insert(List<PublicationEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            for (PublicationEntry entry : entries) {
                insert(connection, entry);
            }
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
    }

    private static void insert(Connection connection, PublicationEntry entry) throws SQLException {
        LocalDate knownOn = entry.knownOn();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, entry.id());
            insert.setLong(2, entry.publishedAt().toEpochMilli());
            insert.setString(3, entry.publishedBy());
            insert.setString(4, entry.period().from().toString());
            insert.setString(5, entry.period().to().toString());
            insert.setString(6, entry.programme());
            insert.setString(7, knownOn == null ? "" : knownOn.toString());
            insert.setString(8, entry.manifest());
            insert.setString(9, entry.manifestSha256());
            insert.setLong(10, entry.offset());
            insert.executeUpdate();
        }
    }
}
