package org.palermo.infra.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.infra.clickhouse.Migrations;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.infra.engine.EngineProcess;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.LedgerReader.Window;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.figures.Question;
import org.palermo.reports.provenance.Explainer;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.store.ClickHouseLedger;
import org.palermo.reports.store.ClickHouseRecords;
import org.palermo.schemas.codes.Jurisdictions;

/** What ClickHouse tells of single postings and records. */
class ProvenanceIT {

    private static final long SEED = 20160614;

    @TempDir
    static Path folder;

    private static EngineProcess engine;
    private static ClickHouseLedger ledger;
    private static ClickHouseRecords records;
    private static LedgerRows rows;

    @BeforeAll
    static void fill() throws SQLException {
        Path library = EngineLibrary.locate(EngineLibrary.cacheFolder(), System.err::println);
        engine = EngineProcess.start(EngineProcess.Settings.of(library, folder.resolve("data")));
        Migrations.migrate(engine.jdbcUrl());
        rows = LedgerRows.random(new Random(SEED), 2000);
        rows.insert(engine.jdbcUrl());
        try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO outcome_rows (topic, partition, offset, outcome, reason, kind, entity_id, event_id, revision,
                        known_at, recorded_at, recorded_by, note, withdrawn, body) VALUES
                    ('contributions', 0, 1, 'rejected', 'not-recorded', 'contribution', 'C-1', 'e1', 0, NULL,
                        '2015-01-01 00:00:00', 'a', '', true, '{"reason":"early"}'),
                    ('contributions', 0, 2, 'posted', '', 'contribution', 'C-1', 'e2', 1, '2015-02-01 08:30:00',
                        '2015-02-01 08:30:00', 'a', 'it''s a note', false, '{"donorId":"D-1"}'),
                    ('contributions', 0, 10, 'posted', '', 'contribution', 'C-1', 'e3', 2, '2015-03-01 00:00:00',
                        '2015-03-01 00:00:00', 'b', '', false, '{"donorId":"D-2"}'),
                    ('grants', 0, 3, 'posted', '', 'grant', 'C-1', 'e4', 1, '2015-02-01 00:00:00',
                        '2015-02-01 00:00:00', 'a', '', false, '{}'),
                    ('grants', 0, 4, 'rejected', 'corrupt-record', '', '', '', 0, NULL, NULL, '', '', false, '')""");
            String many = IntStream.range(0, 1500)
                    .mapToObj(i -> "('cases', 0, %d, 'posted', 'case', 'K-%04d', 'k%d', 1, '2015-02-01 00:00:00', '{}')"
                            .formatted(i, i, i))
                    .collect(Collectors.joining(","));
            statement.execute("INSERT INTO outcome_rows (topic, partition, offset, outcome, kind, entity_id, event_id, "
                    + "revision, known_at, body) VALUES " + many);
        }
        ledger = new ClickHouseLedger(engine.jdbcUrl(), new Properties());
        records = new ClickHouseRecords(engine.jdbcUrl(), new Properties());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** Read from the totals or from the postings: every figure is what its single lines come to. */
    @ParameterizedTest
    @CsvSource({
        "2014-10-01, 2016-04-30, ",
        "2014-10-05, 2016-04-29, ",
        "2013-01-01, 2015-12-31, 2015-04-01",
    })
    void everyFigureIsWhatItsLinesComeTo(LocalDate from, LocalDate to, @Nullable LocalDate knownOn) {
        Declarations declarations = Declarations.standard();
        FigureEngine figures = new FigureEngine(declarations, ledger, Jurisdictions.standard()::isCountry);
        Question question = new Question(new Period(from, to), "global", knownOn);
        int lines = 0;

        for (FigureDeclaration figure : declarations.figures()) {
            Explanation explanation = Explainer.explain(figures.trace(figure.id(), question, null));

            assertEquals(Set.of(), explanation.disagreements(), figure.id());
            lines += explanation.terms().stream()
                    .mapToInt(term -> term.counted().size())
                    .sum();
        }

        assertTrue(lines > 1000, "there was something to explain: " + lines);
    }

    @Test
    void readsTheLinesThatTheListHolds() {
        LocalDate knownOn = LocalDate.of(2015, 3, 10);
        Window window = new Window("fund.received", LocalDate.of(2014, 2, 15), LocalDate.of(2015, 7, 20), Set.of());

        List<PostingLine> lines = ledger.lines(knownOn, List.of(window, window));

        List<String> expected = rows.rows().stream()
                .filter(row -> row.cell().account().equals("fund.received")
                        && LedgerRows.isKnown(row, knownOn)
                        && !row.cell().from().isAfter(window.to())
                        && !row.cell().to().isBefore(LocalDate.of(2014, 2, 15)))
                .map(row -> row.cell().from() + " " + row.cell().to() + " " + row.entity() + " " + row.revision() + " "
                        + row.ordinal() + " " + row.cell() + " "
                        + row.knownAt().toInstant(ZoneOffset.UTC))
                .sorted()
                .toList();
        assertTrue(expected.size() > 10);
        assertEquals(
                expected,
                lines.stream()
                        .map(line -> line.from() + " " + line.to() + " " + line.entityId() + " " + line.revision() + " "
                                + line.ordinal() + " " + line.cell() + " " + line.knownAt())
                        .sorted()
                        .toList());
        assertEquals(
                lines.stream().map(PostingLine::from).sorted().toList(),
                lines.stream().map(PostingLine::from).toList());
    }

    @Test
    void findsRecordsByTheirOwnIdentifierOrThatOfAnEvent() {
        assertEquals(List.of("e1", "e2", "e3", "e4"), ids(records.eventsOf("C-1")));
        assertEquals(List.of("e1", "e2", "e3"), ids(records.eventsOf("e3")));
        assertEquals(List.of(), ids(records.eventsOf("c-1' OR '1'='1")));
        assertEquals(List.of(), ids(records.eventsOf("")));

        RecordedEvent event = records.eventsOf("e2").get(1);
        assertEquals(new RecordId("contribution", "C-1"), event.entity());
        assertEquals("it's a note", event.note());
        assertEquals("2015-02-01T08:30:00Z", String.valueOf(event.knownAt()));
        assertEquals("null", String.valueOf(records.eventsOf("e1").getFirst().knownAt()));
    }

    @Test
    void readsTheAcceptedEventsOfFewAndOfMany() {
        Set<RecordId> few = Set.of(new RecordId("contribution", "C-1"), new RecordId("case", "K-0007"));
        Set<RecordId> many = IntStream.range(0, 1200)
                .mapToObj(i -> new RecordId("case", "K-%04d".formatted(i)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(List.of("k7", "e2", "e3"), ids(records.acceptedEvents(few, null)));
        assertEquals(List.of("k7", "e2"), ids(records.acceptedEvents(few, LocalDate.of(2015, 2, 28))));
        assertEquals(IntStream.range(0, 1200).mapToObj(i -> "k" + i).toList(), ids(records.acceptedEvents(many, null)));
        assertEquals(List.of(), ids(records.acceptedEvents(Set.of(), null)));
    }

    @Test
    void namesIdentifiersThatAreWrittenMuchAlike() {
        assertEquals("C-1", records.idsLike("c1", 5).getFirst());
        assertEquals("K-0042", records.idsLike("k-0042x", 5).getFirst());
        assertEquals(5, records.idsLike("K-00", 5).size());
    }

    private static List<String> ids(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::eventId).toList();
    }
}
