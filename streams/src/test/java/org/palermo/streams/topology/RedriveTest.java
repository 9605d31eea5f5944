package org.palermo.streams.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import net.jqwik.api.sessions.JqwikSession;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.streams.testing.Histories;
import org.palermo.streams.testing.NaiveFold;
import org.palermo.streams.testing.Pipeline;
import org.palermo.streams.testing.Samples;
import org.palermo.streams.testing.Seeds;

/** Rejected events that are sent again, with the position at which they lay first. */
class RedriveTest {

    private static final Envelope PAYMENT =
            Samples.envelope("disbursement", "P-1", "p-1", Pipeline.day(3), "R 31", "documented");
    private static final SpecificRecord ON_G1 = Samples.disbursement("G-1", "2015", Samples.usd(100));

    @TempDir
    Path stateDirectory;

    Pipeline pipeline;

    /** How many records each topic holds. */
    private final Map<String, Long> ends = new HashMap<>();

    @BeforeEach
    void start() {
        pipeline = new Pipeline(stateDirectory, false);
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void isPostedOnceItsCauseIsMended() {
        byte[] sent = pipeline.send(PAYMENT, ON_G1);
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(900)));
        pipeline.journal();

        again("palermo.grants/0/0", sent);

        JournalEntry entry = pipeline.journal().getFirst();
        assertEquals("posted 1", entry.getOutcome() + " " + entry.getRevision());
        assertEquals("2 from 0", entry.getOffset() + " from " + entry.getRedrivenFrom());
        assertEquals(Pipeline.day(3), entry.getKnownAt());
        assertEquals(2, entry.getPostings().size());
        assertArrayEquals(sent, entry.getEvent().array());
    }

    @Test
    void isRejectedAgainWhileItsCauseStands() {
        byte[] sent = pipeline.send(PAYMENT, ON_G1);

        again("palermo.grants/0/0", sent);

        assertEquals("unknown-reference, unknown-reference from 0", outcomes());
    }

    @Test
    void isADuplicateTheSecondTime() {
        byte[] sent = pipeline.send(PAYMENT, ON_G1);
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(900)));

        again("palermo.grants/0/0", sent);
        again("palermo.grants/0/0", sent);

        assertEquals("unknown-reference, posted, posted from 0, duplicate from 0", outcomes());
    }

    @Test
    void isADuplicateWhereTheSameWasStatedMeanwhile() {
        byte[] sent = pipeline.send(PAYMENT, ON_G1);
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(900)));
        pipeline.send(Samples.envelope("disbursement", "P-1", "p-2"), ON_G1);

        again("palermo.grants/0/0", sent);

        assertEquals("unknown-reference, posted, posted, duplicate from 0", outcomes());
    }

    @Test
    void isSupersededByWhatItsEntityStatedAfterItsFirstPlace() {
        byte[] sent = pipeline.send(PAYMENT, ON_G1);
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(900)));
        pipeline.send(
                Samples.envelope("disbursement", "P-1", "p-2"), Samples.disbursement("G-1", "2015", Samples.usd(50)));

        again("palermo.grants/0/0", sent);

        JournalEntry entry = pipeline.journal().getLast();
        assertEquals("rejected superseded", entry.getOutcome() + " " + entry.getReason());
        assertEquals("its entity was stated later, at offset 2", entry.getDetail());
        assertNull(entry.getKnownAt());
        assertEquals(List.of(), entry.getPostings());
    }

    @Test
    void isSupersededByAWithdrawalAfterItsFirstPlace() {
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(900)));
        pipeline.send(Samples.envelope("disbursement", "P-1", "p-0"), ON_G1);
        byte[] moved = pipeline.send(PAYMENT, Samples.disbursement("G-2", "2015", Samples.usd(100)));
        pipeline.send(Samples.envelope("disbursement", "P-1", "p-2"), Samples.withdrawn());
        pipeline.send(Samples.envelope("grant", "G-2", "g-2"), Samples.grant("BIH", null, "2015", Samples.usd(900)));

        pipeline.send("disbursement", "G-2", moved, "palermo.grants/0/2");

        assertEquals("posted, posted, grant-changed, posted, posted, superseded from 2", outcomes());
    }

    @Test
    void isPostedAfterAnEarlierWithdrawal() {
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(900)));
        pipeline.send(Samples.envelope("disbursement", "P-1", "p-0"), ON_G1);
        pipeline.send(Samples.envelope("disbursement", "P-1", "p-2"), Samples.withdrawn());
        byte[] moved = pipeline.send(PAYMENT, Samples.disbursement("G-2", "2015", Samples.usd(100)));
        pipeline.send(Samples.envelope("grant", "G-2", "g-2"), Samples.grant("BIH", null, "2015", Samples.usd(900)));

        pipeline.send("disbursement", "G-2", moved, "palermo.grants/0/3");

        assertEquals("posted, posted, posted, unknown-reference, posted, posted from 3", outcomes());
    }

    @Test
    void isNotSupersededByWhatIsOfAnotherEntityOrWasRejectedItself() {
        byte[] sent = pipeline.send(PAYMENT, ON_G1);
        pipeline.send(
                Samples.envelope("disbursement", "P-1", "p-2"), Samples.disbursement("G-9", "2015", Samples.usd(1)));
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(900)));
        pipeline.send(Samples.envelope("disbursement", "P-2", "p-3"), ON_G1);

        again("palermo.grants/0/0", sent);

        assertEquals("unknown-reference, unknown-reference, posted, posted, posted from 0", outcomes());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isJudgedTheSameAfterARestart(boolean overtaken) {
        byte[] sent = pipeline.send(PAYMENT, ON_G1);
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(900)));
        if (overtaken) {
            pipeline.send(
                    Samples.envelope("disbursement", "P-1", "p-2"),
                    Samples.disbursement("G-1", "2015", Samples.usd(50)));
        }

        pipeline.restart();
        pipeline.send(Samples.envelope("grant", "G-3", "g-3"), Samples.grant("BIH", null, "2015", Samples.usd(900)));
        pipeline.journal();
        again("palermo.grants/0/0", sent);

        assertEquals((overtaken ? "superseded" : "posted") + " from 0", outcomes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "palermo.charges/0/0",
                "palermo.grants/1/0",
                "palermo.grants/0/1",
                "palermo.grants/0/2",
                "palermo.grants/0/-1"
            })
    void isNoEventWithAPositionThatItCannotHaveHad(String header) {
        byte[] sent = pipeline.send(PAYMENT, ON_G1);

        again(header, sent);

        JournalEntry entry = pipeline.journal().getLast();
        assertEquals("rejected corrupt-record", entry.getOutcome() + " " + entry.getReason());
        assertNull(entry.getRedrivenFrom());
        assertArrayEquals(sent, entry.getEvent().array());
    }

    /** Events of random histories, and between them rejected ones that are sent again, some of them more than once. */
    @Test
    void whateverIsSentAgainComesToWhatTheFoldSays() {
        Map<String, Integer> seen = new TreeMap<>();
        JqwikSession.run(() -> {
            LongFunction<List<Histories.Step>> histories = Histories.histories(150);
            Seeds.each(40, RedriveTest.class, seed -> {
                Random random = new Random(seed);
                NaiveFold fold = new NaiveFold();
                List<Sent> rejected = new ArrayList<>();
                List<String> expected = new ArrayList<>();
                int told = 0;
                for (Histories.Step drawn : histories.apply(seed)) {
                    Histories.Step step = drawn.within(seed + "-");
                    String topic = Pipeline.topic(step.envelope().getKind());
                    long offset = ends.merge(topic, 1L, Long::sum) - 1;
                    byte[] value = pipeline.send(step.envelope(), step.body());
                    String outcome = fold.next(step);
                    expected.add(outcome);
                    if (!outcome.equals("posted") && !outcome.equals("duplicate")) {
                        rejected.add(new Sent(step, value, topic + "/0/" + offset, told));
                    }
                    told++;
                    if (!rejected.isEmpty() && random.nextInt(3) == 0) {
                        Sent again = rejected.get(random.nextInt(rejected.size()));
                        ends.merge(topic(again), 1L, Long::sum);
                        pipeline.send(
                                again.step().envelope().getKind(),
                                Pipeline.key(
                                        again.step().envelope(), again.step().body()),
                                again.value(),
                                again.from());
                        String once = fold.again(again.step(), again.told());
                        expected.add(once + " again");
                        seen.merge(once, 1, Integer::sum);
                    }
                }
                assertEquals(
                        expected,
                        pipeline.journal().stream()
                                .map(entry -> (entry.getReason() == null ? entry.getOutcome() : entry.getReason())
                                        + (entry.getRedrivenFrom() == null ? "" : " again"))
                                .toList());
            });
        });
        assertTrue(
                seen.keySet().containsAll(List.of("posted", "duplicate", "superseded", "unknown-reference")),
                seen::toString);
    }

    /** A rejected event: what it says, its bytes, its position, and how many events had been told before it. */
    private record Sent(Histories.Step step, byte[] value, String from, int told) {}

    private static String topic(Sent sent) {
        return Pipeline.topic(sent.step().envelope().getKind());
    }

    private void again(String from, byte[] value) {
        pipeline.send("disbursement", "G-1", value, from);
    }

    private String outcomes() {
        return String.join(
                ", ",
                pipeline.journal().stream()
                        .map(entry -> (entry.getReason() == null ? entry.getOutcome() : entry.getReason())
                                + (entry.getRedrivenFrom() == null ? "" : " from " + entry.getRedrivenFrom()))
                        .toList());
    }
}
