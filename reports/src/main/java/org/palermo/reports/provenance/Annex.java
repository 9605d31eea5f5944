package org.palermo.reports.provenance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The records that the figures of a report rest on, figure by figure.
 *
 * @param figures in the report's order
 * @param histories of all records named in it
 */
public record Annex(List<OfFigure> figures, Map<RecordId, History> histories) {

    public Annex {
        figures = List.copyOf(figures);
        histories = Map.copyOf(histories);
    }

    /**
     * The records behind one figure.
     *
     * @param figure id as declared
     */
    public record OfFigure(String figure, List<Entry> entries) {

        public OfFigure {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What one record adds to a figure.
     *
     * @param role what the figure makes of it
     * @param counted whether it counts; else it may fall inside the period or not, as its date is partial
     * @param from first day that its date allows
     * @param to last day that its date allows
     * @param unit of the quantity: activity, person, USD (whole cents) ...
     * @param quantity what is left of it after all corrections; never zero
     * @param evidence code
     */
    public record Entry(
            RecordId record,
            Term.Role role,
            boolean counted,
            LocalDate from,
            LocalDate to,
            String account,
            String unit,
            long quantity,
            String evidence) {}

    /** The annex of some explanations, without histories. Breakdowns only show the same records once more. */
    public static Annex of(List<Explanation> explanations) {
        List<OfFigure> figures = new ArrayList<>();
        for (Explanation explanation : explanations) {
            List<Entry> entries = new ArrayList<>();
            for (Term term : explanation.terms()) {
                if (term.role() != Term.Role.BREAKDOWN) {
                    term.counted().forEach(item -> add(entries, item, term.role(), true));
                    term.doubtful().forEach(item -> add(entries, item, term.role(), false));
                }
            }
            figures.add(new OfFigure(explanation.figure().id(), entries));
        }
        return new Annex(figures, Map.of());
    }

    private static void add(List<Entry> entries, Item item, Term.Role role, boolean counted) {
        if (item.sum() != 0) {
            entries.add(new Entry(
                    item.record(),
                    role,
                    counted,
                    item.from(),
                    item.to(),
                    item.last().account(),
                    item.last().unit(),
                    item.sum(),
                    item.last().evidence()));
        }
    }

    /** All records that it names. */
    public Set<RecordId> records() {
        Set<RecordId> records = new TreeSet<>();
        figures.forEach(figure -> figure.entries().forEach(entry -> records.add(entry.record())));
        return records;
    }

    /** The same with what is known of its records. */
    public Annex with(List<History> described) {
        return new Annex(figures, described.stream().collect(Collectors.toMap(History::entity, history -> history)));
    }
}
