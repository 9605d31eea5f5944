package org.palermo.reports.changes;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Period;
import org.palermo.reports.provenance.RecordId;

/**
 * What became known in a span, and what it did to the figures.
 *
 * @param span of knowledge
 * @param period that the figures are computed for
 * @param programme whose activities and trainings count
 * @param figures those that differ, in the declared order
 * @param records those that changed, by kind and identifier
 * @param otherProgrammes how many more changed that touch other programmes alone
 * @param publishedLater how many events were published after the span's first day and state what was known by then
 * @param firstKnown when the first record became known; null where nothing is recorded
 * @param withheld whether small counts of persons are left out
 */
public record ChangeReport(
        Span span,
        Period period,
        String programme,
        List<FigureChange> figures,
        List<RecordChange> records,
        long otherProgrammes,
        long publishedLater,
        @Nullable Instant firstKnown,
        boolean withheld) {

    private static final String ILLUSTRATIVE = "illustrative";

    public ChangeReport {
        figures = List.copyOf(figures);
        records = List.copyOf(records);
    }

    /** The same without small counts of persons. */
    ChangeReport with(List<FigureChange> shown, List<RecordChange> told) {
        return new ChangeReport(
                span,
                period,
                programme,
                shown,
                told,
                otherProgrammes,
                publishedLater,
                firstKnown,
                !shown.equals(figures) || !told.equals(records));
    }

    /** The same with those records alone that moved a figure. */
    public ChangeReport ofMoved() {
        Set<RecordId> moved = figures.stream()
                .flatMap(change -> change.movers().stream())
                .map(FigureChange.Mover::entity)
                .collect(Collectors.toSet());
        return new ChangeReport(
                span,
                period,
                programme,
                figures,
                records.stream()
                        .filter(record -> moved.contains(record.entity()))
                        .toList(),
                0,
                publishedLater,
                firstKnown,
                withheld);
    }

    /** Whether the records account for every difference; not where more was published while it was read. */
    public boolean isExact() {
        return figures.stream().allMatch(FigureChange::isExact);
    }

    /** Whether any of the records, or of what the figures rest on, was made up for a demonstration. */
    public boolean isDemonstration() {
        return figures.stream()
                        .anyMatch(change -> change.before().evidence().containsKey(ILLUSTRATIVE)
                                || change.after().evidence().containsKey(ILLUSTRATIVE))
                || records.stream()
                        .flatMap(record -> record.steps().stream())
                        .anyMatch(step -> step.event().evidence().equals(ILLUSTRATIVE));
    }
}
