package org.palermo.streams.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.schemas.event.Envelope;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.ledger.Posting;
import org.palermo.streams.testing.Samples;

/**
 * Histories of one entity, one a line: the events sent, and what becomes of them.
 *
 * <p>An event is {@code eventId:content@day}, the day being that of its {@code recordedAt} in May 2016. Contents are A
 * and B (different bodies), a (A's body from another source), i (A's body with other evidence), t (A with another
 * title), W (withdrawn), X (a body that is invalid). The first event of a history lies at place 0, the next at 1; one
 * that is sent again says where it lay first, {@code eventId:content@day^place}. Outcomes are {@code r1@2[+activities]}: posted as revision 1, known
 * on day 2, with these postings; {@code =}: duplicate; or the reason of the rejection.
 */
class DeciderTest {

    private static final Ledger LEDGER = Ledger.of(Places.standard());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # history                      | outcomes
        1:A@1                          | r1@1[+2015]
        1:A@1 1:A@1                    | r1@1[+2015] =
        1:A@1 1:B@2                    | r1@1[+2015] =
        1:A@1 2:A@2                    | r1@1[+2015] =
        1:A@1 2:B@2                    | r1@1[+2015] r2@2[-2015+2016]
        1:A@1 2:B@2 3:A@3              | r1@1[+2015] r2@2[-2015+2016] r3@3[-2016+2015]
        1:A@1 2:B@2 1:A@3              | r1@1[+2015] r2@2[-2015+2016] =
        1:A@1 2:a@2                    | r1@1[+2015] r2@2[-2015+2015]
        1:A@1 2:i@2                    | r1@1[+2015] r2@2[-2015+2015i]
        1:A@1 2:i@2 3:B@3              | r1@1[+2015] r2@2[-2015+2015i] r3@3[-2015i+2016]
        1:A@1 2:t@2                    | r1@1[+2015] r2@2[-2015+2015]
        1:A@1 2:W@2                    | r1@1[+2015] r2@2[-2015]
        1:A@1 2:W@2 3:W@3              | r1@1[+2015] r2@2[-2015] =
        1:A@1 2:W@2 3:A@3              | r1@1[+2015] r2@2[-2015] r3@3[+2015]
        1:A@1 2:W@2 1:A@3              | r1@1[+2015] r2@2[-2015] =
        1:W@1                          | not-recorded
        1:W@1 1:A@2                    | not-recorded r1@2[+2015]
        1:X@1                          | invalid-body
        1:X@1 1:A@2                    | invalid-body r1@2[+2015]
        1:A@1 2:X@9 3:B@2              | r1@1[+2015] invalid-body r2@2[-2015+2016]
        1:A@5 2:B@2                    | r1@5[+2015] r2@5[-2015+2016]
        1:A@1 2:A@9 3:B@2              | r1@1[+2015] = r2@2[-2015+2016]
        """)
    void aHistoryHasItsOutcomes(String history, String outcomes) {
        assertEquals(outcomes, new Entity("activity").send(history, Set.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # history                            | outcomes
        1:X@1 1:A@1^0                        | invalid-body r1@1[+2015]
        1:X@1 1:A@1^0 1:A@1^0                | invalid-body r1@1[+2015] =
        1:X@1 1:X@1^0 1:A@1^0                | invalid-body invalid-body r1@1[+2015]
        1:X@1 2:B@2 1:A@1^0                  | invalid-body r1@2[+2016] superseded
        1:X@1 2:B@2 1:B@1^0                  | invalid-body r1@2[+2016] =
        1:X@1 2:B@2 1:X@1^0                  | invalid-body r1@2[+2016] superseded
        1:X@1 2:X@2 2:B@2^1 1:A@1^0          | invalid-body invalid-body r1@2[+2016] superseded
        1:X@1 2:X@2 1:A@1^0 2:B@2^1          | invalid-body invalid-body r1@1[+2015] r2@2[-2015+2016]
        1:A@1 2:X@2 2:B@2^1                  | r1@1[+2015] invalid-body r2@2[-2015+2016]
        1:A@3 2:X@2 2:B@2^1                  | r1@3[+2015] invalid-body r2@3[-2015+2016]
        1:A@1 2:X@2 3:A@3 2:B@2^1            | r1@1[+2015] invalid-body = superseded
        1:A@1 2:X@2 1:A@1 2:B@2^1            | r1@1[+2015] invalid-body = r2@2[-2015+2016]
        1:A@1 2:X@2 3:X@3 2:B@2^1            | r1@1[+2015] invalid-body invalid-body r2@2[-2015+2016]
        1:A@1 2:X@2 3:W@3 2:B@2^1            | r1@1[+2015] invalid-body r2@3[-2015] superseded
        1:A@1 2:W@2 3:X@3 4:W@4 3:B@3^2      | r1@1[+2015] r2@2[-2015] invalid-body = superseded
        1:A@1 2:W@2 3:X@3 3:B@3^2            | r1@1[+2015] r2@2[-2015] invalid-body r3@3[+2016]
        1:W@1 2:A@2 1:W@1^0                  | not-recorded r1@2[+2015] superseded
        1:W@1 1:W@1^0                        | not-recorded not-recorded
        1:X@1 2:W@2 1:A@1^0 2:W@2^1          | invalid-body not-recorded r1@1[+2015] r2@2[-2015]
        """)
    void whatIsSentAgainCountsWhereItLayFirst(String history, String outcomes) {
        assertEquals(outcomes, new Entity("activity").send(history, Set.of()));
    }

    @Test
    void anEntityThatIsCorrectedOverAndOverStaysSmallAndForgetsNoEvent() {
        Entity entity = new Entity("activity");
        entity.send("0:A@1 1:B@1", Set.of());
        int small = entity.size();
        StringBuilder corrections = new StringBuilder();
        for (int i = 2; i < 100; i++) {
            corrections.append(i).append(i % 2 == 0 ? ":A@1 " : ":B@1 ");
        }
        entity.send(corrections.toString(), Set.of());

        String again = entity.send("0:t@1 1:t@1 50:t@1 83:t@1 84:t@1 99:t@1 100:t@1", Set.of());

        assertEquals("= = = = = = r101@1[-2016+2015]", again);
        assertTrue(entity.size() < small + 100, "bytes: " + entity.size() + ", with two events " + small);
    }

    /** The first layout kept neither the place nor a bound on the ids. */
    @Test
    void aStateOfTheFormerLayoutIsReadAndTakesNothingThatIsSentAgain() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(1);
        bytes.write(0);
        BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
        out.writeInt(20);
        out.writeLong(day("2").toEpochMilli());
        out.writeInt(20);
        for (int id = 1; id <= 20; id++) {
            out.writeString(Integer.toString(id));
        }
        out.writeBytes("20:A@2".getBytes(StandardCharsets.UTF_8));
        out.writeInt(0);
        out.flush();
        Entity entity = new Entity("activity");
        entity.hold(bytes.toByteArray(), "20:A@2");

        String outcomes = entity.send("21:B@2^5 1:B@2 21:A@2 22:B@3 1:A@1 4:A@1 20:A@1 23:A@1^2", Set.of());

        assertEquals("superseded = = r21@3[+2016] = = = superseded", outcomes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # history            | grants that count | outcomes
        1:G1@1               | G1                | r1@1[+2015+2015]
        1:G1@1               | G2                | unknown-reference
        1:G1@1 2:G2@2        | G1 G2             | r1@1[+2015+2015] grant-changed
        1:G1@1 2:G2@2        | G1                | r1@1[+2015+2015] grant-changed
        1:G1@1 2:W@2 3:G2@3  | G1 G2             | r1@1[+2015+2015] r2@2[-2015-2015] r3@3[+2015+2015]
        1:G1@1 2:W@2 3:G2@3  | G1                | r1@1[+2015+2015] r2@2[-2015-2015] unknown-reference
        1:W@1                | G1                | not-recorded
        """)
    void aPaymentHangsOnItsGrant(String history, String grants, String outcomes) {
        assertEquals(outcomes, new Entity("disbursement").send(history, Set.of(grants.split(" "))));
    }

    /** Keeps an entity's state as the store would, as bytes. */
    private static final class Entity {
        private final String kind;
        private final Map<ByteBuffer, SpecificRecord> published = new HashMap<>();
        private final Set<String> outgrown = new HashSet<>();
        private byte @Nullable [] held;
        private int places;

        Entity(String kind) {
            this.kind = kind;
        }

        /** Takes a state that was written earlier, after the last event that it accepted. */
        void hold(byte[] state, String lastEvent) {
            event(lastEvent);
            held = state;
        }

        int size() {
            return held == null ? 0 : held.length;
        }

        String send(String history, Set<String> counting) {
            Decider decider = new Decider(LEDGER, bytes -> java.util.Objects.requireNonNull(published.get(bytes)));
            List<String> outcomes = new ArrayList<>();
            for (String step : history.split(" ")) {
                EntityState state = held == null ? null : EntityStates.read(held);
                Decision decision = decider.decide(
                        state, event(step), outgrown::contains, reference -> counting.contains(reference.entityId()));
                outcomes.add(text(decision));
                switch (decision) {
                    case Decision.Posted posted -> {
                        outgrown.addAll(posted.outgrown());
                        hold(posted.state());
                    }
                    case Decision.Duplicate duplicate -> duplicate.confirmed().ifPresent(this::hold);
                    case Decision.Rejected rejected -> {}
                }
            }
            return String.join(" ", outcomes);
        }

        private void hold(EntityState state) {
            byte[] bytes = EntityStates.write(state);
            assertEquals(state, EntityStates.read(bytes));
            assertEquals(!state.withdrawn(), EntityStates.counts(bytes));
            held = bytes;
        }

        private Event event(String described) {
            int again = described.indexOf('^');
            long place = again < 0 ? places : Long.parseLong(described.substring(again + 1));
            places++;
            String step = again < 0 ? described : described.substring(0, again);
            String eventId = step.substring(0, step.indexOf(':'));
            String content = step.substring(step.indexOf(':') + 1, step.indexOf('@'));
            Envelope envelope = Samples.envelope(
                    kind,
                    "E-1",
                    eventId,
                    day(step.substring(step.indexOf('@') + 1)),
                    content.equals("a") ? "R 32" : "R 31",
                    content.equals("i") ? "inferred" : "documented");
            SpecificRecord body = body(content);
            ByteBuffer bytes = ByteBuffer.wrap(step.getBytes(StandardCharsets.UTF_8));
            published.put(bytes, Samples.event(envelope, body));
            return new Event(place, again >= 0, envelope, body, bytes);
        }

        private static SpecificRecord body(String content) {
            return switch (content) {
                case "A", "a", "i" -> Samples.activity("2015", null);
                case "t" -> Samples.activity("another title", "2015", null);
                case "B" -> Samples.activity("2016", null);
                case "X" -> Samples.activity("soon", null);
                case "W" -> Samples.withdrawn();
                default -> Samples.disbursement(content, "2015", Samples.usd(100));
            };
        }
    }

    private static Instant day(String day) {
        return Instant.parse("2016-05-0" + day + "T00:00:00Z");
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case Decision.Duplicate duplicate -> "=";
            case Decision.Rejected(Reason reason, String detail) -> reason.code();
            case Decision.Posted(EntityState state, List<Posting> postings, List<String> outgrown) ->
                "r" + state.revision() + "@" + state.knownAt().toString().substring(9, 10) + "["
                        + postings.stream()
                                .filter(posting -> !posting.account().endsWith(".by-region"))
                                .map(DeciderTest::text)
                                .collect(Collectors.joining())
                        + "]";
        };
    }

    private static String text(Posting posting) {
        return (posting.quantity() > 0 ? "+" : "-")
                + posting.occurredFrom().getYear()
                + (posting.evidence().equals("inferred") ? "i" : "");
    }
}
