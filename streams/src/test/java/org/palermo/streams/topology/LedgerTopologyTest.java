package org.palermo.streams.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.testing.Pipeline;
import org.palermo.streams.testing.Samples;

class LedgerTopologyTest {

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

    /**
     * Fails on purpose when the topology changes. A changed name of a store or a node is a changed changelog topic: a
     * running deployment would begin with empty state, and post everything again as new. So: whoever means the change
     * also says in {@code docs/decisions.md} how deployments carry their state over, and only then changes the golden
     * file beside this test.
     */
    @Test
    void theTopologyIsTheOneThatDeploymentsRun() throws IOException {
        String described = LedgerTopology.of(
                        new Topics(4),
                        Ledger.of(Places.standard()),
                        Pipeline.registry(),
                        Pipeline.TOTALS_INTERVAL,
                        false)
                .describe()
                .toString();

        assertEquals(golden().strip(), described.strip());
    }

    private static String golden() throws IOException {
        try (InputStream in = LedgerTopologyTest.class.getResourceAsStream("topology.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anAcceptedInputIsInTheJournalWithItsPlaceItsBytesAndItsPostings() {
        pipeline.send(Samples.envelope("output", "O-0", "e-0"), Samples.output("study", "2015"));
        pipeline.journal();
        Envelope envelope = Samples.envelope("output", "O-1", "e-1");

        byte[] sent = pipeline.send(envelope, Samples.output("toolkit", "2015-03"));

        JournalEntry entry = only(pipeline.journal());
        assertEquals("palermo.outputs/0/1", entry.getTopic() + "/" + entry.getPartition() + "/" + entry.getOffset());
        assertEquals(Samples.MONDAY, entry.getPublishedAt());
        assertEquals("posted", entry.getOutcome());
        assertNull(entry.getReason());
        assertEquals("output O-1 e-1", entry.getKind() + " " + entry.getEntityId() + " " + entry.getEventId());
        assertEquals(1, entry.getRevision());
        assertEquals(Samples.MONDAY, entry.getKnownAt());
        assertArrayEquals(sent, bytes(entry.getEvent()));
        Posting posting = only(entry.getPostings());
        assertEquals("outputs 2015-03-01 2015-03-31 toolkit 1 output", text(posting));
    }

    @Test
    void aCorrectionTakesBackWhatStoodAndPostsWhatStandsNow() {
        pipeline.send(Samples.envelope("charge", "C-1", "e-1"), Samples.charge("reserve", "2015-03", Samples.usd(500)));
        pipeline.send(Samples.envelope("charge", "C-1", "e-2"), Samples.charge("reserve", "2015-03", Samples.usd(700)));

        JournalEntry entry = pipeline.journal().get(1);

        assertEquals(2, entry.getRevision());
        assertEquals(
                List.of(
                        "0 fund.charges 2015-03-01 2015-03-31 reserve -500 USD (-500 USD)",
                        "1 fund.charges 2015-03-01 2015-03-31 reserve 700 USD (700 USD)"),
                entry.getPostings().stream()
                        .map(posting -> posting.getOrdinal() + " " + text(posting) + " (" + posting.getOriginalMinor()
                                + " " + posting.getOriginalCurrency() + ")")
                        .toList());
    }

    @Test
    void aDuplicateIsInTheJournalAndPostsNothing() {
        byte[] sent = pipeline.send(Samples.envelope("output", "O-1", "e-1"), Samples.output("toolkit", "2015"));
        pipeline.journal();

        pipeline.send("output", "O-1", sent);

        JournalEntry entry = only(pipeline.journal());
        assertEquals("duplicate", entry.getOutcome());
        assertEquals(0, entry.getRevision());
        assertNull(entry.getKnownAt());
        assertEquals(List.of(), entry.getPostings());
    }

    static Stream<Arguments> everyKind() {
        return Stream.of(
                Arguments.of("activity", Samples.activity("2015", true, "BIH"), 4),
                Arguments.of("training", Samples.training("2015", 3, null, "men=3", "", "BIH=1"), 5),
                Arguments.of("case", Samples.caseBrief("BIH", "2015", "", "", null), 2),
                Arguments.of("contribution", Samples.contribution("received", "2015", null, Samples.usd(1)), 1),
                Arguments.of("grant", Samples.grant("BIH", null, "2015", Samples.usd(1)), 3),
                Arguments.of("charge", Samples.charge("reserve", "2015", Samples.usd(1)), 1),
                Arguments.of("rate", Samples.rate("0.9"), 0),
                Arguments.of("treaty", Samples.treaty("BIH", "accession", "2015"), 2),
                Arguments.of("output", Samples.output("toolkit", "2015"), 1),
                Arguments.of("agreement", Samples.agreement("law", "2015", "BIH"), 2),
                Arguments.of("partner", Samples.partner("Shelter", null, 2014, 2015), 2),
                Arguments.of("identity", Samples.identity("D-2", "D-1"), 0),
                Arguments.of("target", Samples.target("2015", "2016", null, "12"), 0));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindIsRecordedAndWithdrawn(String kind, SpecificRecord body, int postings) {
        pipeline.send(Samples.envelope(kind, "E-1", "e-1"), body);
        pipeline.send(Samples.envelope(kind, "E-1", "e-2"), Samples.withdrawn());

        List<JournalEntry> journal = pipeline.journal();

        assertEquals(List.of("posted", "posted"), outcomes(journal));
        assertEquals(postings, journal.get(0).getPostings().size());
        assertEquals(postings, journal.get(1).getPostings().size());
    }

    @Test
    void entitiesOfDifferentKindsMayShareAnId() {
        pipeline.send(Samples.envelope("grant", "E-1", "e-1"), Samples.grant("BIH", null, "2015", Samples.usd(1)));
        pipeline.send(
                Samples.envelope("disbursement", "E-1", "e-1"), Samples.disbursement("E-1", "2015", Samples.usd(1)));
        pipeline.send(Samples.envelope("output", "E-1", "e-1"), Samples.output("toolkit", "2015"));

        assertEquals(List.of("posted", "posted", "posted"), outcomes(pipeline.journal()));
    }

    @Test
    void whatHangsOnAGrantNeedsItAndStaysWithIt() {
        Envelope payment = Samples.envelope("disbursement", "P-1", "p-1");
        pipeline.send(payment, Samples.disbursement("G-1", "2015", Samples.usd(1)));
        pipeline.send(Samples.envelope("grant", "G-1", "g-1"), Samples.grant("BIH", null, "2015", Samples.usd(9)));
        pipeline.send(Samples.envelope("grant", "G-2", "g-2"), Samples.grant("BIH", null, "2015", Samples.usd(9)));
        pipeline.send(payment, Samples.disbursement("G-1", "2015", Samples.usd(1)));
        pipeline.send(
                Samples.envelope("disbursement", "P-1", "p-2"), Samples.disbursement("G-2", "2015", Samples.usd(1)));
        pipeline.send(Samples.envelope("disbursement", "P-1", "p-3"), Samples.withdrawn());
        pipeline.send(
                Samples.envelope("disbursement", "P-1", "p-4"), Samples.disbursement("G-2", "2015", Samples.usd(1)));
        pipeline.send(Samples.envelope("grant", "G-2", "g-3"), Samples.withdrawn());
        pipeline.send(Samples.envelope("assistance", "A-1", "a-1"), Samples.assistance("G-2", 2015, 3, "", ""));
        pipeline.send(Samples.envelope("assistance", "A-1", "a-2"), Samples.assistance("G-1", 2015, 3, "", ""));

        assertEquals(
                List.of(
                        "unknown-reference",
                        "posted",
                        "posted",
                        "posted",
                        "grant-changed",
                        "posted",
                        "posted",
                        "posted",
                        "unknown-reference",
                        "posted"),
                outcomes(pipeline.journal()));
    }

    @Test
    void whatIsNoEventOfItsTopicIsRejectedWithItsBytes() {
        Envelope envelope = Samples.envelope("output", "O-1", "e-1");
        byte[] whole = pipeline.bytes("output", envelope, Samples.output("toolkit", "2015"));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        byte[] unknownSchema = whole.clone();
        unknownSchema[1] = 77;

        pipeline.send("output", "O-1", null);
        pipeline.send("output", "O-1", new byte[0]);
        pipeline.send("output", "O-1", "hello".getBytes(StandardCharsets.UTF_8));
        pipeline.send("output", "O-1", cut);
        pipeline.send("output", "O-1", unknownSchema);
        pipeline.send("activity", "O-1", whole);
        pipeline.send("output", "O-2", whole);
        pipeline.send("output", null, whole);
        pipeline.send("output", "O-1", whole);

        List<JournalEntry> journal = pipeline.journal();
        assertEquals(
                List.of(
                        "corrupt-record",
                        "corrupt-record",
                        "corrupt-record",
                        "corrupt-record",
                        "corrupt-record",
                        "corrupt-record",
                        "corrupt-record",
                        "corrupt-record",
                        "posted"),
                outcomes(journal));
        assertEquals("the record has no value", journal.get(0).getDetail());
        assertArrayEquals(new byte[0], bytes(journal.get(0).getEvent()));
        assertArrayEquals(cut, bytes(journal.get(3).getEvent()));
        assertEquals("the record's key is O-2, not O-1", journal.get(6).getDetail());
    }

    @Test
    void anEventWithoutIdentityOrKindIsRejected() {
        SpecificRecord output = Samples.output("toolkit", "2015");
        SpecificRecord charge = Samples.charge("reserve", "2015", Samples.usd(1));
        java.time.Instant never = java.time.Instant.parse("+12016-01-01T00:00:00Z");

        pipeline.send("output", "O-1", pipeline.bytes("output", Samples.envelope("output", "O-1", ""), output));
        pipeline.send("output", "", pipeline.bytes("output", Samples.envelope("output", "", "e-1"), output));
        pipeline.send(
                "output",
                "O-1",
                pipeline.bytes("output", Samples.envelope("output", "O-1", "e-1", never, "", "reported"), output));
        pipeline.send("output", "O-1", pipeline.bytes("output", Samples.envelope("toolkit", "O-1", "e-1"), output));
        pipeline.send(
                "output",
                "O-1",
                pipeline.bytes("output", Samples.envelope("charge", "O-1", "e-1"), Samples.withdrawn()));
        pipeline.send(
                "grant",
                "O-1",
                pipeline.bytes(
                        "grant",
                        Samples.envelope("grant", "O-1", "e-1"),
                        Samples.disbursement("O-1", "2015", Samples.usd(1))));
        pipeline.send("output", "O-1", pipeline.bytes("output", Samples.envelope("output", "O-1", "e-1"), output));
        pipeline.send("charge", "O-1", pipeline.bytes("charge", Samples.envelope("charge", "O-1", "e-1"), charge));

        assertEquals(
                List.of(
                        "corrupt-record",
                        "corrupt-record",
                        "corrupt-record",
                        "unknown-kind",
                        "unknown-kind",
                        "unknown-kind",
                        "posted",
                        "posted"),
                outcomes(pipeline.journal()));
    }

    private static List<String> outcomes(List<JournalEntry> journal) {
        return journal.stream()
                .map(entry -> entry.getOutcome().equals("rejected") ? entry.getReason() : entry.getOutcome())
                .toList();
    }

    private static String text(Posting posting) {
        return posting.getAccount() + " " + posting.getOccurredFrom() + " " + posting.getOccurredTo() + " "
                + posting.getCategory() + " " + posting.getQuantity() + " " + posting.getUnit();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static <T> T only(List<T> list) {
        assertEquals(1, list.size());
        return list.getFirst();
    }
}
