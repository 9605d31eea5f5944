package org.palermo.reports.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
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
        parts.put(
                "starts",
                Sql.list(read.segments().starts().stream()
                        .map(LocalDate::toEpochDay)
                        .toList()));
        for (Dimension dimension : Dimension.values()) {
            parts.put(column(dimension), dimension(dimension, read.windows()));
        }
        parts.put(
                "windows",
                Sql.joined(
                        " OR ",
                        read.windows().stream().map(ClickHouseLedger::window).toList()));
        String file = switch (read.source()) {
            case TOTALS -> "totals-cells.sql";
            case POSTINGS -> {
                parts.put("known", known(read.knownOn()));
                yield "postings-cells.sql";
            }
        };
        return tables.rows(Sql.file(file, parts), row -> cell(row, read.segments()));
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

    /** The dimension of the accounts where it matters; the fewer dimensions, the fewer cells to send. */
    private static Sql dimension(Dimension dimension, List<Window> windows) {
        List<String> accounts = windows.stream()
                .filter(window -> window.dimensions().contains(dimension))
                .map(Window::account)
                .toList();
        if (accounts.isEmpty()) {
            return Sql.of("''");
        }
        return Sql.joined(
                "",
                List.of(
                        Sql.of("if(account IN ("),
                        Sql.list(accounts),
                        Sql.of("), toString(" + column(dimension) + "), '')")));
    }

    static Sql window(Window window) {
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of(
                "account = ? AND occurred_from <= toDate32(?)",
                window.account(),
                window.to().toString()));
        LocalDate from = window.from();
        if (from != null) {
            conditions.add(Sql.of("occurred_to >= toDate32(?)", from.toString()));
        }
        if (!window.programmes().isEmpty()) {
            List<String> programmes = window.programmes().stream().sorted().toList();
            conditions.add(Sql.joined("", List.of(Sql.of("programme IN ("), Sql.list(programmes), Sql.of(")"))));
        }
        return Sql.joined("", List.of(Sql.of("("), Sql.joined(" AND ", conditions), Sql.of(")")));
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
                        "which",
                                Sql.joined(
                                        " OR ",
                                        windows.stream()
                                                .map(ClickHouseLedger::window)
                                                .toList()),
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
