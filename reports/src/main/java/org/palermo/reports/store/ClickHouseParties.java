package org.palermo.reports.store;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.palermo.reports.duplicates.Party;
import org.palermo.reports.duplicates.PartyReader;

/** Reads from ClickHouse whom the records name. Safe for several threads. */
public final class ClickHouseParties implements PartyReader {

    private final Tables tables;

    /**
     * @param url JDBC address, {@code jdbc:ch://localhost:8123}
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseParties(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    @Override
    public List<Party> parties() {
        return tables.rows(
                Sql.file("parties.sql", Map.of()),
                row -> new Party(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)));
    }
}
