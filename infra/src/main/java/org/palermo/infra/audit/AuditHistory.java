package org.palermo.infra.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.palermo.infra.pipeline.ClickHouseUnavailable;

/** Keeps what audits found where the reports look. */
public final class AuditHistory {

    private static final String INSERT = "INSERT INTO audit_rows (audited_at, what, passed, inputs, postings, totals,"
            + " figures, up_to, disagreements, counts, first, first_details)"
            + " SELECT fromUnixTimestamp64Milli(?, 'UTC'), ?, ? = 1, ?, ?, ?, ?, ?, ?, ?, ?, ? SETTINGS async_insert = 0";

    private final String url;

    /** @param url JDBC URL of ClickHouse */
    public AuditHistory(String url) {
        this.url = url;
    }

    /** Keeps an audit's result: from now on reports carry, or lose, the mark that they are unverified. */
    public void keep(AuditResult result) {
        Disagreement first = result.first();
        insert(List.of(
                result.ended().toEpochMilli(),
                "audit",
                result.passed() ? 1 : 0,
                result.inputs(),
                result.postings(),
                result.totals(),
                result.figures(),
                AuditJson.upTo(result),
                result.disagreements(),
                AuditJson.counts(result.counts()),
                first == null ? "" : first.line(),
                first == null ? "" : AuditJson.first(first)));
    }

    /** Marks the tables as new and unproven. */
    public void keepRebuild(Instant at) {
        insert(List.of(at.toEpochMilli(), "rebuild", 0, 0, 0, 0, 0, "[]", 0, AuditJson.counts(Map.of()), "", ""));
    }

    private void insert(List<?> values) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(url, e);
        }
    }
}
