package org.palermo.streams.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.streams.testing.Samples.activity;
import static org.palermo.streams.testing.Samples.agreement;
import static org.palermo.streams.testing.Samples.assistance;
import static org.palermo.streams.testing.Samples.caseBrief;
import static org.palermo.streams.testing.Samples.charge;
import static org.palermo.streams.testing.Samples.contribution;
import static org.palermo.streams.testing.Samples.disbursement;
import static org.palermo.streams.testing.Samples.euro;
import static org.palermo.streams.testing.Samples.grant;
import static org.palermo.streams.testing.Samples.identity;
import static org.palermo.streams.testing.Samples.output;
import static org.palermo.streams.testing.Samples.partner;
import static org.palermo.streams.testing.Samples.rate;
import static org.palermo.streams.testing.Samples.target;
import static org.palermo.streams.testing.Samples.training;
import static org.palermo.streams.testing.Samples.treaty;
import static org.palermo.streams.testing.Samples.usd;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.journal.JournalEntries;
import org.palermo.streams.journal.Source;
import org.palermo.streams.state.Decision;
import org.palermo.streams.state.EntityState;
import org.palermo.streams.testing.Pipeline;
import org.palermo.streams.testing.Samples;

/** What each kind stands for. Regions are M49's: BIH and SRB are in Europe (150), NGA is in Africa (002). */
class LedgerTest {

    private static final Ledger LEDGER = Ledger.of(Places.standard());

    /** What Kafka takes by default. */
    private static final int LARGEST_INPUT = 1 << 20;

    static Stream<Arguments> stands() {
        return Stream.of(
                stands("activity", activity("2015-03-25", true, "BIH", "NGA", "SRB"), """
                        activities                  2015-03-25..2015-03-25 | global | - | - | legislative | - | 1 activity
                        activities.by-country       2015-03-25..2015-03-25 | global | BIH | 150 | legislative | - | 1 activity
                        activities.by-country       2015-03-25..2015-03-25 | global | NGA | 002 | legislative | - | 1 activity
                        activities.by-country       2015-03-25..2015-03-25 | global | SRB | 150 | legislative | - | 1 activity
                        activities.by-region        2015-03-25..2015-03-25 | global | - | 002 | legislative | - | 1 activity
                        activities.by-region        2015-03-25..2015-03-25 | global | - | 150 | legislative | - | 1 activity
                        activities.direct.by-country 2015-03-25..2015-03-25 | global | BIH | 150 | legislative | - | 1 activity
                        activities.direct.by-country 2015-03-25..2015-03-25 | global | NGA | 002 | legislative | - | 1 activity
                        activities.direct.by-country 2015-03-25..2015-03-25 | global | SRB | 150 | legislative | - | 1 activity
                        """),
                stands("activity", activity("2015-02", false), """
                        activities           2015-02-01..2015-02-28 | global | - | - | legislative | - | 1 activity
                        activities.by-region 2015-02-01..2015-02-28 | global | - | - | legislative | - | 1 activity
                        """),
                stands("activity", activity("2016", null, "EUE", "XAA"), """
                        activities            2016-01-01..2016-12-31 | global | - | - | legislative | - | 1 activity
                        activities.by-country 2016-01-01..2016-12-31 | global | XAA | - | legislative | - | 1 activity
                        activities.by-region  2016-01-01..2016-12-31 | global | - | - | legislative | - | 1 activity
                        """),
                stands(
                        "training",
                        training("2015-09-21", 30, "NGA", "men=18;women=12", "other=5", "BIH=20;SRB=0"),
                        """
                        participants            2015-09-21..2015-09-21 | glo-act | - | - | - | - | 30 person
                        participants.by-sex     2015-09-21..2015-09-21 | glo-act | - | - | - | men | 18 person
                        participants.by-sex     2015-09-21..2015-09-21 | glo-act | - | - | - | women | 12 person
                        participants.by-group   2015-09-21..2015-09-21 | glo-act | - | - | - | other | 5 person
                        participants.by-country 2015-09-21..2015-09-21 | glo-act | BIH | 150 | - | - | 20 person
                        trainings               2015-09-21..2015-09-21 | glo-act | - | - | - | - | 1 training
                        trainings.by-country    2015-09-21..2015-09-21 | glo-act | BIH | 150 | - | - | 1 training
                        """),
                stands("training", training("2015-09-21", 30, "NGA", "", "", ""), """
                        participants         2015-09-21..2015-09-21 | glo-act | - | - | - | - | 30 person
                        trainings            2015-09-21..2015-09-21 | glo-act | - | - | - | - | 1 training
                        trainings.by-country 2015-09-21..2015-09-21 | glo-act | NGA | 002 | - | - | 1 training
                        """),
                stands("training", training("2015-09-21", 0, "NGA", "", "", ""), """
                        trainings 2015-09-21..2015-09-21 | glo-act | - | - | - | - | 1 training
                        """),
                stands("case", caseBrief("SRB", "2015", "girls=2;women=1", "men=3", 2L), """
                        cases            2015-01-01..2015-12-31 | - | SRB | 150 | - | - | 1 case
                        cases.by-country 2015-01-01..2015-12-31 | - | SRB | 150 | - | - | 1 case
                        cases.victims    2015-01-01..2015-12-31 | - | SRB | 150 | - | girls | 2 person
                        cases.victims    2015-01-01..2015-12-31 | - | SRB | 150 | - | women | 1 person
                        cases.defendants 2015-01-01..2015-12-31 | - | SRB | 150 | - | men | 3 person
                        cases.convicted  2015-01-01..2015-12-31 | - | SRB | 150 | - | - | 2 person
                        """),
                stands("case", caseBrief("ECHR", "2015-04-01", "", "", null), """
                        cases                  2015-04-01..2015-04-01 | - | ECHR | - | - | - | 1 case
                        cases.by-regional-body 2015-04-01..2015-04-01 | - | ECHR | - | - | - | 1 case
                        """),
                stands("contribution", contribution("received", "2015-03-25", "NGA", euro(1_000_00, "0.5")), """
                        fund.received 2015-03-25..2015-03-25 | - | NGA | 002 | member-state | D-1 | 200000 USD (100000 EUR)
                        """),
                stands("contribution", contribution("pledged", "2015", null, usd(5)), """
                        fund.pledged 2015-01-01..2015-12-31 | - | - | - | member-state | D-1 | 5 USD (5 USD)
                        """),
                stands("grant", grant("BIH", "2014", "2014-07", usd(60_000_00)), """
                        fund.grants             2014-07-01..2014-07-31 | - | BIH | 150 | 2014 | N-1 | 1 grant
                        fund.committed          2014-07-01..2014-07-31 | - | BIH | 150 | 2014 | N-1 | 6000000 USD (6000000 USD)
                        fund.committed.by-grant 2014-07-01..2014-07-31 | - | - | - | - | E-1 | 6000000 USD (6000000 USD)
                        """),
                stands("disbursement", disbursement("G-1", "2014-08-01", usd(1)), """
                        fund.disbursed          2014-08-01..2014-08-01 | - | - | - | - | - | 1 USD (1 USD)
                        fund.disbursed.by-grant 2014-08-01..2014-08-01 | - | - | - | - | G-1 | 1 USD (1 USD)
                        """),
                stands("assistance", assistance("G-1", 2015, 40, "women=30", "adults=10"), """
                        survivors        2015-01-01..2015-12-31 | - | - | - | - | - | 40 person
                        survivors.by-sex 2015-01-01..2015-12-31 | - | - | - | - | women | 30 person
                        survivors.by-age 2015-01-01..2015-12-31 | - | - | - | - | adults | 10 person
                        """),
                stands("charge", charge("reserve", "2015-12-31", usd(99)), """
                        fund.charges 2015-12-31..2015-12-31 | - | - | - | reserve | - | 99 USD (99 USD)
                        """),
                stands("rate", rate("0.92"), ""),
                stands("identity", identity("D-2", "D-1"), ""),
                stands("identity", identity("D-2", "D-2"), ""),
                stands("target", target("2015", "2016-06", "XAA", "12.5"), ""),
                stands("target", target(null, "2017", null, "550000"), ""),
                stands("treaty", treaty("NGA", "accession", "2015-06-01"), """
                        treaty.actions 2015-06-01..2015-06-01 | - | NGA | 002 | trafficking-protocol | accession | 1 action
                        treaty.parties 2015-06-01..2015-06-01 | - | NGA | 002 | trafficking-protocol | accession | 1 party
                        """),
                stands("treaty", treaty("EUE", "withdrawal", "2015-06-01"), """
                        treaty.parties 2015-06-01..2015-06-01 | - | EUE | - | trafficking-protocol | withdrawal | -1 party
                        """),
                stands("output", output("toolkit", "2015"), """
                        outputs 2015-01-01..2015-12-31 | - | - | - | toolkit | - | 1 output
                        """),
                stands("agreement", agreement("law", "2015-05", "BIH", "XAB"), """
                        agreements            2015-05-01..2015-05-31 | - | - | - | law | - | 1 agreement
                        agreements.by-country 2015-05-01..2015-05-31 | - | BIH | 150 | law | - | 1 agreement
                        agreements.by-country 2015-05-01..2015-05-31 | - | XAB | - | law | - | 1 agreement
                        """),
                stands("partner", partner("Shelter", "SRB", 2014, 2015), """
                        partners 2014-01-01..2014-12-31 | - | SRB | 150 | - | Shelter | 1 organisation
                        partners 2015-01-01..2015-12-31 | - | SRB | 150 | - | Shelter | 1 organisation
                        """));
    }

    private static Arguments stands(String kind, SpecificRecord body, String postings) {
        return Arguments.of(kind, body, postings);
    }

    @ParameterizedTest
    @MethodSource("stands")
    void anEntityStandsForItsPostings(String kind, SpecificRecord body, String expected) {
        Judgement judgement = LEDGER.judge(Samples.envelope(kind, "E-1", "e-1"), body);

        assertEquals(squeezed(expected), text(judgement));
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("activity", activity("25/03/2015", null, "BIH"), "start: 25/03/2015 is not a date"),
                Arguments.of("activity", activity("2015", null, "BIH", "BIH"), "countries: BIH is named twice"),
                Arguments.of("activity", activity("2015", null, "BHI"), "countries: BHI is not a jurisdiction"),
                Arguments.of(
                        "training",
                        training("2015", 5, null, "men=3;women=3", "other=-1", ""),
                        "bySex: 6 in sum is more than the total of 5; byGroup.other: -1 is negative"),
                Arguments.of(
                        "training",
                        training("2015", -5, null, "", "", ""),
                        "participants: -5 is negative; bySex: 0 in sum is more than the total of -5; "
                                + "byGroup: 0 in sum is more than the total of -5; "
                                + "byCountry: 0 in sum is more than the total of -5"),
                Arguments.of("training", training("2015", 5, null, "men=1;men=1", "", ""), "bySex: men is named twice"),
                Arguments.of(
                        "training", training("2015", 1, null, "", "", "ZZ=1"), "byCountry: ZZ is not a jurisdiction"),
                Arguments.of(
                        "case",
                        caseBrief("BIH", "2015", "men=9223372036854775807", "", 1_000_000_000_000_001L),
                        "convicted: 1000000000000001 is more than 1000000000000000; "
                                + "victims.men: 9223372036854775807 is more than 1000000000000000"),
                Arguments.of(
                        "contribution",
                        contribution("promised", "2015", null, usd(1)),
                        "stage: promised is neither pledged nor received"),
                Arguments.of("charge", charge("reserve", "2015", usd(0)), "amount.minor: 0 is not positive"),
                Arguments.of("assistance", assistance("G-1", 215, 1, "", ""), "year: 215 is not a year of a register"),
                Arguments.of(
                        "treaty",
                        treaty("BIH", "signature", "2015"),
                        "action: signature is not an action that binds or releases a Party"),
                Arguments.of("partner", partner("Shelter", null, 2014, 2014), "years: 2014 is named twice"),
                Arguments.of("identity", identity(" ", "D-1"), "type, alias and canonical: one of them is empty"),
                Arguments.of(
                        "target",
                        target("spring", "2017-13", "BHI", "0.0"),
                        "end: 2017-13 is not a date; start: spring is not a date; country: BHI is not a jurisdiction; "
                                + "value: 0.0 is not a positive decimal"),
                Arguments.of("target", target(null, "2017", null, "-1"), "value: -1 is not a positive decimal"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void aBodyThatWouldBreakTheSumsIsInvalidWithAllItsProblems(String kind, SpecificRecord body, String detail) {
        Judgement judgement = LEDGER.judge(Samples.envelope(kind, "E-1", "e-1"), body);

        assertEquals(new Judgement.Invalid(detail), judgement);
    }

    /** What no register holds, but what any client of Kafka can send. */
    @Test
    void aBodyWithMorePostingsThanTheJournalHoldsIsInvalid() {
        Judgement judgement = LEDGER.judge(
                Samples.envelope("assistance", "E-1", "e-1"), assistance("G-1", 2015, 100_000, "", ages(50_000)));

        assertEquals(
                new Judgement.Invalid("body: 50001 postings are more than the journal can hold of one event"),
                judgement);
    }

    @Test
    void theLargestStandFitsTheJournalWithItsCorrection() {
        Envelope envelope = Samples.envelope("assistance", "E-1", "e-1");
        int largest = 0;
        while (LEDGER.judge(envelope, assistance("G-1", 2015, 100_000, "", ages(largest + 500)))
                instanceof Judgement.Stands) {
            largest += 500;
        }
        List<Posting> stand = LEDGER.judge(envelope, assistance("G-1", 2015, 100_000, "", ages(largest)))
                        instanceof Judgement.Stands(List<Posting> postings)
                ? postings
                : List.of();
        List<Posting> corrected = new ArrayList<>(stand);
        stand.forEach(posting -> corrected.add(posting.negated()));
        Topic journal = new Topics(1).journal();
        EntityState state = new EntityState(2, Samples.MONDAY, false, 7, List.of("e-1"), ByteBuffer.allocate(0), stand);

        JournalEntry entry = JournalEntries.decided(
                new Source("palermo.grants", 0, 1, Samples.MONDAY, 0L),
                envelope,
                ByteBuffer.allocate(LARGEST_INPUT),
                new Decision.Posted(state, corrected, List.of()));

        int bytes = new AvroCodec<JournalEntry>(journal, Pipeline.registry()).encode(entry).length;
        assertTrue(largest > 1_000, "postings: " + largest);
        assertTrue(bytes < Topic.LARGEST_DERIVED_RECORD, "bytes: " + bytes);
    }

    @Test
    void aRejectionOfVeryManyProblemsNamesTheFirst() {
        Judgement judgement = LEDGER.judge(
                Samples.envelope("training", "E-1", "e-1"), training("2015", 100_000, null, "", "", ages(60_000)));

        String detail = judgement instanceof Judgement.Invalid(String text) ? text : "";
        assertTrue(detail.startsWith("byCountry: age-0 is not a jurisdiction; byCountry: age-1 is not"), detail);
        assertTrue(detail.endsWith("byCountry: age-99 is not a jurisdiction; and 59900 more"), detail);
    }

    /** One person of each of so many ages. */
    private static String ages(int count) {
        return IntStream.range(0, count).mapToObj(age -> "age-" + age + "=1").collect(Collectors.joining(";"));
    }

    @Test
    void everyKindOfEveryTopicHasARule() {
        List<String> kinds = new Topics(1)
                .inputs().stream().flatMap(topic -> topic.kinds().stream()).toList();

        List<String> ruled = kinds.stream().filter(LedgerTest::isRuled).toList();

        assertEquals(kinds, ruled);
    }

    private static boolean isRuled(String kind) {
        SpecificRecord body = (SpecificRecord) stands().filter(sample -> sample.get()[0].equals(kind))
                .findFirst()
                .orElseThrow()
                .get()[1];
        return LEDGER.takes(kind, body);
    }

    @Test
    void aBodyOfAnotherKindIsTheCallersFault() {
        Envelope envelope = Samples.envelope("activity", "E-1", "e-1");

        assertThrows(IllegalArgumentException.class, () -> LEDGER.judge(envelope, rate("1")));
    }

    private static String squeezed(String expected) {
        return expected.lines().map(line -> line.replaceAll(" +", " ")).collect(Collectors.joining("\n"));
    }

    private static String text(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Stands(List<Posting> postings) ->
                postings.stream().map(LedgerTest::text).collect(Collectors.joining("\n"));
            case Judgement.Invalid(String detail) -> "invalid: " + detail;
        };
    }

    private static String text(Posting posting) {
        Dimensions at = posting.dimensions();
        assertEquals("documented", posting.evidence());
        String dimensions = Stream.of(at.programme(), at.jurisdiction(), at.region(), at.category(), at.party())
                .map(value -> value.isEmpty() ? "-" : value)
                .collect(Collectors.joining(" | "));
        Posting.Original original = posting.original();
        return posting.account() + " " + posting.occurredFrom() + ".." + posting.occurredTo() + " | " + dimensions
                + " | " + posting.quantity() + " " + posting.unit()
                + (original == null ? "" : " (" + original.minor() + " " + original.currency() + ")");
    }
}
