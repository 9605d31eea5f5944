package org.palermo.streams.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.streams.testing.Pipeline;
import org.palermo.streams.testing.Samples;

/** Rejected events that are sent again, with the position at which they lay first. */
class RedriveTest {

    private static final Envelope PAYMENT =
            Samples.envelope("disbursement", "P-1", "p-1", Pipeline.day(3), "R 31", "documented");
    private static final SpecificRecord ON_G1 = Samples.disbursement("G-1", "2015", Samples.usd(100));

    @TempDir
    Path stateDirectory;

    Pipeline pipeline;

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
