package org.palermo.reports.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Cell;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.reports.figures.FundLedger;
import org.palermo.reports.figures.LedgerReader.Interval;
import org.palermo.reports.figures.LedgerReader.Read;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.figures.Segments;

/** Reads from ClickHouse what the Trust Fund's statements ask. Safe for several threads. */
public final class ClickHouseFund implements FundLedger {

    /** More organizations than this are not named one by one in a request. */
    private static final int MOST_NAMED = 1000;

    private final Tables tables;

    /**
     * @param url JDBC address, {@code jdbc:ch://localhost:8123}
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseFund(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    @Override
    public List<Cell> paidByAward(Read read) {
        Sql known = ClickHouseLedger.known(read.knownOn());
        Sql starts = Sql.list(
                read.segments().starts().stream().map(LocalDate::toEpochDay).toList());
        Sql sql = Sql.file(
                "paid-by-award.sql",
                Map.of(
                        "known_awards",
                        known,
                        "first_starts",
                        starts,
                        "last_starts",
                        starts,
                        "table",
                        Sql.of(read.source() == Source.TOTALS ? "totals" : "postings"),
                        "until",
                        Sql.of("toDate32(?)", read.windows().getFirst().to().toString()),
                        "known",
                        read.source() == Source.TOTALS ? Sql.of("1") : known));
        Segments segments = read.segments();
        return tables.rows(sql, row -> {
            Interval interval =
                    segments.between(LocalDate.ofEpochDay(row.getLong(1)), LocalDate.ofEpochDay(row.getLong(2)));
            return new Cell(
                    DISBURSED_BY_GRANT,
                    interval.from(),
                    interval.to(),
                    "",
                    row.getString(4),
                    "",
                    "",
                    row.getString(3),
                    row.getString(5),
                    row.getLong(6));
        });
    }

    @Override
    public Map<String, String> organizations(Set<String> ids, @Nullable LocalDate knownOn) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Sql sql = Sql.file(
                "organizations.sql",
                Map.of(
                        "known",
                        ClickHouseLedger.known(knownOn),
                        "named",
                        ids.size() > MOST_NAMED
                                ? Sql.of("1")
                                : Sql.joined("", List.of(Sql.of("party IN ("), Sql.list(ids), Sql.of(")")))));
        Map<String, String> names = new HashMap<>();
        tables.rows(sql, row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        names.keySet().retainAll(ids);
        return names;
    }

    @Override
    public List<PostingLine> postingsOfDonor(String donor) {
        Sql sql = Sql.file(
                "posting-lines.sql",
                Map.of(
                        "which",
                        Sql.of("account IN ('fund.pledged', 'fund.received') AND party = ?", donor),
                        "known",
                        Sql.of("1"),
                        "order",
                        Sql.of("kind, entity_id, revision, ordinal")));
        return tables.rows(sql, PostingLines::of);
    }
}
