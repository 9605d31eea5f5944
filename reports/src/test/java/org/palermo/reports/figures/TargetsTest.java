package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.targets.Attainment;
import org.palermo.reports.targets.Attainment.Problem;
import org.palermo.reports.targets.Attainment.Stage;
import org.palermo.reports.targets.Target;
import org.palermo.reports.targets.Targets;
import org.palermo.schemas.codes.FigureCode;
import org.palermo.schemas.codes.FigureCodes;

/** What targets find when they are laid beside their figures. */
class TargetsTest {

    private static final String LEDGER = """
            fund.received  2015-05-05 230020100 party=D-1 category=member-state
            fund.committed 2015-07-01 175000000
            fund.charges   2015-12-31 50020100 category=not-stated
            fund.received  2016-09-01 10000000 party=D-2 category=private-sector
            activities     2016-02-01 1 category=legislative id=A1
            activities.by-country 2016-02-01 1 in=BIH region=150 category=legislative id=A1
            activities.by-country 2016-02-01 1 in=SRB region=150 category=legislative id=A1
            activities.by-region  2016-02-01 1 region=150 category=legislative id=A1
            activities     2016-03-01 1 category=prevention id=A2
            activities.by-country 2016-03-01 1 in=NGA region=002 category=prevention id=A2
            activities.by-region  2016-03-01 1 region=002 category=prevention id=A2
            activities     2016-04-01 1 category=normative id=A3
            activities     2016-07-01 1 category=legislative id=A4
            activities.by-country 2016-07-01 1 in=BIH region=150 category=legislative id=A4
            activities.by-region  2016-07-01 1 region=150 category=legislative id=A4
            activities     2016-07-01 1 category=legislative id=A5 programme=regional
            agreements     2016-02-01 1 category=law id=G1
            agreements.by-country 2016-02-01 1 in=BIH region=150 category=law id=G1
            agreements.by-country 2016-02-01 1 in=SRB region=150 category=law id=G1
            """;

    private final ListedLedger ledger =
            new ListedLedger(FigureCases.lines(LEDGER).map(Entry::of).toList());
    private final FigureEngine engine = new FigureEngine(Declarations.standard(), ledger, FigureCases.IS_COUNTRY);

    private List<Attainment> at(String day, Target... targets) {
        return new Targets(engine, _ -> List.of(targets)).at(LocalDate.parse(day), "global", null);
    }

    private static Target target(
            String figure, @Nullable String start, String end, Narrowing part, String value, String unit) {
        return new Target(
                "T-" + figure,
                figure,
                start == null ? null : LocalDate.parse(start),
                LocalDate.parse(end),
                null,
                part,
                value,
                unit,
                "documented",
                "",
                "");
    }

    /** R 72: 50,000 available, 500,000 more needed for the next call. */
    @Test
    void aStockFallsShortByWhatIsStillNeeded() {
        Attainment call = at(
                        "2016-05-31", target("fund.available", null, "2017-12-31", Narrowing.NONE, "550000", "USD"))
                .getFirst();

        assertEquals(Stage.RUNNING, call.stage());
        assertEquals(BigDecimal.valueOf(5_000_000), call.value());
        assertEquals(BigDecimal.valueOf(50_000_000), call.shortfall());
        assertEquals(BigDecimal.valueOf(-50_000_000), call.difference());
        assertEquals(new BigDecimal("0.090909"), call.share());
        assertFalse(call.isReached());
        assertEquals(new Period(LocalDate.parse("2016-05-31"), LocalDate.parse("2016-05-31")), call.over());
    }

    @Test
    void aStockIsLookedAtOnItsOwnDayOnceThatHasPassed() {
        Attainment call = at("2018-01-01", target("fund.available", null, "2016-08-31", Narrowing.NONE, "50000", "USD"))
                .getFirst();

        assertEquals(Stage.ENDED, call.stage());
        assertEquals(BigDecimal.valueOf(5_000_000), call.value());
        assertEquals(BigDecimal.ZERO, call.shortfall());
        assertTrue(call.isReached());
    }

    /** Activities are those of the report's programme, normative work left out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2016-12-31 | -   | -   | -          | 3 | ENDED
            2016-06-30 | -   | -   | -          | 2 | RUNNING
            2016-12-31 | BIH | -   | -          | 2 | ENDED
            2016-12-31 | -   | 150 | -          | 2 | ENDED
            2016-12-31 | -   | -   | prevention | 1 | ENDED
            2016-12-31 | NGA | -   | prevention | 1 | ENDED
            2016-12-31 | BIH | -   | prevention | 0 | ENDED
            2016-12-31 | -   | -   | normative  | 0 | ENDED
            """)
    void aFlowCountsItsOwnPeriodAndPartUpToTheDay(
            String day,
            @Nullable String country,
            @Nullable String region,
            @Nullable String category,
            long value,
            Stage stage) {
        Narrowing part = new Narrowing(country, region, category);

        Attainment attainment = at(day, target("activities", "2016-01-01", "2016-12-31", part, "12", "activity"))
                .getFirst();

        assertEquals(BigDecimal.valueOf(value), attainment.value());
        assertEquals(stage, attainment.stage());
        assertEquals(BigDecimal.valueOf(value - 12), attainment.difference());
    }

    @Test
    void whatHasNotBegunHasNoValue() {
        Attainment attainment = at(
                        "2015-12-31",
                        target("activities", "2016-01-01", "2016-12-31", Narrowing.NONE, "12", "activity"))
                .getFirst();

        assertEquals(Stage.TO_COME, attainment.stage());
        assertNull(attainment.problem());
        assertNull(attainment.value());
        assertNull(attainment.difference());
        assertFalse(attainment.isReached());
    }

    @Test
    void aShareIsStatedInPercent() {
        Attainment attainment = at(
                        "2016-05-31",
                        target("fund.received.private-share", null, "2017-12-31", Narrowing.NONE, "40", "percent"))
                .getFirst();

        assertEquals(new BigDecimal("0.40"), attainment.goal());
    }

    /** The register's reader finds these too; an event may come from elsewhere. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            fund.availble,  -,          2017-12-31, -,   550000, USD,      UNKNOWN_FIGURE
            activities,     -,          2017-12-31, -,   12,     activity, NO_START
            activities,     2018-01-01, 2017-12-31, -,   12,     activity, END_BEFORE_START
            fund.available, -,          2017-12-31, -,   550000, EUR,      OTHER_UNIT
            fund.available, -,          2017-12-31, BIH, 550000, USD,      NO_SUCH_PART
            """)
    void whatCannotBeLaidBesideAFigureSaysWhy(
            String figure,
            @Nullable String start,
            String end,
            @Nullable String country,
            String value,
            String unit,
            Problem problem) {
        Attainment attainment = at(
                        "2019-01-01", target(figure, start, end, new Narrowing(country, null, null), value, unit))
                .getFirst();

        assertEquals(problem, attainment.problem());
        assertNull(attainment.actual());
    }

    /** One law in two countries of a region would count twice in it. */
    @Test
    void aRegionIsNotSummedOverItsCountries() {
        Attainment attainment = at(
                        "2016-12-31",
                        target(
                                "agreements",
                                "2016-01-01",
                                "2016-12-31",
                                new Narrowing(null, "150", null),
                                "2",
                                "agreement"))
                .getFirst();

        assertEquals(Problem.NO_SUCH_PART, attainment.problem());
    }

    @Test
    void targetsOfAnotherProgrammeAreLeftOutAndTheRestIsInTheFiguresOrder() {
        Target fund = target("fund.available", null, "2017-12-31", Narrowing.NONE, "550000", "USD");
        Target work = target("activities", "2016-01-01", "2016-12-31", Narrowing.NONE, "12", "activity");
        Target other = new Target(
                "T-9",
                "activities",
                work.start(),
                work.end(),
                "regional",
                Narrowing.NONE,
                "1",
                "activity",
                "documented",
                "",
                "");

        assertEquals(
                List.of("T-activities", "T-fund.available"),
                at("2016-12-31", fund, other, work).stream()
                        .map(attainment -> attainment.target().id())
                        .toList());
    }

    /** The report is on 2016; figures are those that it shows. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            activities     | 2015-01-01 | 2016-01-01 | true
            activities     | 2016-12-31 | 2017-06-30 | true
            activities     | 2014-01-01 | 2015-12-31 | false
            activities     | 2017-01-01 | 2017-12-31 | false
            fund.available | -          | 2016-01-01 | true
            fund.available | -          | 2020-12-31 | true
            fund.available | -          | 2015-12-31 | false
            fund.received  | -          | 2016-12-31 | false
            """, delimiter = '|')
    void aReportShowsTheTargetsOfItsFiguresThatShareADayWithIt(
            String figure, @Nullable String start, String end, boolean shown) {
        Target target =
                target(figure, start, end, Narrowing.NONE, "12", figure.startsWith("fund.") ? "USD" : "activity");
        Question question =
                new Question(new Period(LocalDate.parse("2016-01-01"), LocalDate.parse("2016-12-31")), "global", null);

        assertEquals(
                shown ? 1 : 0,
                new Targets(engine, _ -> List.of(target))
                        .within(question, Set.of("activities", "fund.available"))
                        .size());
    }

    /** A part of a figure is not the figure: who hears of figures would take it for the whole. */
    @Test
    void nobodyIsToldOfAPart() {
        List<Ask> told = new ArrayList<>();
        FigureEngine telling =
                new FigureEngine(Declarations.standard(), ledger, FigureCases.IS_COUNTRY, (ask, _) -> told.add(ask));

        new Targets(
                        telling,
                        _ -> List.of(target(
                                "activities",
                                "2016-01-01",
                                "2016-12-31",
                                new Narrowing("BIH", null, null),
                                "2",
                                "activity")))
                .at(LocalDate.parse("2016-12-31"), "global", null);

        assertEquals(List.of(), told);
    }

    @Test
    void manyTargetsAreReadTogether() {
        at(
                "2016-12-31",
                target("fund.available", null, "2017-12-31", Narrowing.NONE, "550000", "USD"),
                target("activities", "2016-01-01", "2016-12-31", Narrowing.NONE, "12", "activity"),
                target("activities", "2016-01-01", "2016-12-31", new Narrowing("BIH", null, null), "12", "activity"));

        assertEquals(1, ledger.reads.size());
    }

    /** A target is checked against the list that registers know; the declarations are what is computed. */
    @Test
    void theListOfFiguresIsTheDeclaredOne() {
        assertEquals(
                Declarations.standard().figures().stream()
                        .map(figure -> new FigureCode(figure.id(), figure.kind() == Figure.Kind.FLOW, figure.unit()))
                        .toList(),
                FigureCodes.all());
    }

    @Test
    void everyAccountOfAFigureIsDeclaredWithTheDimensionsThatAreAskedOfIt() {
        Map<String, TreeSet<Dimension>> missing = new TreeMap<>();
        Accounts accounts = Accounts.standard();
        for (FigureDeclaration figure : Declarations.standard().figures()) {
            for (Selection selection : figure.selections()) {
                TreeSet<Dimension> asked = new TreeSet<>(selection.dimensions());
                if (figure.distinctBy() != null) {
                    asked.add(figure.distinctBy());
                }
                accounts.account(selection.account()).ifPresent(account -> asked.removeAll(account.dimensions()));
                if (!asked.isEmpty() || accounts.account(selection.account()).isEmpty()) {
                    missing.put(selection.account(), asked);
                }
            }
        }
        assertEquals(Map.of(), missing);
    }
}
