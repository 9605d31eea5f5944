package org.palermo.reports.figures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is: everything about it stands in one place, as data.
 *
 * @param id {@code fund.received}
 * @param kind a flow over the period or a stock at its end
 * @param unit code of what it counts; its words are in {@link Declarations#unit}
 * @param operation how it is computed
 * @param selections what it is computed from; the operation gives their roles
 * @param distinctBy whose members are counted, of the distinct operations; null of others
 * @param breakdown how the sum is shown by a dimension, null where it is not
 * @param breakdowns how it can be shown where someone asks for it, by name: region, country, category, sex ...
 * @param name short, for a table's row
 * @param definition what is counted and what is not
 * @param sentence ICU message pattern with the named arguments {@code value} (a number that chooses plurals; an amount in
 *     USD), {@code count} and {@code countFeminine} (the number, in words under ten), {@code amount} (with its currency),
 *     {@code percent}, {@code from}, {@code to}, {@code year} and {@code period} of the figure; for values above zero
 * @param source paragraph of the Secretariat's report on October 2014 to April 2016
 */
public record FigureDeclaration(
        String id,
        Figure.Kind kind,
        String unit,
        Operation operation,
        List<Selection> selections,
        @Nullable Dimension distinctBy,
        @Nullable Breakdown breakdown,
        Map<String, Breakdown> breakdowns,
        Text name,
        Text definition,
        Text sentence,
        String source) {

    public FigureDeclaration {
        selections = List.copyOf(selections);
        breakdowns = Collections.unmodifiableMap(new LinkedHashMap<>(breakdowns));
        int needed = switch (operation) {
            case SUM, SUM_OF_LAST_FULL_YEAR, MEAN_OF_FULL_YEARS, DISTINCT, NEWLY_DISTINCT, AVERAGE_PER_YEAR -> 1;
            case SHARE, DIFFERENCE -> 2;
        };
        boolean distinct = operation == Operation.DISTINCT || operation == Operation.NEWLY_DISTINCT;
        require(selections.size() >= needed, id, "from", "needs at least " + needed + " selections");
        require(
                (distinctBy != null) == distinct,
                id,
                "distinct-by",
                "stands where, and only where, members are counted");
        require(breakdown == null || operation == Operation.SUM, id, "breakdown", "only a sum has one");
        require(breakdowns.isEmpty() || operation == Operation.SUM, id, "breakdowns", "only a sum has them");
    }

    private static void require(boolean holds, String id, String key, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("figure " + id + ": " + key + ": " + rule);
        }
    }

    /** Whether it counts survivors, small numbers of whom are not shown. */
    public boolean isOfSurvivors() {
        return selections.stream().anyMatch(selection -> SurvivorCounts.isOf(selection.account()));
    }

    /** How values of the figure over several periods stand to one another. */
    public Nature nature() {
        return switch (operation) {
            case SHARE, AVERAGE_PER_YEAR, MEAN_OF_FULL_YEARS, SUM_OF_LAST_FULL_YEAR -> Nature.RATE;
            case SUM, DIFFERENCE, DISTINCT, NEWLY_DISTINCT ->
                switch (kind) {
                    case STOCK -> Nature.STOCK;
                    case FLOW -> distinctBy == null ? Nature.ADDITIVE : Nature.SET;
                };
        };
    }

    /** Whether it is kept by a breakdown of that name. */
    public boolean isKeptBy(String name) {
        return breakdowns.containsKey(name);
    }

    /**
     * The figure shown by one of its breakdowns.
     *
     * @throws IllegalArgumentException if it has none of that name
     */
    FigureDeclaration by(String name) {
        Breakdown by = breakdowns.get(name);
        if (by == null) {
            throw new IllegalArgumentException("figure " + id + " is not kept by " + name + "; it is by "
                    + String.join(", ", breakdowns.keySet()));
        }
        return new FigureDeclaration(
                id,
                kind,
                unit,
                operation,
                selections,
                distinctBy,
                by,
                breakdowns,
                this.name,
                definition,
                sentence,
                source);
    }

    /** The same of other selections, and without its breakdown. */
    FigureDeclaration from(List<Selection> others) {
        return new FigureDeclaration(
                id, kind, unit, operation, others, distinctBy, null, Map.of(), name, definition, sentence, source);
    }

    /** The same figure of one party alone: a donor's own contributions. */
    FigureDeclaration of(String party) {
        return new FigureDeclaration(
                id,
                kind,
                unit,
                operation,
                selections.stream().map(selection -> selection.of(party)).toList(),
                distinctBy,
                breakdown == null
                        ? null
                        : new Breakdown(
                                breakdown.selection().of(party),
                                breakdown.by(),
                                breakdown.hidesIllustrative(),
                                breakdown.overlapping()),
                Map.of(),
                name,
                definition,
                sentence,
                source);
    }
}
