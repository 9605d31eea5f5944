package org.palermo.reports.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.write.ChangeJson;

/** With a threshold of ten, nobody learns from what changed a number from one to nine. */
class SmallChangesTest {

    private static final Period PERIOD = new Period(LocalDate.of(2015, 1, 1), LocalDate.of(2015, 12, 31));
    private static final RecordId ENTITY = new RecordId("assistance", "ASS-1");
    private static final SmallChanges GUARD = guard(Set.of());

    private static SmallChanges guard(Set<Integer> yearsOfSmallCounts) {
        return new SmallChanges("survivors"::equals, new Disclosure(10), () -> yearsOfSmallCounts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # figure   | before | after | shown
        survivors  | 100    | 120   | true
        survivors  | 100    | 110   | true
        survivors  | 100    | 109   | false
        survivors  | 109    | 100   | false
        survivors  | 9      | 120   | false
        survivors  | 120    | 1     | false
        survivors  | 0      | 120   | true
        activities | 3      | 4     | true
        """)
    void aFigureIsShownWhereNeitherItsValuesNorTheirDifferenceAreSmall(
            String figure, long before, long after, boolean shown) {
        ChangeReport report = GUARD.guarded(report(figure, before, after, List.of()));

        FigureChange change = report.figures().getFirst();
        assertEquals(shown, !report.withheld());
        assertEquals(shown ? BigDecimal.valueOf(before) : null, change.before().value());
        assertEquals(shown ? BigDecimal.valueOf(after) : null, change.after().value());
        assertEquals(shown ? 1 : 0, change.movers().size());
    }

    @Test
    void aRecordWithASmallCountTellsNoneOfItsCounts() {
        String body = "{\"grant\":\"GRA-1\",\"survivors\":47,\"bySex\":{\"women\":40,\"girls\":7},\"year\":2015}";
        History history = History.of(List.of(event(1, body)), List.of()).getFirst();

        ChangeReport report =
                GUARD.guarded(report("activities", 3, 4, List.of(new RecordChange(ENTITY, history.steps(), null))));

        String json = ChangeJson.write(report);
        assertTrue(json.contains("GRA-1") && json.contains("2015"), json);
        assertFalse(json.contains("47") || json.contains("\"7\"") || json.contains("\"40\""), json);
        assertEquals(
                "{\"grant\":\"GRA-1\",\"year\":2015}",
                report.records().getFirst().telling().body());
    }

    @Test
    void aCountThatIsCorrectedByLittleTellsNeitherTheOldNorTheNew() {
        History history = History.of(List.of(event(1, "{\"survivors\":40}"), event(2, "{\"survivors\":43}")), List.of())
                .getFirst();

        ChangeReport report = GUARD.guarded(report(
                "activities",
                3,
                4,
                List.of(new RecordChange(
                        ENTITY,
                        history.steps().subList(1, 2),
                        history.steps().getFirst().event()))));

        String json = ChangeJson.write(report);
        assertFalse(json.contains("\"43\"") || json.contains("\"40\""), json);
        assertTrue(report.records().getFirst().steps().getFirst().changes().isEmpty());
    }

    @Test
    void largeCountsStay() {
        History history = History.of(List.of(event(1, "{\"survivors\":47,\"bySex\":{\"women\":47}}")), List.of())
                .getFirst();
        RecordChange change = new RecordChange(ENTITY, history.steps(), null);

        ChangeReport report = GUARD.guarded(report("activities", 3, 4, List.of(change)));

        assertFalse(report.withheld());
        assertSame(change, report.records().getFirst());
    }

    /** 400 men of one record and 407 of its year are seven of another. */
    @ParameterizedTest
    @CsvSource({"2015, false", "2014, true"})
    void largeCountsOfAYearInWhichAnotherRecordTellsASmallOneDoNot(int yearOfAnother, boolean shown) {
        String body = "{\"survivors\":447,\"bySex\":{\"men\":400,\"women\":47},\"year\":2015}";
        History history = History.of(List.of(event(1, body)), List.of()).getFirst();

        ChangeReport report = guard(Set.of(yearOfAnother))
                .guarded(report("activities", 3, 4, List.of(new RecordChange(ENTITY, history.steps(), null))));

        String json = ChangeJson.write(report);
        assertEquals(shown, json.contains("447") || json.contains("400") || json.contains("\"47\""), json);
    }

    private static ChangeReport report(String figure, long before, long after, List<RecordChange> records) {
        FigureChange change = new FigureChange(
                figure(figure, before),
                figure(figure, after),
                true,
                List.of(new FigureChange.Mover(new RecordId("grant", "G-1"), after - before)));
        return new ChangeReport(
                new Span(LocalDate.EPOCH, null), PERIOD, "global", List.of(change), records, 0, 0, null, false);
    }

    private static Figure figure(String id, @Nullable Long value) {
        return new Figure(
                id,
                Figure.Kind.FLOW,
                "person",
                PERIOD,
                value == null ? null : BigDecimal.valueOf(value),
                null,
                Map.of(),
                List.of(),
                List.of(),
                Figure.Source.TOTALS,
                null);
    }

    private static RecordedEvent event(long revision, String body) {
        Instant at = Instant.parse("2016-02-0" + revision + "T10:00:00Z");
        return new RecordedEvent(
                "palermo.assistance",
                0,
                revision,
                at,
                "posted",
                "",
                "",
                ENTITY,
                "E-" + revision,
                revision,
                at,
                at,
                "office",
                "",
                "reported",
                "",
                false,
                false,
                body);
    }
}
