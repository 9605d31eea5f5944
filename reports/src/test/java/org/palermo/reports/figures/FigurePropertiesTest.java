package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.palermo.reports.figures.Figure.Source;

/** What holds of every figure over any registers; a failure prints the seed. */
class FigurePropertiesTest {

    static final List<String> FOLDED = List.of(
            "activities",
            "countries.direct",
            "countries.supported",
            "participants",
            "participants.trained",
            "cases.added",
            "cases.stock",
            "cases.countries",
            "partners",
            "treaty.parties",
            "treaty.parties.new",
            "fund.received",
            "fund.pledged",
            "fund.granted",
            "fund.projects",
            "fund.project-countries",
            "fund.donors.private",
            "fund.available",
            "fund.received.private-share",
            "fund.received.average-per-year",
            "fund.received.in-year",
            "fund.survivors-per-year");

    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    private static final LocalDate NOW = LocalDate.of(2100, 1, 1);

    private final Declarations declarations = Declarations.standard();

    @Property(tries = 500)
    void aPlainFoldOfTheRegistersGivesTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        Registers registers = Registers.random(random);
        Period period = random.nextBoolean() ? days(random) : months(random);
        LocalDate knownOn = random.nextBoolean() ? null : FIRST.plusDays(random.nextInt(1500));

        Map<String, Figure> figures = all(engine(registers), new Question(period, "global", knownOn));

        PlainFold fold = new PlainFold(registers, period, knownOn);
        for (String id : FOLDED) {
            Figure figure = of(figures, id);
            PlainFold.Answer answer = fold.answer(id);
            assertEquals(answer, new PlainFold.Answer(figure.value(), figure.atMost()), id + " over " + period);
        }
    }

    @Property(tries = 300)
    void totalsAndPostingsGiveTheSameOverWholeMonths(@ForAll long seed) {
        Random random = new Random(seed);
        FigureEngine engine = engine(Registers.random(random));
        Period period = months(random);

        Map<String, Figure> totals = all(engine, new Question(period, "global", null));
        Map<String, Figure> postings = all(engine, new Question(period, "global", NOW));

        totals.forEach((id, figure) -> {
            assertEquals(Source.TOTALS, figure.source());
            Figure other = of(postings, id);
            assertEquals(Source.POSTINGS, other.source());
            assertEquals(
                    List.of(figure.evidence(), figure.members(), figure.parts(), figure.period()),
                    List.of(other.evidence(), other.members(), other.parts(), other.period()),
                    id);
            assertEquals(figure.value(), other.value(), id);
            assertEquals(figure.atMost(), other.atMost(), id);
        });
    }

    @Property(tries = 300)
    void evidenceAndPartsAddUpAndNoBoundIsBelowItsValue(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Figure> figures = all(engine(Registers.random(random)), new Question(days(random), "global", null));

        figures.forEach((id, figure) -> {
            BigDecimal value = figure.value();
            BigDecimal atMost = figure.atMost();
            assertEquals(value == null, figure.absent() != null, id);
            if (value == null) {
                return;
            }
            assertTrue(atMost == null || atMost.compareTo(value) > 0, id);
            switch (declarations.figure(id).operation()) {
                case SUM, SUM_OF_LAST_FULL_YEAR, MEAN_OF_FULL_YEARS, DISTINCT, NEWLY_DISTINCT ->
                    assertEquals(0, total(figure.evidence().values()).compareTo(value), id);
                // Of these the evidence is of what they are computed from.
                case DIFFERENCE, SHARE, AVERAGE_PER_YEAR -> {}
            }
            if (!figure.parts().isEmpty()) {
                BigDecimal parts =
                        total(figure.parts().stream().map(Figure.Part::value).toList());
                int compared = parts.compareTo(value);
                assertTrue(id.equals("activities.by-region") ? compared >= 0 : compared == 0, id);
            }
        });
    }

    /** Where nothing is corrected or withdrawn, knowing more never makes a count smaller. */
    @Property(tries = 200)
    void whatIsKnownOnlyGrowsWhereNothingIsCorrected(@ForAll long seed) {
        Random random = new Random(seed);
        List<Registers.Entity> recorded = Registers.random(random).entities().stream()
                .map(entity ->
                        new Registers.Entity(entity.id(), entity.versions().subList(0, 1)))
                .toList();
        FigureEngine engine = engine(new Registers(recorded));
        Period period = days(random);
        LocalDate earlier = FIRST.plusDays(random.nextInt(1000));
        LocalDate later = earlier.plusDays(random.nextInt(1000));

        Map<String, Figure> before = all(engine, new Question(period, "global", earlier));
        Map<String, Figure> after = all(engine, new Question(period, "global", later));

        for (String id : List.of("activities", "countries.supported", "participants", "cases.stock", "fund.received")) {
            assertTrue(value(after, id).compareTo(value(before, id)) >= 0, id);
        }
    }

    private static Figure of(Map<String, Figure> figures, String id) {
        return Objects.requireNonNull(figures.get(id), id);
    }

    private static BigDecimal value(Map<String, Figure> figures, String id) {
        BigDecimal value = of(figures, id).value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal total(Collection<BigDecimal> quantities) {
        return quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private FigureEngine engine(Registers registers) {
        return new FigureEngine(declarations, new ListedLedger(registers.postings()), FigureCases.IS_COUNTRY);
    }

    private Map<String, Figure> all(FigureEngine engine, Question question) {
        return engine
                .computeAll(declarations.figures().stream()
                        .map(figure -> new Ask(figure.id(), question))
                        .toList())
                .values()
                .stream()
                .collect(Collectors.toMap(Figure::id, Function.identity()));
    }

    private static Period days(Random random) {
        LocalDate from = FIRST.plusDays(random.nextInt(1200));
        return new Period(from, from.plusDays(random.nextInt(900)));
    }

    private static Period months(Random random) {
        YearMonth from = YearMonth.from(FIRST).plusMonths(random.nextInt(40));
        return new Period(from.atDay(1), from.plusMonths(random.nextInt(30)).atEndOfMonth());
    }
}
