package org.palermo.infra.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.infra.clickhouse.Migrations;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.infra.engine.EngineProcess;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Cell;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Dimension;
import org.palermo.reports.figures.DonorTotals;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.LedgerReader.Interval;
import org.palermo.reports.figures.LedgerReader.Read;
import org.palermo.reports.figures.LedgerReader.Window;
import org.palermo.reports.figures.OverdrawnGrant;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.figures.Segments;
import org.palermo.reports.publications.Positions;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.store.Pinned;
import org.palermo.reports.store.StoreUnavailable;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.topics.Position;

/** What ClickHouse answers is what adding up the same postings in a list gives. */
class LedgerReadsIT {

    private static final long SEED = 20140930;
    private static final LocalDate NOW = LocalDate.of(2200, 1, 1);

    @TempDir
    static Path folder;

    private static EngineProcess engine;
    private static ClickHouseLedger ledger;
    private static LedgerRows rows;

    @BeforeAll
    static void fill() throws SQLException {
        Path library = EngineLibrary.locate(EngineLibrary.cacheFolder(), System.err::println);
        engine = EngineProcess.start(EngineProcess.Settings.of(library, folder.resolve("data")));
        Migrations.migrate(engine.jdbcUrl());
        rows = LedgerRows.random(new Random(SEED), 3000);
        rows.insert(engine.jdbcUrl());
        ledger = new ClickHouseLedger(engine.jdbcUrl(), new Properties());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void readsTheCellsThatTheListAddsUpTo(Source source) {
        Random random = new Random(SEED);
        for (int i = 0; i < 30; i++) {
            Read read = read(random, source);

            List<Cell> cells = ledger.cells(read);

            Map<Cell, Long> sums = new HashMap<>();
            cells.forEach(cell -> sums.merge(LedgerRows.times(cell, 0), cell.quantity(), Long::sum));
            assertEquals(cells.size(), sums.size());
            assertEquals(rows.cells(read), sums, "read " + i + ": " + read);
        }
    }

    /** Whatever partition has no position, or is beyond the last one, was not read at all. */
    @ParameterizedTest
    @CsvSource({"-1, -1", "0, 0", "1, 0", "1, 1", "2, 1", "-1, 3", "3, -1", "99, 99"})
    void aReaderThatIsPinnedSeesWhatItsPositionsCoverAndNothingElse(long first, long second) throws SQLException {
        List<Position> last = new ArrayList<>();
        if (first >= 0) {
            last.add(new Position("topic", 0, first));
        }
        if (second >= 0) {
            last.add(new Position("topic", 1, second));
        }
        last.add(new Position("another", 5, 1000));
        List<Window> all = List.of(
                new Window("fund.received", null, Segments.LAST, Set.of()),
                new Window("activities", null, Segments.LAST, Set.of()));

        int seen = new ClickHouseLedger(engine.jdbcUrl(), Pinned.to(new Positions(last)))
                .lines(null, all)
                .size();

        try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count() FROM postings"
                        + " WHERE account IN ('fund.received', 'activities') AND (partition = 0 AND toInt64(offset) <= "
                        + first + " OR partition = 1 AND toInt64(offset) <= " + second + ")")) {
            assertTrue(row.next());
            assertEquals(row.getInt(1), seen);
        }
        assertEquals(first < 1 && second < 1, seen == 0, "a first revision is 1");
    }

    private static Segments segments(List<LocalDate> boundaries, Random random) {
        return Segments.at(boundaries.stream().filter(_ -> random.nextBoolean()).toList());
    }

    private static Read read(Random random, Source source) {
        boolean months = source == Source.TOTALS;
        List<LocalDate> boundaries = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            boundaries.add(LocalDate.of(
                    2012 + random.nextInt(6), 1 + random.nextInt(12), months ? 1 : 1 + random.nextInt(28)));
        }
        List<Window> windows = new ArrayList<>();
        for (String account : List.of("activities", "fund.received", "treaty.parties", "cases", "participants")) {
            if (random.nextInt(3) > 0) {
                // what touches a window is the same for months and days only where the window is of whole months
                YearMonth from = YearMonth.of(2012 + random.nextInt(4), 1 + random.nextInt(12));
                YearMonth to = from.plusMonths(random.nextInt(30));
                Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
                for (Dimension dimension : Dimension.values()) {
                    if (random.nextBoolean()) {
                        dimensions.add(dimension);
                    }
                }
                windows.add(new Window(
                        account,
                        random.nextBoolean() ? null : from.atDay(1),
                        to.atEndOfMonth(),
                        dimensions,
                        LedgerRows.pick(random, List.of(Set.of(), Set.of("asia"), Set.of("asia", "global"))),
                        random.nextBoolean()
                                ? null
                                : LedgerRows.pick(
                                        random,
                                        List.of(Set.of(), Set.of("normative"), Set.of("normative", "private-sector"))),
                        random.nextBoolean() ? null : segments(boundaries, random)));
            }
        }
        if (months) {
            return new Read(source, null, windows, Segments.at(boundaries));
        }
        LocalDate knownOn =
                random.nextBoolean() ? null : LocalDate.of(2015, 1, 1).plusDays(random.nextInt(300));
        return new Read(source, knownOn, windows, Segments.at(boundaries));
    }

    @Test
    void readsDaysBeyondTheRangeOfTheNarrowDate() {
        Window all = new Window("activities", null, NOW, Set.of());
        List<Integer> named = List.of(1900, 1901, 1950, 1951, 2150, 2151, 2199);
        Segments segments = Segments.at(
                named.stream().map(year -> LocalDate.ofYearDay(year, 1)).toList());
        Set<Integer> years = new TreeSet<>();
        for (Cell cell : ledger.cells(new Read(Source.POSTINGS, null, List.of(all), segments))) {
            years.add(cell.from().getYear());
        }
        assertEquals(new TreeSet<>(List.of(1900, 1950, 1951, 2150, 2199)), years);
    }

    @Test
    void readsTheFirstDays() {
        LocalDate knownOn = LocalDate.of(2015, 4, 1);
        LocalDate until = LocalDate.of(2016, 3, 15);

        List<Interval> intervals = ledger.intervals("fund.received", knownOn, until);

        Map<Interval, Long> sums = new HashMap<>();
        for (LedgerRows.Row row : rows.rows()) {
            Cell cell = row.cell();
            if (cell.account().equals("fund.received")
                    && LedgerRows.isKnown(row, knownOn)
                    && !cell.from().isAfter(until)) {
                sums.merge(new Interval(cell.from(), cell.to()), cell.quantity(), Long::sum);
            }
        }
        Map<LocalDate, LocalDate> first = new TreeMap<>();
        sums.forEach((interval, sum) -> {
            if (sum > 0) {
                first.merge(interval.to(), interval.from(), (a, b) -> a.isBefore(b) ? a : b);
            }
        });
        assertTrue(first.size() > 10);
        assertEquals(
                first.entrySet().stream()
                        .map(entry -> new Interval(entry.getValue(), entry.getKey()))
                        .toList(),
                intervals);
    }

    @Test
    void computesTheSameFromTotalsAndPostings() {
        Declarations declarations = Declarations.standard();
        FigureEngine figures = new FigureEngine(declarations, ledger, Jurisdictions.standard()::isCountry);
        Period period = new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 4, 30));

        Map<Ask, Figure> totals = figures.computeAll(declarations.figures().stream()
                .map(figure -> new Ask(figure.id(), new Question(period, "global", null)))
                .toList());
        Map<Ask, Figure> postings = figures.computeAll(declarations.figures().stream()
                .map(figure -> new Ask(figure.id(), new Question(period, "global", NOW)))
                .toList());

        assertEquals(
                totals.values().stream().map(LedgerReadsIT::withoutSource).toList(),
                postings.values().stream().map(LedgerReadsIT::withoutSource).toList());
        assertTrue(totals.values().stream().allMatch(figure -> figure.source() == Source.TOTALS));
        assertTrue(postings.values().stream().allMatch(figure -> figure.source() == Source.POSTINGS));
    }

    private static List<Object> withoutSource(Figure figure) {
        return List.of(
                figure.id(),
                String.valueOf(figure.value()),
                String.valueOf(figure.atMost()),
                figure.evidence(),
                figure.members(),
                figure.parts());
    }

    private static final String COMMITTED = "fund.committed.by-grant";
    private static final String DISBURSED = "fund.disbursed.by-grant";

    @Test
    void namesDonorsAsLastRecordedAndFindsOverdrawnGrants() throws SQLException {
        String url = engine.jdbcUrl().replace("/default", "/fund");
        try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE fund");
        }
        Migrations.migrate(url);
        new LedgerRows(List.of(
                        donation("C1", 1, "fund.received", "2014-05-01", "D-1", "documented", 1000, "2014-05-02T00:00"),
                        donation("C2", 2, "fund.pledged", "2015-01-01", "D-1", "documented", 50, "2015-01-02T00:00"),
                        donation("C3", 3, "fund.received", "2014-06-01", "D-1", "illustrative", 7, "2014-06-02T00:00"),
                        donation("C4", 4, "fund.received", "2014-06-01", "D-2", "reported", 2000, "2014-06-02T00:00"),
                        donation("C5", 5, "fund.received", "2016-05-01", "D-3", "reported", 9000, "2016-05-02T00:00"),
                        donation("C6", 6, "fund.received", "2014-06-01", "D-2", "reported", 300, "2014-06-03T00:00"),
                        // not of D-2 but of D-4, as it turned out
                        donation("C6", 7, "fund.received", "2014-06-01", "D-2", "reported", -300, "2015-03-01T00:00"),
                        donation("C6", 7, "fund.received", "2014-06-01", "D-4", "reported", 300, "2015-03-01T00:00"),
                        donation("G1", 8, COMMITTED, "2015-07-01", "G1", "reported", 500, "2015-07-01T00:00"),
                        donation("P1", 9, DISBURSED, "2015-08-01", "G1", "reported", 501, "2015-08-01T00:00"),
                        donation("G2", 10, COMMITTED, "2015-07-01", "G2", "reported", 500, "2015-07-01T00:00"),
                        donation("P2", 11, DISBURSED, "2015-08-01", "G2", "reported", 500, "2015-08-01T00:00")))
                .insert(url);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO outcome_rows (topic, partition, offset, outcome, kind, known_at, withdrawn, body) VALUES
                    ('topic', 0, 1, 'posted', 'contribution', '2014-05-02 00:00:00', false,
                     '{"donorId":"D-1","donorName":"Old name","donorType":"individual"}'),
                    ('topic', 0, 2, 'posted', 'contribution', '2015-01-02 00:00:00', false,
                     '{"donorId":"D-1","donorName":"L''Été","donorType":"member-state"}'),
                    ('topic', 0, 3, 'posted', 'contribution', '2014-06-02 00:00:00', false,
                     '{"donorId":"D-1","donorName":"Made up","donorType":"organisation"}'),
                    ('topic', 0, 4, 'posted', 'contribution', '2014-06-02 00:00:00', false,
                     '{"donorId":"D-2","donorName":"Donor X-02","donorType":"private-sector"}'),
                    ('topic', 0, 6, 'posted', 'contribution', '2014-06-03 00:00:00', false,
                     '{"donorId":"D-2","donorName":"Donor Y-02","donorType":"private-sector"}'),
                    ('topic', 0, 7, 'posted', 'contribution', '2015-03-01 00:00:00', false,
                     '{"donorId":"D-4","donorName":"Donor X-04","donorType":"individual"}'),
                    ('topic', 0, 12, 'rejected', 'contribution', NULL, false,
                     '{"donorId":"D-1","donorName":"Never","donorType":"organisation"}')""");
        }
        ClickHouseLedger fund = new ClickHouseLedger(url, new Properties());

        List<DonorTotals> donors = fund.donors(LocalDate.of(2016, 4, 30), null);
        List<DonorTotals> then = fund.donors(LocalDate.of(2016, 4, 30), LocalDate.of(2014, 12, 31));
        List<OverdrawnGrant> overdrawn = fund.overdrawn(LocalDate.of(2016, 4, 30), null);

        assertEquals(
                List.of(
                        donor("D-2", "Donor Y-02", "private-sector", false, 2000, 0, 1),
                        donor("D-1", "L'Été", "member-state", false, 1000, 50, 2),
                        donor("D-4", "Donor X-04", "individual", false, 300, 0, 1),
                        donor("D-1", "L'Été", "member-state", true, 7, 0, 1)),
                donors);
        assertEquals(
                List.of(
                        donor("D-2", "Donor Y-02", "private-sector", false, 2300, 0, 2),
                        donor("D-1", "Made up", "organisation", false, 1000, 0, 1),
                        donor("D-1", "Made up", "organisation", true, 7, 0, 1)),
                then);
        assertEquals(List.of(new OverdrawnGrant("G1", BigDecimal.valueOf(500), BigDecimal.valueOf(501))), overdrawn);
        assertEquals(List.of(), fund.overdrawn(LocalDate.of(2015, 7, 31), null));
    }

    private static LedgerRows.Row donation(
            String entity,
            int offset,
            String account,
            String day,
            String party,
            String evidence,
            long cents,
            String knownAt) {
        LocalDate date = LocalDate.parse(day);
        Cell cell = new Cell(account, date, date, "", "", "", "", party, evidence, cents);
        return new LedgerRows.Row(
                cell, "contribution", entity, offset, cents < 0 ? 0 : 1, LocalDateTime.parse(knownAt), 0);
    }

    private static DonorTotals donor(
            String id,
            String name,
            String type,
            boolean illustrative,
            long received,
            long pledged,
            long contributions) {
        return new DonorTotals(
                id, name, type, illustrative, BigDecimal.valueOf(received), BigDecimal.valueOf(pledged), contributions);
    }

    @Test
    void saysWhichSettingToLookAtWhereClickHouseIsAway() {
        ClickHouseLedger away =
                new ClickHouseLedger("jdbc:clickhouse://127.0.0.1:9/default?password=secret", new Properties());

        StoreUnavailable fault = assertThrows(StoreUnavailable.class, () -> away.overdrawn(NOW, null));

        String message = String.valueOf(fault.getMessage());
        assertTrue(
                message.startsWith("clickhouse.url: cannot read from jdbc:clickhouse://127.0.0.1:9/default: "),
                message);
        assertTrue(!message.contains("secret"), message);
    }

    @Test
    void saysSoWhereTheTablesAreMissing() {
        ClickHouseLedger empty =
                new ClickHouseLedger(engine.jdbcUrl().replace("/default", "/system"), new Properties());
        StoreUnavailable fault = assertThrows(StoreUnavailable.class, () -> empty.overdrawn(NOW, null));
        assertTrue(String.valueOf(fault.getMessage()).contains("postings"), fault.getMessage());
    }
}
