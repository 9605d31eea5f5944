package org.palermo.reports.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Cell;
import org.palermo.reports.figures.Dimension;
import org.palermo.reports.figures.DonorTotals;
import org.palermo.reports.figures.LedgerReader;
import org.palermo.reports.figures.OverdrawnGrant;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.figures.Segments;

/**
 * Reads the ledger from ClickHouse, always through the views, which show a row that was written twice once.
 *
 * <p>Safe for several threads.
 */
public final class ClickHouseLedger implements LedgerReader {

    private final Tables tables;

    /**
     * @param url JDBC address, {@code jdbc:ch://localhost:8123}
     * @param properties of the connection: user, password and others that the driver knows
     */
    public ClickHouseLedger(String url, Properties properties) {
        this.tables = new Tables(url, properties);
    }

    @Override
    public List<Cell> cells(Read read) {
        if (read.windows().isEmpty()) {
            return List.of();
        }
        Map<String, Sql> parts = new HashMap<>();
        parts.put("first_segment", segment("occurred_from", read));
        parts.put("last_segment", segment("occurred_to", read));
        for (Dimension dimension : Dimension.values()) {
            parts.put(column(dimension), dimension(dimension, read.windows()));
        }
        parts.put("windows", windows(read.windows()));
        String file = switch (read.source()) {
            case TOTALS -> "totals-cells.sql";
            case POSTINGS -> {
                parts.put("known", known(read.knownOn()));
                yield "postings-cells.sql";
            }
        };
        Map<String, Segments> segments = new HashMap<>();
        read.windows().forEach(window -> segments.put(window.account(), read.segments(window)));
        return tables.rows(
                Sql.file(file, parts), row -> cell(row, Objects.requireNonNull(segments.get(row.getString(1)))));
    }

    /** The first day of the segment that a day lies in; accounts that are cut alike share a list of starts. */
    private static Sql segment(String day, Read read) {
        Map<Segments, List<String>> accounts = new LinkedHashMap<>();
        read.windows()
                .forEach(window -> accounts.computeIfAbsent(read.segments(window), _ -> new ArrayList<>())
                        .add(window.account()));
        List<Sql> cases = new ArrayList<>();
        accounts.forEach((segments, of) -> {
            Sql starts = Sql.joined(
                    "",
                    List.of(
                            Sql.of("roundDown(toInt32(" + day + "), ["),
                            Sql.list(segments.starts().stream()
                                    .map(LocalDate::toEpochDay)
                                    .toList()),
                            Sql.of("])")));
            cases.add(
                    cases.size() == accounts.size() - 1 // the last of them needs no condition
                            ? starts
                            : Sql.joined("", List.of(Sql.of("account IN ("), Sql.list(of), Sql.of("), "), starts)));
        });
        return cases.size() == 1
                ? cases.getFirst()
                : Sql.joined("", List.of(Sql.of("multiIf("), Sql.joined(", ", cases), Sql.of(")")));
    }

    private static Cell cell(Row row, Segments segments) {
        Interval interval =
                segments.between(LocalDate.ofEpochDay(row.getLong(2)), LocalDate.ofEpochDay(row.getLong(3)));
        return new Cell(
                row.getString(1),
                interval.from(),
                interval.to(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getLong(10));
    }

    private static String column(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    /** The dimension of the accounts where it matters; the fewer values are told apart, the fewer cells to send. */
    private static Sql dimension(Dimension dimension, List<Window> windows) {
        List<String> whole = new ArrayList<>();
        Map<Set<String>, List<String>> partly = new LinkedHashMap<>();
        for (Window window : windows) {
            if (window.dimensions().contains(dimension)) {
                Set<String> named = dimension == Dimension.CATEGORY ? window.categories() : null;
                if (named == null) {
                    whole.add(window.account());
                } else if (!named.isEmpty()) {
                    partly.computeIfAbsent(named, _ -> new ArrayList<>()).add(window.account());
                }
            }
        }
        List<Sql> conditions = new ArrayList<>();
        if (!whole.isEmpty()) {
            conditions.add(in("account", whole));
        }
        partly.forEach((named, accounts) -> conditions.add(Sql.joined(
                " AND ",
                List.of(
                        in("account", accounts),
                        in(column(dimension), named.stream().sorted().toList())))));
        return conditions.isEmpty()
                ? Sql.of("''")
                : Sql.joined(
                        "",
                        List.of(
                                Sql.of("if("),
                                Sql.joined(" OR ", conditions),
                                Sql.of(", toString(" + column(dimension) + "), '')")));
    }

    private static Sql in(String column, Collection<String> values) {
        return Sql.joined("", List.of(Sql.of(column + " IN ("), Sql.list(values), Sql.of(")")));
    }

    /** What lies in any of the windows; accounts of the same days and programmes share a condition. */
    static Sql windows(List<Window> windows) {
        Map<Reach, List<String>> accounts = new LinkedHashMap<>();
        windows.forEach(window -> accounts.computeIfAbsent(
                        new Reach(window.from(), window.to(), window.programmes()), _ -> new ArrayList<>())
                .add(window.account()));
        List<Sql> conditions = new ArrayList<>();
        accounts.forEach((reach, of) -> conditions.add(reach.condition(of)));
        return Sql.joined(" OR ", conditions);
    }

    /** What windows may have in common. */
    private record Reach(@Nullable LocalDate from, LocalDate to, Set<String> programmes) {

        Sql condition(List<String> accounts) {
            List<Sql> conditions = new ArrayList<>();
            conditions.add(in("account", accounts));
            conditions.add(Sql.of("occurred_from <= toDate32(?)", to.toString()));
            LocalDate first = from;
            if (first != null) {
                conditions.add(Sql.of("occurred_to >= toDate32(?)", first.toString()));
            }
            if (!programmes.isEmpty()) {
                conditions.add(in("programme", programmes.stream().sorted().toList()));
            }
            return Sql.joined("", List.of(Sql.of("("), Sql.joined(" AND ", conditions), Sql.of(")")));
        }
    }

    /** Known on a day is known before the next one begins (domain.md, rule 4). */
    static Sql known(@Nullable LocalDate knownOn) {
        return knownOn == null
                ? Sql.of("1")
                : Sql.of("known_at < toDateTime64(?, 3, 'UTC')", knownOn.plusDays(1) + " 00:00:00");
    }

    @Override
    public List<PostingLine> lines(@Nullable LocalDate knownOn, List<Window> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        Sql sql = Sql.file(
                "posting-lines.sql",
                Map.of(
                        "which", windows(windows),
                        "known", known(knownOn),
                        "order", Sql.of("first_day, last_day, kind, entity_id, revision, ordinal")));
        return tables.rows(sql, PostingLines::of);
    }

    @Override
    public List<Interval> intervals(String account, @Nullable LocalDate knownOn, LocalDate until) {
        Sql sql = Sql.file(
                "intervals.sql", Map.of("account", Sql.of("?", account), "until", day(until), "known", known(knownOn)));
        return tables.rows(
                sql, row -> new Interval(LocalDate.ofEpochDay(row.getLong(1)), LocalDate.ofEpochDay(row.getLong(2))));
    }

    @Override
    public List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn) {
        Sql known = known(knownOn);
        Sql sql = Sql.file("donors.sql", Map.of("at", day(at), "known", known, "known_names", known));
        return tables.rows(
                sql,
                row -> new DonorTotals(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        BigDecimal.valueOf(row.getLong(5)),
                        BigDecimal.valueOf(row.getLong(6)),
                        row.getLong(7)));
    }

    @Override
    public List<OverdrawnGrant> overdrawn(LocalDate at, @Nullable LocalDate knownOn) {
        Sql sql = Sql.file("overdrawn.sql", Map.of("at", day(at), "known", known(knownOn)));
        return tables.rows(
                sql,
                row -> new OverdrawnGrant(
                        row.getString(1), BigDecimal.valueOf(row.getLong(2)), BigDecimal.valueOf(row.getLong(3))));
    }

    private static Sql day(LocalDate day) {
        return Sql.of("toDate32(?)", day.toString());
    }
}
