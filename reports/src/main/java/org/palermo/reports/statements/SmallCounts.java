package org.palermo.reports.statements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.privacy.Shown;

/**
 * Figures of one result, without those from which small counts of survivors could be read or worked out: all that the
 * result shows of them, figures and table, is looked at together.
 */
public final class SmallCounts implements FigureSource {

    private final FigureSource source;
    private final Predicate<String> isOfSurvivors;
    private final Disclosure disclosure;
    private final SurvivorTable table;
    private final List<Figure> others;
    private final Map<String, Long> earlier;
    private Map<String, Shown> numbers = Map.of();
    private Set<String> withheld;

    /**
     * @param source of the figures, unguarded
     * @param isOfSurvivors whether a figure counts survivors, by its id
     * @param disclosure what is small
     * @param table of all survivors, of the years of every figure
     * @param others figures that the result shows besides those that are asked of this source
     * @param earlier the numbers that publications have shown already, as {@link #told} names them
     */
    public SmallCounts(
            FigureSource source,
            Predicate<String> isOfSurvivors,
            Disclosure disclosure,
            SurvivorTable table,
            List<Figure> others,
            Map<String, Long> earlier) {
        this.source = source;
        this.isOfSurvivors = isOfSurvivors;
        this.disclosure = disclosure;
        this.table = table;
        this.others = List.copyOf(others);
        this.earlier = Map.copyOf(earlier);
        this.withheld = withheld(List.of());
    }

    @Override
    public Map<Ask, Figure> computeAll(Collection<Ask> asks) {
        Map<Ask, Figure> computed = source.computeAll(asks);
        withheld = withheld(computed.values());
        Map<Ask, Figure> guarded = new LinkedHashMap<>();
        computed.forEach((ask, figure) -> guarded.put(ask, guarded(figure)));
        return guarded;
    }

    /** The statement as it may be shown beside the figures that were last asked for. */
    public FundStatement guarded(FundStatement statement) {
        return statement.with(
                statement.figures().stream().map(this::guarded).toList(),
                statement.survivors().without(withheld));
    }

    /** A figure of the result as it may be shown. */
    public Figure guarded(Figure figure) {
        if (!isOfSurvivors.test(figure.id()) || figure.value() == null) {
            return figure;
        }
        if (withheld.contains(id(figure))) {
            return figure.withheld();
        }
        boolean small = figure.evidence().values().stream().anyMatch(part -> disclosure.isSmall(part.longValue()));
        return small ? figure.withoutEvidence() : figure;
    }

    private Set<String> withheld(Collection<Figure> asked) {
        List<Shown> shown = new ArrayList<>(table.shown());
        Map<String, Figure> figures = new LinkedHashMap<>();
        others.forEach(figure -> figures.put(id(figure), figure));
        asked.forEach(figure -> figures.put(id(figure), figure));
        figures.forEach((id, figure) -> {
            Set<String> behind = isOfSurvivors.test(figure.id()) ? table.behind(figure) : Set.of();
            if (!behind.isEmpty()) {
                shown.add(Shown.of(id, behind));
            }
        });
        Map<String, Long> persons = table.persons();
        List<Shown> known = shown.stream().map(number -> known(number, persons)).toList();
        Map<String, Shown> all = new LinkedHashMap<>();
        known.forEach(number -> all.put(number.id(), number));
        numbers = all;
        Set<String> moved = moved(known, persons);
        Set<String> ids = new LinkedHashSet<>(moved);
        ids.addAll(disclosure.withheld(
                persons,
                known.stream().filter(number -> !moved.contains(number.id())).toList()));
        return ids;
    }

    /** A number that is what a publication has shown is out of the bag. */
    private Shown known(Shown number, Map<String, Long> persons) {
        Long before = earlier.get(number.id());
        boolean same = before != null && before == number.value(persons);
        return new Shown(number.id(), number.counts(), same);
    }

    /**
     * The numbers to withhold because readers of a publication would see that some have changed by a few persons: those, and
     * every other from which, with what was published and is still so, they could be worked out.
     */
    private Set<String> moved(List<Shown> numbers, Map<String, Long> persons) {
        Set<String> counts = new HashSet<>();
        for (Shown number : numbers) {
            Long before = earlier.get(number.id());
            if (before != null && disclosure.isSmall(Math.abs(number.value(persons) - before))) {
                counts.addAll(number.counts());
            }
        }
        boolean grows = !counts.isEmpty();
        while (grows) {
            grows = false;
            for (Shown number : numbers) {
                if (number.published() && number.counts().stream().anyMatch(counts::contains)) {
                    grows |= counts.addAll(number.counts());
                }
            }
        }
        Set<String> moved = new LinkedHashSet<>();
        for (Shown number : numbers) {
            if (!number.published() && number.counts().stream().anyMatch(counts::contains)) {
                moved.add(number.id());
            }
        }
        return moved;
    }

    /** The numbers of survivors that the result shows, by a name that is the same in every result. */
    public SortedMap<String, Long> told() {
        Map<String, Long> persons = table.persons();
        SortedMap<String, Long> told = new TreeMap<>();
        numbers.forEach((id, number) -> {
            if (!withheld.contains(id)) {
                told.put(id, number.value(persons));
            }
        });
        return told;
    }

    private static String id(Figure figure) {
        return figure.id() + " " + figure.period().from() + " "
                + figure.period().to();
    }
}
