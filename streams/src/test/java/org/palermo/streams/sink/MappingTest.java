package org.palermo.streams.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.GrantEvent;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.event.Partnership;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

class MappingTest {

    private static final Instant KNOWN = Instant.parse("2016-05-02T10:00:00.123Z");

    private final Topics topics = new Topics(4);
    private final Registry registry =
            new Registry(new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())), "mock", Duration.ZERO);
    private final Mapping journal = new JournalMapping(topics, registry);
    private final Mapping totals = new TotalsMapping(topics, registry);

    @BeforeEach
    void register() {
        topics.all().forEach(registry::register);
    }

    @Test
    void a_posted_grant_is_its_postings_and_an_outcome_with_the_event() {
        byte[] entry = entry(entryOf(event(new Grant("NGO-1", "Helpers", "SRB", null, "2015-03", money())))
                .setOutcome("posted")
                .setRevision(2)
                .setKnownAt(KNOWN)
                .setRedrivenFrom(9L)
                .setPostings(List.of(posting(0, "fund.grants", 1, "grant"), posting(1, "fund.committed", 2_500, "USD")))
                .build());

        List<Row> rows = journal.rows(0, 77, entry);

        assertEquals(
                List.of(Table.POSTINGS, Table.POSTINGS, Table.OUTCOMES),
                rows.stream().map(Row::table).toList());
        values(rows.get(1), """
                account           | fund.committed
                occurred_from     | 2015-03-01
                occurred_to       | 2015-03-31
                jurisdiction      | SRB
                posting_id        | grant:G-1:2:1
                kind              | grant
                entity_id         | G-1
                revision          | 2
                ordinal           | 1
                known_at          | 2016-05-02T10:00:00.123Z
                programme         |
                region            | 039
                category          | 2015
                party             | NGO-1
                quantity          | 2500
                unit              | USD
                evidence          | documented
                original_minor    | null
                original_currency |
                event_id          | E-1
                topic             | palermo.grants
                partition         | 0
                offset            | 12
                """);
        values(rows.get(2), """
                topic             | palermo.grants
                partition         | 0
                offset            | 12
                published_at      | 2016-05-02T10:00:01Z
                outcome           | posted
                reason            |
                detail            |
                kind              | grant
                entity_id         | G-1
                event_id          | E-1
                revision          | 2
                known_at          | 2016-05-02T10:00:00.123Z
                recorded_at       | 2016-05-01T00:00:00Z
                recorded_by       | fund office
                source            | R 71
                evidence          | documented
                note              | a note
                backfilled        | true
                withdrawn         | false
                postings          | 2
                journal_partition | 0
                journal_offset    | 77
                redriven_from     | 9
                """);
        assertEquals(
                "{\"ngoId\":\"NGO-1\",\"ngoName\":\"Helpers\",\"country\":\"SRB\",\"cycle\":null,\"awarded\":\"2015-03\","
                        + "\"amount\":{\"minor\":2000,\"currency\":\"EUR\",\"unitsPerUsd\":\"0.8\",\"usdCents\":2500}}",
                rows.get(2).value("body"));
    }

    @Test
    void keeps_the_amount_as_it_was_recorded() {
        Posting posting = Posting.newBuilder(posting(0, "fund.committed", 2_500, "USD"))
                .setOriginalMinor(2_000L)
                .setOriginalCurrency("EUR")
                .build();

        Row row = journal.rows(
                        0,
                        1,
                        entry(entryOf(event(new Withdrawn("moved")))
                                .setOutcome("posted")
                                .setRevision(1)
                                .setKnownAt(KNOWN)
                                .setPostings(List.of(posting))
                                .build()))
                .getFirst();

        values(row, "original_minor | 2000\noriginal_currency | EUR");
    }

    @Test
    void a_rejected_withdrawal_says_why_on_both_sides() {
        Row outcome = journal.rows(
                        0,
                        5,
                        entry(entryOf(event(new Withdrawn("entered twice")))
                                .setOutcome("rejected")
                                .setReason("not-recorded")
                                .setDetail("grant G-1")
                                .build()))
                .getFirst();

        values(outcome, """
                outcome   | rejected
                reason    | not-recorded
                detail    | grant G-1
                withdrawn | true
                body      | {"reason":"entered twice"}
                known_at  | null
                postings  | 0
                """);
    }

    @ParameterizedTest
    @MethodSource
    void an_event_that_cannot_be_read_leaves_its_columns_empty(String topic, byte[] event) {
        JournalEntry corrupt = JournalEntry.newBuilder()
                .setTopic(topic)
                .setPartition(3)
                .setOffset(9)
                .setPublishedAt(KNOWN)
                .setOutcome("rejected")
                .setReason("corrupt-record")
                .setEvent(ByteBuffer.wrap(event))
                .build();

        Row outcome = journal.rows(0, 5, entry(corrupt)).getFirst();

        values(outcome, """
                kind        |
                recorded_at | null
                recorded_by |
                evidence    |
                backfilled  | false
                withdrawn   | false
                body        |
                """);
    }

    static Stream<Arguments> an_event_that_cannot_be_read_leaves_its_columns_empty() {
        return Stream.of(
                Arguments.of("palermo.grants", new byte[] {1, 2, 3}),
                Arguments.of("palermo.grants", new byte[0]),
                Arguments.of("palermo.unheard-of", new byte[] {0, 0, 0, 0, 1, 5}));
    }

    @ParameterizedTest
    @MethodSource
    void a_body_is_json_under_the_names_of_its_schema(SpecificRecord body, String expected) {
        assertEquals(expected, EventJson.of(body));
    }

    static Stream<Arguments> a_body_is_json_under_the_names_of_its_schema() {
        return Stream.of(
                Arguments.of(
                        Training.newBuilder()
                                .setStart("2015")
                                .setParticipants(30)
                                .setBySex(List.of(new Count("men", 10L), new Count("women", 20L)))
                                .build(),
                        "{\"programme\":\"global\",\"activity\":null,\"title\":null,\"start\":\"2015\",\"end\":null,"
                                + "\"hostCountry\":null,\"participants\":30,\"bySex\":{\"men\":10,\"women\":20},"
                                + "\"byGroup\":{},\"byCountry\":{}}"),
                Arguments.of(
                        Activity.newBuilder()
                                .setTitle("An \"expert\" meeting\n")
                                .setCategory("prevention")
                                .setFormat("meeting")
                                .setLevel("regional")
                                .setStart("2015-03-25")
                                .setCountries(List.of("BIH", "SRB"))
                                .setDirect(true)
                                .build(),
                        "{\"title\":\"An \\\"expert\\\" meeting\\n\",\"programme\":\"global\",\"role\":null,"
                                + "\"category\":\"prevention\",\"format\":\"meeting\",\"level\":\"regional\","
                                + "\"start\":\"2015-03-25\",\"end\":null,\"hostCountry\":null,"
                                + "\"countries\":[\"BIH\",\"SRB\"],\"direct\":true,\"partners\":[]}"),
                Arguments.of(
                        Partnership.newBuilder()
                                .setOrganisation("Helpers")
                                .setYears(List.of(2014, 2015))
                                .build(),
                        "{\"organisation\":\"Helpers\",\"country\":null,\"years\":[2014,2015],\"field\":null}"));
    }

    @Test
    void a_totals_record_is_a_cell_or_how_far_the_cells_go() {
        TotalCell cell = TotalCell.newBuilder()
                .setAccount("cases")
                .setOccurredFrom(LocalDate.of(2015, 3, 1))
                .setOccurredTo(LocalDate.of(2015, 3, 31))
                .setProgramme("")
                .setJurisdiction("SRB")
                .setRegion("039")
                .setCategory("")
                .setParty("")
                .setUnit("case")
                .setEvidence("reported")
                .setQuantity(-2)
                .setPostings(4)
                .build();
        TotalsRecord mark = TotalsRecord.newBuilder()
                .setTopic("palermo.cases")
                .setPartition(3)
                .setCoveredOffset(41)
                .build();
        AvroCodec<TotalsRecord> codec = new AvroCodec<>(topics.totals(), registry);

        Row changed = totals.rows(
                        3,
                        100,
                        codec.encode(TotalsRecord.newBuilder(mark).setCell(cell).build()))
                .getFirst();
        Row covered = totals.rows(3, 101, codec.encode(mark)).getFirst();

        values(changed, """
                account          | cases
                occurred_from    | 2015-03-01
                occurred_to      | 2015-03-31
                programme        |
                jurisdiction     | SRB
                region           | 039
                category         |
                party            |
                unit             | case
                evidence         | reported
                topic            | palermo.cases
                partition        | 3
                quantity         | -2
                postings         | 4
                covered_offset   | 41
                totals_partition | 3
                totals_offset    | 100
                """);
        assertEquals(Table.COVERAGE, covered.table());
        values(covered, """
                topic            | palermo.cases
                partition        | 3
                covered_offset   | 41
                totals_partition | 3
                totals_offset    | 101
                """);
    }

    @Test
    void a_record_of_ours_that_is_none_is_a_fault() {
        assertThrows(IllegalStateException.class, () -> journal.rows(0, 0, new byte[] {9}));
        assertThrows(IllegalStateException.class, () -> totals.rows(0, 0, new byte[0]));
    }

    private static void values(Row row, String expected) {
        expected.lines().forEach(line -> {
            String[] parts = line.split("\\|", 2);
            String column = parts[0].strip();
            assertEquals(parts[1].strip(), String.valueOf(row.value(column)), column);
        });
        if (expected.contains("original_minor    | null")) {
            assertNull(row.value("original_minor"));
        }
    }

    private byte[] entry(JournalEntry entry) {
        return new AvroCodec<JournalEntry>(topics.journal(), registry).encode(entry);
    }

    private byte[] event(SpecificRecord body) {
        GrantEvent event = GrantEvent.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId("E-1")
                        .setKind("grant")
                        .setEntityId("G-1")
                        .setRecordedAt(Instant.parse("2016-05-01T00:00:00Z"))
                        .setRecordedBy("fund office")
                        .setSource("R 71")
                        .setEvidence("documented")
                        .setNote("a note")
                        .setBackfilled(true)
                        .build())
                .setBody(body)
                .build();
        return new AvroCodec<GrantEvent>(topics.ofKind("grant").orElseThrow(), registry).encode(event);
    }

    private static JournalEntry.Builder entryOf(byte[] event) {
        return JournalEntry.newBuilder()
                .setTopic("palermo.grants")
                .setPartition(0)
                .setOffset(12)
                .setPublishedAt(Instant.parse("2016-05-02T10:00:01Z"))
                .setKind("grant")
                .setEntityId("G-1")
                .setEventId("E-1")
                .setEvent(ByteBuffer.wrap(event));
    }

    private static Money money() {
        return new Money(2_000L, "EUR", "0.8", 2_500L);
    }

    private static Posting posting(int ordinal, String account, long quantity, String unit) {
        return Posting.newBuilder()
                .setOrdinal(ordinal)
                .setAccount(account)
                .setOccurredFrom(LocalDate.of(2015, 3, 1))
                .setOccurredTo(LocalDate.of(2015, 3, 31))
                .setJurisdiction("SRB")
                .setRegion("039")
                .setCategory("2015")
                .setParty("NGO-1")
                .setQuantity(quantity)
                .setUnit(unit)
                .setEvidence("documented")
                .build();
    }
}
