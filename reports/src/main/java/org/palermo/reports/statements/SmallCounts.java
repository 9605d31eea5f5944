package org.palermo.reports.statements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private Set<String> withheld;

    /**
     * @param source of the figures, unguarded
     * @param isOfSurvivors whether a figure counts survivors, by its id
     * @param disclosure what is small
     * @param table of all survivors, of the years of every figure
     * @param others figures that the result shows besides those that are asked of this source
     */
    public SmallCounts(
            FigureSource source,
            Predicate<String> isOfSurvivors,
            Disclosure disclosure,
            SurvivorTable table,
            List<Figure> others) {
        this.source = source;
        this.isOfSurvivors = isOfSurvivors;
        this.disclosure = disclosure;
        this.table = table;
        this.others = List.copyOf(others);
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
        return disclosure.withheld(table.persons(), shown);
    }

    private static String id(Figure figure) {
        return figure.id() + " " + figure.period().from() + " "
                + figure.period().to();
    }
}
