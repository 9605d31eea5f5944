package org.palermo.reports.provenance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Trace;

/**
 * Why a figure is what it is.
 *
 * @param trace the figure, its declaration and its postings
 * @param terms its operands by records, in the declaration's order, then the breakdown where it has one
 * @param reckoning how the operands make the value
 * @param histories of the records that are described; at least those that are shown
 */
public record Explanation(Trace trace, List<Term> terms, Reckoning reckoning, Map<RecordId, History> histories) {

    /** The part of a breakdown that no code is stated for. */
    public static final String NOT_STATED = "not-stated";

    public Explanation {
        terms = List.copyOf(terms);
        histories = Map.copyOf(histories);
    }

    /** The same with the histories of the records that are to be described. */
    public Explanation with(List<History> described) {
        return new Explanation(
                trace,
                terms,
                reckoning,
                described.stream().collect(Collectors.toMap(History::entity, history -> history)));
    }

    public Figure figure() {
        return trace.figure();
    }

    /** What does not add up: nothing where every part of the figure is what its lines come to. */
    public Set<Disagreement> disagreements() {
        Set<Disagreement> found = new LinkedHashSet<>();
        if (!equal(figure().value(), reckoning.value())) {
            found.add(Disagreement.VALUE);
        }
        if (!equal(figure().atMost(), reckoning.atMost())) {
            found.add(Disagreement.AT_MOST);
        }
        if (reckoning instanceof Reckoning.Members set && !figure().members().equals(List.copyOf(set.members()))) {
            found.add(Disagreement.MEMBERS);
        }
        if (!statedParts(figure().parts()).equals(partsOfLines())) {
            found.add(Disagreement.PARTS);
        }
        return found;
    }

    /** What of a figure its lines do not come to. */
    public enum Disagreement {
        VALUE,
        AT_MOST,
        MEMBERS,
        PARTS
    }

    private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    /** Sorted texts of key and value; what is not stated is a rest, which has no lines of its own. */
    private static List<String> statedParts(List<Figure.Part> parts) {
        return parts.stream()
                .filter(part -> !part.key().equals(NOT_STATED))
                .map(part -> part.key() + " " + part.value().longValueExact())
                .sorted()
                .toList();
    }

    private List<String> partsOfLines() {
        List<String> parts = new ArrayList<>();
        for (Term term : terms) {
            if (term.role() == Term.Role.BREAKDOWN) {
                for (Group group : term.groups()) {
                    if (group.sum() != 0 && !group.key().equals(NOT_STATED)) {
                        parts.add(group.key() + " " + group.sum());
                    }
                }
            }
        }
        return parts.stream().sorted().toList();
    }
}
