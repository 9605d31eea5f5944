package org.palermo.infra.figures;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Cell;
import org.palermo.reports.figures.Dimension;
import org.palermo.reports.figures.LedgerReader.Interval;
import org.palermo.reports.figures.LedgerReader.Read;
import org.palermo.reports.figures.LedgerReader.Window;
import org.palermo.reports.figures.Segments;

/** Postings kept in a list and written to ClickHouse, postings and totals, as the pipeline writes them. */
record LedgerRows(List<Row> rows) {

    /** A posting: the cell that it alone would be, with what cells do not carry. */
    record Row(
            Cell cell, String kind, String entity, int revision, int ordinal, LocalDateTime knownAt, int partition) {}

    private static final List<String> ACCOUNTS = List.of(
            "activities",
            "activities.by-country",
            "activities.direct.by-country",
            "activities.by-region",
            "participants",
            "trainings.by-country",
            "cases",
            "cases.by-country",
            "treaty.actions",
            "treaty.parties",
            "partners",
            "fund.received",
            "fund.pledged",
            "fund.committed",
            "fund.grants",
            "fund.charges",
            "survivors");

    /** Entities whose postings are corrected and withdrawn; dates of days, months and years, some far from today. */
    static LedgerRows random(Random random, int entities) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            String account = pick(random, ACCOUNTS);
            LocalDateTime known = LocalDateTime.of(2015, 1, 1, 0, 0);
            Cell standing = null;
            int revisions = 1 + random.nextInt(3);
            for (int revision = 1; revision <= revisions; revision++) {
                known = known.plusHours(random.nextInt(24 * 100));
                if (standing != null) {
                    rows.add(row(i, revision, 0, known, times(standing, -standing.quantity())));
                }
                standing = random.nextInt(8) == 0 ? null : cell(random, account);
                if (standing != null) {
                    rows.add(row(i, revision, 1, known, standing));
                }
            }
        }
        return new LedgerRows(rows);
    }

    private static Row row(int entity, int revision, int ordinal, LocalDateTime known, Cell cell) {
        return new Row(cell, "test", "E-" + entity, revision, ordinal, known, entity % 2);
    }

    private static Cell cell(Random random, String account) {
        Interval date = date(random);
        return new Cell(
                account,
                date.from(),
                date.to(),
                pick(random, List.of("global", "asia")),
                pick(random, List.of("MDA", "GEO", "XAA", "ECHR", "")),
                pick(random, List.of("150", "142", "")),
                pick(random, List.of("prevention", "normative", "private-sector", "firearms-protocol")),
                pick(random, List.of("it's", "b\\c", "criminal-justice", "")),
                pick(random, List.of("documented", "inferred", "reported", "illustrative")),
                1 + random.nextInt(1000));
    }

    private static Interval date(Random random) {
        int year = random.nextInt(10) == 0 ? pick(random, List.of(1900, 1950, 2150, 2199)) : 2013 + random.nextInt(4);
        LocalDate day = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
        return switch (random.nextInt(4)) {
            case 0 -> new Interval(LocalDate.ofYearDay(year, 1), LocalDate.of(year, 12, 31));
            case 1 -> new Interval(day.withDayOfMonth(1), YearMonth.from(day).atEndOfMonth());
            default -> new Interval(day, day);
        };
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    // ---- what a reader should answer ----------------------------------------------------------------------------

    /** The answer to a read, by adding up the list. */
    Map<Cell, Long> cells(Read read) {
        Map<Cell, Long> sums = new LinkedHashMap<>();
        for (Row row : rows) {
            Cell cell = row.cell();
            for (Window window : read.windows()) {
                LocalDate from = window.from();
                if (window.account().equals(cell.account())
                        && (window.programmes().isEmpty() || window.programmes().contains(cell.programme()))
                        && isKnown(row, read.knownOn())
                        && !cell.from().isAfter(window.to())
                        && (from == null || !cell.to().isBefore(from))) {
                    Cell key = only(window, widened(cell, read.segments(window).starts()));
                    sums.merge(key, cell.quantity(), Long::sum);
                }
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    static boolean isKnown(Row row, @Nullable LocalDate knownOn) {
        return knownOn == null || !row.knownAt().toLocalDate().isAfter(knownOn);
    }

    /** Each end moves outwards to the end of its segment. */
    private static Cell widened(Cell cell, List<LocalDate> starts) {
        LocalDate from = starts.stream()
                .filter(start -> !start.isAfter(cell.from()))
                .max(LocalDate::compareTo)
                .orElseThrow();
        LocalDate to = starts.stream()
                .filter(start -> start.isAfter(cell.to()))
                .min(LocalDate::compareTo)
                .map(start -> start.minusDays(1))
                .orElse(Segments.LAST);
        return of(cell, from, to);
    }

    /** Totals hold months, or coarser intervals as they are. */
    private static Cell monthly(Cell cell) {
        return of(cell, cell.from().withDayOfMonth(1), YearMonth.from(cell.to()).atEndOfMonth());
    }

    private static Cell of(Cell cell, LocalDate from, LocalDate to) {
        return new Cell(
                cell.account(),
                from,
                to,
                cell.programme(),
                cell.jurisdiction(),
                cell.region(),
                cell.category(),
                cell.party(),
                cell.evidence(),
                cell.quantity());
    }

    private static Cell only(Window window, Cell cell) {
        Set<Dimension> dimensions = window.dimensions();
        Set<String> named = window.categories();
        return new Cell(
                cell.account(),
                cell.from(),
                cell.to(),
                dimensions.contains(Dimension.PROGRAMME) ? cell.programme() : "",
                dimensions.contains(Dimension.JURISDICTION) ? cell.jurisdiction() : "",
                dimensions.contains(Dimension.REGION) ? cell.region() : "",
                dimensions.contains(Dimension.CATEGORY) && (named == null || named.contains(cell.category()))
                        ? cell.category()
                        : "",
                dimensions.contains(Dimension.PARTY) ? cell.party() : "",
                cell.evidence(),
                0);
    }

    static Cell times(Cell cell, long quantity) {
        return new Cell(
                cell.account(),
                cell.from(),
                cell.to(),
                cell.programme(),
                cell.jurisdiction(),
                cell.region(),
                cell.category(),
                cell.party(),
                cell.evidence(),
                quantity);
    }

    // ---- writing ------------------------------------------------------------------------------------------------

    /** Writes every posting twice, as after a retry, and for totals an older state of every cell first. */
    void insert(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            insertPostings(connection);
            insertPostings(connection);
            insertTotals(connection, 1, 7);
            insertTotals(connection, 2, 0);
        }
    }

    private void insertPostings(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO posting_rows (account, occurred_from, occurred_to, jurisdiction, posting_id, kind, entity_id,
                revision, ordinal, known_at, programme, region, category, party, quantity, unit, evidence,
                original_currency, event_id, topic, partition, offset)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Row row : rows) {
                Cell cell = row.cell();
                String id =
                        row.kind() + ":" + row.entity() + ":" + row.revision() + ":" + row.ordinal() + cell.account();
                bind(
                        insert,
                        cell.account(),
                        cell.from().toString(),
                        cell.to().toString(),
                        cell.jurisdiction(),
                        id,
                        row.kind(),
                        row.entity(),
                        row.revision(),
                        row.ordinal(),
                        row.knownAt().toString().replace('T', ' '),
                        cell.programme(),
                        cell.region(),
                        cell.category(),
                        cell.party(),
                        cell.quantity(),
                        "unit",
                        cell.evidence(),
                        "",
                        "event",
                        "topic",
                        row.partition(),
                        row.revision());
            }
            insert.executeBatch();
        }
    }

    private void insertTotals(Connection connection, int version, int error) throws SQLException {
        Map<Cell, Long> sums = new LinkedHashMap<>();
        for (int partition = 0; partition < 2; partition++) {
            sums.clear();
            for (Row row : rows) {
                if (row.partition() == partition) {
                    sums.merge(times(monthly(row.cell()), 0), row.cell().quantity(), Long::sum);
                }
            }
            insertTotals(connection, sums, partition, version, error);
        }
    }

    private static void insertTotals(Connection connection, Map<Cell, Long> sums, int partition, int version, int error)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO total_rows (account, occurred_from, occurred_to, programme, jurisdiction, region, category,
                party, unit, evidence, topic, partition, quantity, postings, covered_offset, totals_partition,
                totals_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Map.Entry<Cell, Long> sum : sums.entrySet()) {
                Cell cell = sum.getKey();
                bind(
                        insert,
                        cell.account(),
                        cell.from().toString(),
                        cell.to().toString(),
                        cell.programme(),
                        cell.jurisdiction(),
                        cell.region(),
                        cell.category(),
                        cell.party(),
                        "unit",
                        cell.evidence(),
                        "topic",
                        partition,
                        sum.getValue() + error,
                        1,
                        0,
                        partition,
                        version);
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
