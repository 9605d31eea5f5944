package org.palermo.reports.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.LedgerReader.Window;
import org.palermo.reports.figures.Period;
import org.palermo.reports.publications.Digests;
import org.palermo.reports.publications.Manifest.RateUsed;
import org.palermo.reports.publications.Manifest.Records;
import org.palermo.reports.publications.Positions;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.schemas.topics.Position;

/** What was published, and what a publication has to say of the records that it rests on. Safe for several threads. */
public final class ClickHousePublications {

    private final String url;
    private final Tables tables;

    /** @param url JDBC address, {@code jdbc:ch://localhost:8123} */
    public ClickHousePublications(String url) {
        this.url = url;
        this.tables = new Tables(url, new Properties());
    }

    /** All publications of the table, the first one first. */
    public List<PublicationEntry> all() {
        return which(Sql.of("1"));
    }

    /** The last publication of a programme's period, however known; empty where it was never published. */
    public Optional<PublicationEntry> last(Period period, String programme) {
        return which(Sql.of(
                        "period_from = toDate32(?) AND period_to = toDate32(?) AND programme = ?",
                        period.from().toString(),
                        period.to().toString(),
                        programme))
                .stream()
                .reduce((_, later) -> later);
    }

    /** What was published last, of whatever period, and can be read; empty where nothing was. */
    public Optional<PublicationEntry> lastReadable() {
        return PublicationEntry.lastReadable(which(Sql.of("offset = (SELECT max(offset) FROM publications)")))
                .or(() -> PublicationEntry.lastReadable(all()));
    }

    private List<PublicationEntry> which(Sql which) {
        return tables.rows(Sql.file("publications.sql", Map.of("which", which)), ClickHousePublications::entry);
    }

    private static PublicationEntry entry(Row row) {
        return new PublicationEntry(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                new Period(LocalDate.ofEpochDay(row.getLong(4)), LocalDate.ofEpochDay(row.getLong(5))),
                row.getString(6),
                row.isNull(7) ? null : LocalDate.ofEpochDay(row.getLong(7)),
                row.getString(8),
                row.getString(9),
                row.getLong(10));
    }

    /** How far the tables go, in terms of the input topics. */
    public Positions shown() {
        return new Positions(tables.rows(
                Sql.file("shown-positions.sql", Map.of()),
                row -> new Position(row.getString(1), row.getInt(2), row.getLong(3))));
    }

    /**
     * The records of accounts, as they were up to some positions: one entry a window, in their order.
     *
     * @param knownOn as known by the end of that day, UTC; null for all that was recorded
     */
    public List<Records> records(List<Window> windows, @Nullable LocalDate knownOn, Positions positions) {
        if (windows.isEmpty()) {
            return List.of();
        }
        Map<String, Counted> found = new HashMap<>();
        pinned(positions)
                .rows(
                        Sql.file(
                                "records-read.sql",
                                Map.of(
                                        "windows",
                                        ClickHouseLedger.windows(windows),
                                        "known",
                                        ClickHouseLedger.known(knownOn))),
                        row -> found.put(row.getString(1), new Counted(row.getLong(2), row.getString(3))));
        Counted none = new Counted(0, Digests.sha256(""));
        return windows.stream()
                .map(window -> {
                    Counted counted = found.getOrDefault(window.account(), none);
                    return new Records(
                            window.account(), window.from(), window.to(), counted.records(), counted.digest());
                })
                .toList();
    }

    private record Counted(long records, String digest) {}

    /** The rates of exchange in what was read of accounts, by currency and month. */
    public List<RateUsed> rates(List<Window> windows, @Nullable LocalDate knownOn, Positions positions) {
        if (windows.isEmpty()) {
            return List.of();
        }
        Sql known = ClickHouseLedger.known(knownOn);
        return pinned(positions)
                .rows(
                        Sql.file(
                                "rates-used.sql",
                                Map.of(
                                        "windows",
                                        ClickHouseLedger.windows(windows),
                                        "known",
                                        known,
                                        "known_postings",
                                        known)),
                        row -> new RateUsed(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
    }

    private Tables pinned(Positions positions) {
        return new Tables(url, Pinned.to(positions));
    }
}
