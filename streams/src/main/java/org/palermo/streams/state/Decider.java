package org.palermo.streams.state;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.values.Events;
import org.palermo.streams.ledger.Judgement;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Posting;
import org.palermo.streams.ledger.Reference;

/**
 * Decides what an event changes (domain.md, Events). The order of the checks is part of the contract: whether it says
 * anything new, then whether it comes in time, then whether its content can be posted, then what it refers to.
 *
 * <p>A correction takes back the whole former stand and posts the whole new one, even where some postings are the same
 * in both: so every posting that stands names the event that states it now.
 *
 * <p>An event that is sent again keeps the place that it had first. What was stated of its entity after that place stays:
 * the order of the stream decides which statement is the latest, not the order in which rejections are mended.
 */
public final class Decider {

    private final Ledger ledger;
    private final Function<ByteBuffer, SpecificRecord> accepted;

    /**
     * @param ledger the posting rules
     * @param accepted reads an event that was accepted earlier
     */
    public Decider(Ledger ledger, Function<ByteBuffer, SpecificRecord> accepted) {
        this.ledger = ledger;
        this.accepted = accepted;
    }

    /**
     * @param state of the event's entity; null where nothing was ever accepted of it
     * @param event the next in the stream's order
     * @param earlier whether an event of the entity was accepted whose id its state no longer holds
     * @param counts whether an entity that others may refer to is recorded and not withdrawn
     */
    public Decision decide(
            @Nullable EntityState state, Event event, Predicate<String> earlier, Predicate<Reference> counts) {
        if (state != null && wasAccepted(state, event.envelope().getEventId(), earlier)) {
            return new Decision.Duplicate(Optional.empty());
        }
        return event.body() instanceof Withdrawn
                ? withdraw(state, event)
                : state == null || state.withdrawn()
                        ? accept(state, event, Optional.empty(), counts)
                        : correct(state, event, counts);
    }

    private static boolean wasAccepted(EntityState state, String eventId, Predicate<String> earlier) {
        return state.recentIds().contains(eventId) || state.hasEarlierIds() && earlier.test(eventId);
    }

    private static Decision withdraw(@Nullable EntityState state, Event event) {
        if (state == null) {
            Envelope envelope = event.envelope();
            return new Decision.Rejected(
                    Reason.NOT_RECORDED, envelope.getKind() + " " + envelope.getEntityId() + " was never recorded");
        }
        return state.withdrawn()
                ? confirmed(state, event)
                : superseded(state, event).orElseGet(() -> posted(state, event, List.of()));
    }

    private Decision correct(EntityState state, Event event, Predicate<Reference> counts) {
        SpecificRecord current = accepted.apply(state.lastEvent());
        SpecificRecord body = Events.body(current);
        Envelope before = Events.envelope(current);
        Envelope now = event.envelope();
        boolean same = now.getSource().equals(before.getSource())
                && now.getEvidence().equals(before.getEvidence())
                && event.body().equals(body);
        return same ? confirmed(state, event) : accept(state, event, ledger.reference(now.getKind(), body), counts);
    }

    private static Decision confirmed(EntityState state, Event event) {
        return new Decision.Duplicate(
                event.place() > state.statedAt() ? Optional.of(state.restatedAt(event.place())) : Optional.empty());
    }

    private static Optional<Decision> superseded(@Nullable EntityState state, Event event) {
        return state == null || !event.again() || state.statedAt() < event.place()
                ? Optional.empty()
                : Optional.of(new Decision.Rejected(Reason.SUPERSEDED, overtaken(state)));
    }

    private static String overtaken(EntityState state) {
        return state.statedAt() == EntityState.UNKNOWN
                ? "an earlier version did not keep where its entity was stated last"
                : "its entity was stated later, at offset " + state.statedAt();
    }

    private Decision accept(
            @Nullable EntityState state, Event event, Optional<Reference> former, Predicate<Reference> counts) {
        return superseded(state, event).orElseGet(() -> judged(state, event, former, counts));
    }

    private Decision judged(
            @Nullable EntityState state, Event event, Optional<Reference> former, Predicate<Reference> counts) {
        return switch (ledger.judge(event.envelope(), event.body())) {
            case Judgement.Invalid(String detail) -> new Decision.Rejected(Reason.INVALID_BODY, detail);
            case Judgement.Stands(List<Posting> stand) -> {
                Optional<Reference> reference =
                        ledger.reference(event.envelope().getKind(), event.body());
                if (former.isPresent() && !former.equals(reference)) {
                    yield new Decision.Rejected(
                            Reason.GRANT_CHANGED,
                            "recorded on " + text(former) + ", now on " + text(reference)
                                    + ": withdraw it and record it anew");
                }
                if (reference.isPresent() && !counts.test(reference.get())) {
                    yield new Decision.Rejected(
                            Reason.UNKNOWN_REFERENCE, text(reference) + " is not recorded, or withdrawn");
                }
                yield posted(state, event, stand);
            }
        };
    }

    private static Decision posted(@Nullable EntityState state, Event event, List<Posting> stand) {
        List<Posting> before = state == null ? List.of() : state.stand();
        List<Posting> postings = new ArrayList<>(before.size() + stand.size());
        before.forEach(posting -> postings.add(posting.negated()));
        postings.addAll(stand);
        List<String> ids = eventIds(state, event.envelope());
        int outgrown = Math.max(0, ids.size() - EntityState.MOST_RECENT_IDS);
        return new Decision.Posted(
                new EntityState(
                        state == null ? 1 : state.revision() + 1,
                        knownAt(state, event.envelope()),
                        event.body() instanceof Withdrawn,
                        event.place(),
                        ids.subList(outgrown, ids.size()),
                        event.published(),
                        stand),
                postings,
                ids.subList(0, outgrown));
    }

    /** Never goes backwards for an entity (domain.md, Rules for the edges, 4). */
    private static Instant knownAt(@Nullable EntityState state, Envelope envelope) {
        Instant recordedAt = envelope.getRecordedAt();
        return state != null && state.knownAt().isAfter(recordedAt) ? state.knownAt() : recordedAt;
    }

    private static List<String> eventIds(@Nullable EntityState state, Envelope envelope) {
        List<String> before = state == null ? List.of() : state.recentIds();
        List<String> ids = new ArrayList<>(before.size() + 1);
        ids.addAll(before);
        ids.add(envelope.getEventId());
        return ids;
    }

    private static String text(Optional<Reference> reference) {
        return reference.map(entity -> entity.kind() + " " + entity.entityId()).orElse("nothing");
    }
}
