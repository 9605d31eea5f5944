package org.palermo.reports.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.figures.IdentityReader;
import org.palermo.reports.figures.Merge;

/** Reads from ClickHouse who is who: what the latest accepted event of each identity states. Safe for several threads. */
public final class ClickHouseIdentities implements IdentityReader {

    private final Tables tables;

    /**
     * @param url JDBC address, {@code jdbc:ch://localhost:8123}
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseIdentities(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    @Override
    public Identities identities(@Nullable LocalDate knownOn) {
        return Identities.of(tables.rows(
                Sql.file("identities.sql", Map.of("known", ClickHouseLedger.known(knownOn))),
                row -> new Merge(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6))));
    }
}
