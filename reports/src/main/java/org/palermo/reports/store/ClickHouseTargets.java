package org.palermo.reports.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Narrowing;
import org.palermo.reports.targets.Target;
import org.palermo.reports.targets.TargetReader;
import org.palermo.schemas.values.PartialDate;

/** Reads targets from ClickHouse: what the latest accepted event of each states. Safe for several threads. */
public final class ClickHouseTargets implements TargetReader {

    private final Tables tables;

    /**
     * @param url JDBC address, {@code jdbc:ch://localhost:8123}
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseTargets(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    @Override
    public List<Target> targets(@Nullable LocalDate knownOn) {
        return tables.rows(
                Sql.file("targets.sql", Map.of("known", ClickHouseLedger.known(knownOn))),
                row -> new Target(
                        row.getString(1),
                        row.getString(2),
                        first(row.getString(3)),
                        date(row.getString(4)).to(),
                        stated(row.getString(5)),
                        new Narrowing(stated(row.getString(6)), stated(row.getString(7)), stated(row.getString(8))),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13)));
    }

    private static @Nullable LocalDate first(String date) {
        return date.isEmpty() ? null : date(date).from();
    }

    /** The streams refuse a target with any other date. */
    private static PartialDate date(String text) {
        return PartialDate.parse(text).orElseThrow(() -> new IllegalStateException("a target is dated " + text));
    }

    private static @Nullable String stated(String text) {
        return text.isEmpty() ? null : text;
    }
}
