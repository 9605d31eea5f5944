package org.palermo.reports.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Unverified;

/** What the last audit says of the tables. */
public final class ClickHouseAudits {

    private final Tables tables;

    /**
     * @param url JDBC address
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseAudits(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    /**
     * Why the tables cannot be relied on; null where the last audit passed, and where there has never been one.
     *
     * @throws StoreUnavailable where ClickHouse is away, refuses, or lacks the tables
     */
    public @Nullable Unverified unverified() {
        LastAudit last = last();
        return last == null ? null : last.failed();
    }

    /**
     * The last audit; null where there has never been one.
     *
     * @throws StoreUnavailable where ClickHouse is away, refuses, or lacks the tables
     */
    public @Nullable LastAudit last() {
        List<LastAudit> last = tables.rows(Sql.file("last-audit.sql", Map.of()), row -> {
            Instant at = Instant.ofEpochMilli(row.getLong(1));
            return new LastAudit(
                    at,
                    row.getBoolean(3)
                            ? null
                            : new Unverified(
                                    LocalDate.ofInstant(at, ZoneOffset.UTC),
                                    row.getString(2).equals("rebuild")
                                            ? Unverified.Cause.REBUILD
                                            : Unverified.Cause.AUDIT,
                                    row.getLong(4),
                                    row.getString(5)));
        });
        return last.isEmpty() ? null : last.getFirst();
    }
}
