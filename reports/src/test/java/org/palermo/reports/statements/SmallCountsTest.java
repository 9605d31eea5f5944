package org.palermo.reports.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.figures.SurvivorCounts;
import org.palermo.reports.privacy.Disclosure;

class SmallCountsTest {

    private static final String MEAN = "fund.survivors-per-year";
    private static final LocalDate AT = LocalDate.of(2016, 4, 30);

    @Test
    void nothing_is_withheld_where_nothing_is_small() {
        SurvivorTable table = table(Map.of(2014, Map.of("women", 40L, "men", 20L), 2015, Map.of("women", 50L)));

        Map<Ask, Figure> shown = guard(table).computeAll(asks(2014, 2015));

        shown.values().forEach(figure -> assertEquals(new BigDecimal("55"), figure.value()));
    }

    @Test
    void an_average_from_which_a_small_year_could_be_worked_out_is_withheld_with_its_year() {
        // 2015: six persons; the average of both years and the count of 2014 would give it back
        SurvivorTable table = table(Map.of(2014, Map.of("women", 40L), 2015, Map.of("women", 6L)));
        SmallCounts guard = guard(table);

        Map<Ask, Figure> shown = guard.computeAll(asks(2014, 2015));
        SurvivorTable years = guard.guarded(FundSample.empty(AT, false).with(List.of(), table))
                .survivors();

        assertTrue(years.ofYear(2015).isEmpty());
        Figure mean = shown.values().iterator().next();
        boolean average = mean.value() != null;
        boolean other = years.ofYear(2014).isPresent();
        assertFalse(average && other, "40 and twice the average give 2015");
        if (!average) {
            assertEquals(Figure.WITHHELD, mean.absent());
            assertNull(mean.atMost());
            assertEquals(Map.of(), mean.evidence());
        }
    }

    @Test
    void a_row_does_not_give_back_its_small_count() {
        SurvivorTable table = table(Map.of(2014, Map.of("women", 40L, "men", 20L, "girls", 3L)));
        SmallCounts guard = guard(table);

        guard.computeAll(List.of());
        SurvivorTable years = guard.guarded(FundSample.empty(AT, false).with(List.of(), table))
                .survivors();

        assertEquals(63, years.ofYear(2014).orElseThrow());
        assertTrue(years.of(2014, "girls").isEmpty());
        assertTrue(years.of(2014, "men").isEmpty());
        assertEquals(40, years.of(2014, "women").orElseThrow());
    }

    @Test
    void small_parts_by_evidence_are_not_told() {
        SurvivorTable table = table(Map.of(2014, Map.of("women", 60L), 2015, Map.of("women", 50L)));
        Figure mean = figure(2014, 2015, Map.of("documented", new BigDecimal("52"), "reported", new BigDecimal("3")));

        Map<Ask, Figure> shown = guard(table, mean).computeAll(asks(2014, 2015));

        assertEquals(new BigDecimal("55"), shown.values().iterator().next().value());
        assertEquals(Map.of(), shown.values().iterator().next().evidence());
    }

    @Test
    void years_after_the_statement_count_for_figures_beside_it() {
        SurvivorTable table = table(Map.of(2014, Map.of("women", 40L), 2016, Map.of("women", 4L)));

        Map<Ask, Figure> shown = guard(table).computeAll(asks(2016, 2016));

        assertEquals(Figure.WITHHELD, shown.values().iterator().next().absent());
        assertEquals(List.of(2014), table.years());
    }

    @Test
    void what_was_published_and_is_still_so_stays() {
        SurvivorTable table = table(Map.of(2014, Map.of("women", 40L, "men", 20L, "girls", 3L)));
        SmallCounts first = told(table, Map.of());

        SmallCounts again = told(table, first.told());

        assertEquals(Map.of("2014", 63L, "2014/women", 40L), first.told());
        assertEquals(first.told(), again.told());
    }

    @Test
    void a_change_by_a_few_persons_is_withheld_with_the_total_that_tells_it() {
        SmallCounts then = told(table(Map.of(2014, Map.of("women", 80L, "men", 40L))), Map.of());

        SmallCounts now = told(table(Map.of(2014, Map.of("women", 83L, "men", 40L))), then.told());

        assertEquals(Map.of("2014/men", 40L), now.told());
    }

    @Test
    void a_total_that_is_the_same_gives_no_small_change_back() {
        SmallCounts then = told(table(Map.of(2014, Map.of("women", 80L, "men", 40L, "girls", 30L))), Map.of());

        // three more women, 13 fewer men, ten more girls: the total of before, less men and girls, would give the women
        SmallCounts now = told(table(Map.of(2014, Map.of("women", 83L, "men", 27L, "girls", 40L))), then.told());

        assertEquals(Map.of("2014", 150L), now.told());
    }

    /** Whoever lays two publications side by side, with whatever can be added up in each, never sees a few persons more. */
    @Property(tries = 500)
    void two_publications_together_tell_no_small_change(
            @ForAll @Size(3) List<@LongRange(max = 60) Long> before,
            @ForAll @Size(3) List<@LongRange(max = 60) Long> after) {
        SmallCounts then = told(table(before), Map.of());
        SmallCounts now = told(table(after), then.told());

        Map<String, Long> known = derived(then.told());
        derived(now.told()).forEach((name, value) -> {
            long change = Math.abs(value - known.getOrDefault(name, value));
            assertTrue(change == 0 || change >= 10, name + " in " + before + ", then " + after);
        });
    }

    private static SurvivorTable table(List<Long> counts) {
        return table(Map.of(2014, Map.of("women", counts.getFirst(), "men", counts.get(1), "girls", counts.getLast())));
    }

    private static SmallCounts told(SurvivorTable table, Map<String, Long> earlier) {
        SmallCounts guard = guard(table, figure(2014, 2015, Map.of()), earlier);
        guard.computeAll(List.of());
        return guard;
    }

    /** With the one number of a year's row that the others give. */
    private static Map<String, Long> derived(Map<String, Long> told) {
        List<String> cells = List.of("2014/women", "2014/men", "2014/girls");
        Map<String, Long> all = new TreeMap<>(told);
        List<String> missing =
                cells.stream().filter(cell -> !told.containsKey(cell)).toList();
        long sum = cells.stream().mapToLong(cell -> told.getOrDefault(cell, 0L)).sum();
        Long total = told.get("2014");
        if (missing.isEmpty()) {
            all.put("2014", sum);
        } else if (missing.size() == 1 && total != null) {
            all.put(missing.getFirst(), total - sum);
        }
        return all;
    }

    private static SmallCounts guard(SurvivorTable table) {
        return guard(table, figure(2014, 2015, Map.of()));
    }

    private static SmallCounts guard(SurvivorTable table, Figure mean) {
        return guard(table, mean, Map.of());
    }

    private static SmallCounts guard(SurvivorTable table, Figure mean, Map<String, Long> earlier) {
        return new SmallCounts(
                asks -> {
                    Map<Ask, Figure> answers = new LinkedHashMap<>();
                    for (Ask ask : asks) {
                        Period period = ask.question().period();
                        answers.put(
                                ask, figure(period.from().getYear(), period.to().getYear(), mean.evidence()));
                    }
                    return answers;
                },
                MEAN::equals,
                new Disclosure(10),
                table,
                List.of(),
                earlier);
    }

    private static List<Ask> asks(int from, int to) {
        return List.of(new Ask(
                MEAN, new Question(new Period(LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31)), "global", null)));
    }

    private static Figure figure(int from, int to, Map<String, BigDecimal> evidence) {
        return new Figure(
                MEAN,
                Figure.Kind.FLOW,
                "person",
                new Period(LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31)),
                new BigDecimal("55"),
                null,
                evidence,
                List.of(),
                List.of(),
                Figure.Source.TOTALS,
                null);
    }

    private static SurvivorTable table(Map<Integer, Map<String, Long>> years) {
        SortedMap<Integer, SortedMap<String, Long>> sorted = new TreeMap<>();
        years.forEach((year, counts) -> sorted.put(year, new TreeMap<>(counts)));
        return new SurvivorTable(new SurvivorCounts(sorted), AT, Set.of());
    }
}
