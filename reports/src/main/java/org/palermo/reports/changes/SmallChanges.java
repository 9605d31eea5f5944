package org.palermo.reports.changes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.SurvivorCounts;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.provenance.Fields;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordedEvent;

/**
 * What became known, without small counts of survivors: a figure is withheld where one of its values, or what lies between
 * them, is small, with the records that moved it; of a record that tells a small count, or changes one by a small number, no
 * count is told, nor of any other of its year: taken from the year's sums it would give the small one away.
 */
public final class SmallChanges {

    private static final String ASSISTANCE = "assistance";
    private static final String YEAR = "year";

    /** The counts of an assistance record, those of breakdowns before a dot. */
    private static final Set<String> COUNTS = Set.of("survivors", "bySex", "byAge");

    private final Predicate<String> isOfSurvivors;
    private final Disclosure disclosure;
    private final Supplier<Set<Integer>> yearsOfSmallCounts;

    /**
     * @param isOfSurvivors whether a figure counts survivors, by its id
     * @param disclosure what is small
     * @param yearsOfSmallCounts the years in which some record tells a small count; asked where a record tells any
     */
    public SmallChanges(
            Predicate<String> isOfSurvivors, Disclosure disclosure, Supplier<Set<Integer>> yearsOfSmallCounts) {
        this.isOfSurvivors = isOfSurvivors;
        this.disclosure = disclosure;
        this.yearsOfSmallCounts = yearsOfSmallCounts;
    }

    /** The report as it may be shown. */
    public ChangeReport guarded(ChangeReport report) {
        return report.with(report.figures().stream().map(this::guarded).toList(), guardedRecords(report.records()));
    }

    private List<RecordChange> guardedRecords(List<RecordChange> records) {
        boolean any = records.stream().anyMatch(change -> change.entity().kind().equals(ASSISTANCE));
        Set<Integer> years = any ? yearsOfSmallCounts.get() : Set.of();
        return records.stream().map(change -> guarded(change, years)).toList();
    }

    private FigureChange guarded(FigureChange change) {
        if (!isOfSurvivors.test(change.id())) {
            return change;
        }
        boolean small = Stream.of(change.before().value(), change.after().value(), change.difference())
                        .anyMatch(this::isSmall)
                || change.movers().stream().anyMatch(mover -> disclosure.isSmall(Math.abs(mover.effect())));
        return small
                ? new FigureChange(change.before().withheld(), change.after().withheld(), false, List.of())
                : change;
    }

    private boolean isSmall(@Nullable BigDecimal value) {
        return value != null && disclosure.isSmall(value.abs().longValue());
    }

    private RecordChange guarded(RecordChange change, Set<Integer> years) {
        RecordedEvent before = change.before();
        boolean small = change.entity().kind().equals(ASSISTANCE)
                && (change.steps().stream().anyMatch(this::tellsSmall)
                        || change.steps().stream()
                                .anyMatch(step -> isOf(years, step.event().body()))
                        || (before != null && (tellsSmall(before.body()) || isOf(years, before.body()))));
        return small
                ? new RecordChange(
                        change.entity(),
                        change.steps().stream().map(SmallChanges::withoutCounts).toList(),
                        before == null ? null : withoutCounts(before))
                : change;
    }

    private boolean tellsSmall(History.Step step) {
        return tellsSmall(step.event().body())
                || step.changes().stream()
                        .filter(field -> isCount(field.field()))
                        .anyMatch(field -> disclosure.isSmall(Math.abs(number(field.after()) - number(field.before()))))
                || step.postings().stream()
                        .anyMatch(line ->
                                SurvivorCounts.isOf(line.account()) && disclosure.isSmall(Math.abs(line.quantity())));
    }

    private boolean tellsSmall(String body) {
        return Fields.of(body).entrySet().stream()
                .filter(field -> isCount(field.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(value -> disclosure.isSmall(number(value)));
    }

    private static boolean isOf(Set<Integer> years, String body) {
        return years.stream()
                .anyMatch(year -> year.toString().equals(Fields.of(body).get(YEAR)));
    }

    private static History.Step withoutCounts(History.Step step) {
        return new History.Step(
                withoutCounts(step.event()),
                step.deed(),
                step.changes().stream().filter(field -> !isCount(field.field())).toList(),
                step.postings().stream()
                        .filter(line -> !SurvivorCounts.isOf(line.account()))
                        .toList());
    }

    private static RecordedEvent withoutCounts(RecordedEvent event) {
        return event.saying(Fields.without(event.body(), COUNTS));
    }

    private static boolean isCount(String field) {
        int dot = field.indexOf('.');
        return COUNTS.contains(dot < 0 ? field : field.substring(0, dot));
    }

    private static long number(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
