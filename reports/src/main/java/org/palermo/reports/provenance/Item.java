package org.palermo.reports.provenance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.palermo.reports.figures.PostingLine;

/**
 * What one record adds: its lines in the order in which they were posted.
 *
 * @param record whose lines they are
 * @param lines never empty
 */
public record Item(RecordId record, List<Line> lines) {

    /** By the first day on which it may have occurred, then the last, then by record. */
    public static final Comparator<Item> BY_OCCURRENCE =
            Comparator.comparing(Item::from).thenComparing(Item::to).thenComparing(Item::record);

    /**
     * A posting of the record.
     *
     * @param negation whether it takes back an earlier one
     */
    public record Line(PostingLine posting, boolean negation) {}

    public Item {
        lines = List.copyOf(lines);
    }

    /** The lines by record, in the order of their occurrence. */
    static List<Item> of(List<PostingLine> lines) {
        Map<RecordId, List<PostingLine>> byRecord = new LinkedHashMap<>();
        for (PostingLine line : lines) {
            byRecord.computeIfAbsent(new RecordId(line.kind(), line.entityId()), _ -> new ArrayList<>())
                    .add(line);
        }
        List<Item> items = new ArrayList<>();
        byRecord.forEach((record, its) -> items.add(new Item(record, told(its))));
        items.sort(BY_OCCURRENCE);
        return items;
    }

    /**
     * Tells negations from the rest. A revision first takes back all that stood, so of the lines that a selection takes
     * the first ones of a revision, as many as stood before it, are negations.
     */
    private static List<Line> told(List<PostingLine> lines) {
        List<PostingLine> ordered = new ArrayList<>(lines);
        ordered.sort(Comparator.comparingLong(PostingLine::revision).thenComparingLong(PostingLine::ordinal));
        List<Line> told = new ArrayList<>();
        long revision = 0;
        int toTakeBack = 0;
        int standing = 0;
        for (PostingLine line : ordered) {
            if (line.revision() != revision) {
                revision = line.revision();
                toTakeBack = standing;
                standing = 0;
            }
            boolean negation = toTakeBack > 0;
            if (negation) {
                toTakeBack--;
            } else {
                standing++;
            }
            told.add(new Line(line, negation));
        }
        return told;
    }

    /** The net of its lines: zero where all of them were taken back. */
    public long sum() {
        return lines.stream().mapToLong(line -> line.posting().quantity()).reduce(0, Math::addExact);
    }

    /** The first day of the date that was stated last. */
    public LocalDate from() {
        return last().from();
    }

    /** The last day of the date that was stated last. */
    public LocalDate to() {
        return last().to();
    }

    /** The last posting that is no negation. */
    public PostingLine last() {
        return Objects.requireNonNull(
                        lines.stream().filter(line -> !line.negation()).reduce(lines.getFirst(), (_, later) -> later))
                .posting();
    }
}
