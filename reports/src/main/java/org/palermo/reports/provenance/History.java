package org.palermo.reports.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.PostingLine;

/**
 * All that was ever said about an entity, and what became of it.
 *
 * @param entity whose history it is
 * @param steps one an event, in the order in which they were published; never empty
 */
public record History(RecordId entity, List<Step> steps) {

    private static final String ILLUSTRATIVE = "illustrative";

    /** What an event did to its entity. */
    public enum Deed {
        /** The first accepted event, or the first after a withdrawal. */
        RECORDED,
        CORRECTED,
        WITHDRAWN,
        /** It said what was already so. */
        REPEATED,
        /** It was not accepted. */
        REJECTED
    }

    /**
     * One event.
     *
     * @param changes field by field what it changed, of a correction; of what is recorded, every stated field
     * @param postings what it added to the ledger and took back, negations first
     */
    public record Step(RecordedEvent event, Deed deed, List<Change> changes, List<PostingLine> postings) {

        public Step {
            changes = List.copyOf(changes);
            postings = List.copyOf(postings);
        }
    }

    public History {
        steps = List.copyOf(steps);
    }

    /**
     * The histories of the entities that the events speak of, by kind and identifier.
     *
     * @param events of each entity in the order in which they were published
     * @param postings of each entity by revision and ordinal; may lack some or all
     */
    public static List<History> of(List<RecordedEvent> events, List<PostingLine> postings) {
        Map<RecordId, List<RecordedEvent>> byEntity = events.stream()
                .collect(Collectors.groupingBy(RecordedEvent::entity, TreeMap::new, Collectors.toList()));
        Map<RecordId, List<PostingLine>> posted =
                postings.stream().collect(Collectors.groupingBy(line -> new RecordId(line.kind(), line.entityId())));
        List<History> histories = new ArrayList<>();
        byEntity.forEach((entity, its) ->
                histories.add(new History(entity, steps(its, posted.getOrDefault(entity, List.of())))));
        return List.copyOf(histories);
    }

    private static List<Step> steps(List<RecordedEvent> events, List<PostingLine> postings) {
        List<Step> steps = new ArrayList<>();
        RecordedEvent standing = null;
        for (RecordedEvent event : events) {
            Deed deed = deed(event, standing);
            steps.add(new Step(
                    event,
                    deed,
                    changes(deed, event, standing),
                    event.isPosted()
                            ? postings.stream()
                                    .filter(line -> line.revision() == event.revision())
                                    .toList()
                            : List.of()));
            if (event.isPosted()) {
                standing = event.withdrawn() ? null : event;
            }
        }
        return steps;
    }

    private static Deed deed(RecordedEvent event, @Nullable RecordedEvent standing) {
        if (event.isPosted()) {
            return event.withdrawn() ? Deed.WITHDRAWN : standing == null ? Deed.RECORDED : Deed.CORRECTED;
        }
        return event.outcome().equals("duplicate") ? Deed.REPEATED : Deed.REJECTED;
    }

    private static List<Change> changes(Deed deed, RecordedEvent event, @Nullable RecordedEvent standing) {
        return switch (deed) {
            case RECORDED -> Fields.changes("", event.body());
            case CORRECTED -> corrected(Objects.requireNonNull(standing), event);
            case WITHDRAWN, REPEATED, REJECTED -> List.of();
        };
    }

    /** A source or an evidence that changes is a correction too. */
    private static List<Change> corrected(RecordedEvent before, RecordedEvent after) {
        List<Change> changes = new ArrayList<>(Fields.changes(before.body(), after.body()));
        if (!before.source().equals(after.source())) {
            changes.add(new Change("source", before.source(), after.source()));
        }
        if (!before.evidence().equals(after.evidence())) {
            changes.add(new Change("evidence", before.evidence(), after.evidence()));
        }
        return changes;
    }

    /** The reason of a withdrawal, in the words of whoever withdrew; empty of any other event. */
    public static String reason(RecordedEvent event) {
        return event.withdrawn() ? Fields.of(event.body()).getOrDefault("reason", "") : "";
    }

    /** Whether any of it was made up for a demonstration. */
    public boolean isIllustrative() {
        return steps.stream().anyMatch(step -> step.event().evidence().equals(ILLUSTRATIVE));
    }

    /** The last accepted event that stated what the entity is; null where none was accepted. */
    public @Nullable RecordedEvent lastAssertion() {
        return steps.stream()
                .map(Step::event)
                .filter(event -> event.isPosted() && !event.withdrawn())
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /** The last accepted event; null where none was accepted. */
    public @Nullable RecordedEvent latest() {
        return steps.stream()
                .map(Step::event)
                .filter(RecordedEvent::isPosted)
                .reduce((_, later) -> later)
                .orElse(null);
    }
}
