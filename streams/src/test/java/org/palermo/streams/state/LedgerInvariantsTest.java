package org.palermo.streams.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.streams.ledger.Judgement;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.ledger.Posting;
import org.palermo.streams.ledger.Reference;
import org.palermo.streams.testing.Histories;
import org.palermo.streams.testing.Samples;

/** What holds of the ledger's sums whatever is recorded; rules and decisions alone, without a stream. */
class LedgerInvariantsTest {

    private static final Ledger LEDGER = Ledger.of(Places.standard());
    private static final Predicate<Reference> ALL_COUNT = reference -> true;

    /** Breakdowns that tell apart what their total counts once; the other ones count an entity once for each country. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "participants", List.of("participants.by-sex", "participants.by-group", "participants.by-country"),
            "survivors", List.of("survivors.by-sex", "survivors.by-age"),
            "fund.disbursed", List.of("fund.disbursed.by-grant"),
            "fund.committed", List.of("fund.committed.by-grant"));

    @Provide
    Arbitrary<Histories.Step> steps() {
        return Histories.steps();
    }

    @Provide
    Arbitrary<Tuple.Tuple2<Histories.Step, Histories.Step>> pairs() {
        return Histories.steps()
                .flatMap(one -> Histories.steps(one.envelope().getKind()).map(other -> Tuple.of(one, other)));
    }

    @Property
    void aBreakdownIsAtMostItsTotal(@ForAll("steps") Histories.Step step) {
        Map<String, Long> sums = new HashMap<>();
        stand(step).forEach(posting -> sums.merge(posting.account(), posting.quantity(), Long::sum));

        PARTS.forEach((total, parts) -> parts.forEach(part ->
                assertTrue(sums.getOrDefault(part, 0L) <= sums.getOrDefault(total, 0L), () -> part + " of " + sums)));
    }

    @Property
    void noPostingIsZeroOrEndsBeforeItBegins(@ForAll("steps") Histories.Step step) {
        for (Posting posting : stand(step)) {
            assertTrue(posting.quantity() != 0, posting::toString);
            assertTrue(!posting.occurredTo().isBefore(posting.occurredFrom()), posting::toString);
        }
    }

    @Property
    void whatIsWithdrawnSumsToNothing(@ForAll("steps") Histories.Step step) {
        Entity entity = new Entity();
        entity.send("e-1", step);

        entity.send("e-2", withdrawn(step));

        assertEquals(Map.of(), entity.sums());
    }

    @Property
    void aCorrectionLeavesWhatTheCorrectedAloneWouldLeave(
            @ForAll("pairs") Tuple.Tuple2<Histories.Step, Histories.Step> pair) {
        Entity corrected = new Entity();
        corrected.send("e-1", pair.get1());
        corrected.send("e-2", pair.get2());
        Entity alone = new Entity();
        alone.send("e-2", pair.get2());

        Assume.that(corrected.lastOutcome instanceof Decision.Posted);
        assertEquals(alone.sums(), corrected.sums());
    }

    @Property
    void whatIsCorrectedBackLeavesWhatStoodFirst(@ForAll("pairs") Tuple.Tuple2<Histories.Step, Histories.Step> pair) {
        Entity entity = new Entity();
        entity.send("e-1", pair.get1());
        Assume.that(entity.lastOutcome instanceof Decision.Posted);
        Map<String, Long> first = entity.sums();

        entity.send("e-2", pair.get2());
        entity.send("e-3", pair.get1());

        assertEquals(first, entity.sums());
    }

    @Property
    void theSameSaidAgainChangesNothing(@ForAll("steps") Histories.Step step) {
        Entity entity = new Entity();
        entity.send("e-1", step);
        Assume.that(entity.lastOutcome instanceof Decision.Posted);
        Map<String, Long> first = entity.sums();

        entity.send("e-2", step);

        assertInstanceOf(Decision.Duplicate.class, entity.lastOutcome);
        assertEquals(first, entity.sums());
    }

    private static List<Posting> stand(Histories.Step step) {
        if (step.body() instanceof Withdrawn) {
            return List.of();
        }
        return LEDGER.judge(step.envelope(), step.body()) instanceof Judgement.Stands(List<Posting> postings)
                ? postings
                : List.of();
    }

    private static Histories.Step withdrawn(Histories.Step step) {
        return new Histories.Step(step.envelope(), Samples.withdrawn());
    }

    /** One entity with all that was posted for it. */
    private static final class Entity {

        private final Map<ByteBuffer, SpecificRecord> published = new HashMap<>();
        private final List<Posting> postings = new ArrayList<>();
        private final Decider decider =
                new Decider(LEDGER, bytes -> Objects.requireNonNull(published.get(bytes), "never published"));
        private @Nullable EntityState state;
        private @Nullable Decision lastOutcome;

        void send(String eventId, Histories.Step step) {
            Envelope envelope = Envelope.newBuilder(step.envelope())
                    .setEventId(eventId)
                    .setEntityId("E-1")
                    .build();
            ByteBuffer bytes = ByteBuffer.wrap(new byte[] {(byte) published.size()});
            published.put(bytes, Samples.event(envelope, step.body()));
            Decision decision = decider.decide(
                    state,
                    new Event(published.size(), false, envelope, step.body(), bytes),
                    unused -> false,
                    ALL_COUNT);
            if (decision instanceof Decision.Posted posted) {
                state = posted.state();
                postings.addAll(posted.postings());
            }
            lastOutcome = decision;
        }

        /** The net quantity of each distinct posting, whoever stated it; none is zero. */
        Map<String, Long> sums() {
            Map<String, Long> sums = new TreeMap<>();
            for (Posting posting : postings) {
                String key = String.join(
                        "|",
                        posting.account(),
                        posting.occurredFrom().toString(),
                        posting.occurredTo().toString(),
                        posting.dimensions().toString(),
                        posting.unit(),
                        posting.evidence());
                sums.merge(key, posting.quantity(), Math::addExact);
            }
            sums.values().removeIf(sum -> sum == 0);
            return sums;
        }
    }
}
