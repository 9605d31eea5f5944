package org.palermo.producers.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.producers.entry.Interview.Turn;
import org.palermo.producers.entry.Interview.Verdict;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Context;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.repricing.Recorded;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.values.Events;

/** A record asked for column by column. */
class InterviewTest {

    private static final Instant NOW = Instant.parse("2016-05-31T12:00:00Z");
    private static final Producer CONTRIBUTION =
            Producers.ofKind("contribution").orElseThrow();

    /** Only euros of March 2015 have a rate. */
    private static final Rates RATES =
            (currency, month) -> currency.equals("EUR") && month.equals(YearMonth.of(2015, 3))
                    ? Optional.of(new BigDecimal("0.80"))
                    : Optional.empty();

    private static Interview.Setting setting(Language language, Known.Lookup lookup) {
        return new Interview.Setting(language, new Context(NOW, RATES), lookup, "office", "palermo add");
    }

    private static Interview begun(Producer producer, Known.Lookup lookup) {
        return Interview.of(producer, setting(Language.EN, lookup), Map.of());
    }

    /** Answers in a row; each must be taken. */
    private static Interview answered(Interview interview, String... lines) {
        Interview now = interview;
        for (String line : lines) {
            now = assertInstanceOf(Turn.Taken.class, now.answer(line), () -> line)
                    .interview();
        }
        return now;
    }

    private static String asked(Interview interview) {
        return interview.question().map(question -> question.field().name()).orElse("nothing");
    }

    private static Event event(Interview interview) {
        return assertInstanceOf(Verdict.Sound.class, interview.verdict(() -> "event-1"))
                .event();
    }

    static Stream<Arguments> kinds() {
        return Producers.all().stream()
                .flatMap(producer ->
                        Stream.of(Language.EN, Language.FR).map(language -> Arguments.of(producer.kind(), language)));
    }

    /** Answers as the register's own example, in either language; what is recorded then reads as the same answers again. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsAskedForToItsEndAndReadBackTheSame(String kind, Language language) {
        // Given
        Producer producer = Producers.ofKind(kind).orElseThrow();
        ColumnTexts texts = ColumnTexts.in(language);

        // When
        Interview interview = Interview.of(producer, setting(language, Known.Lookup.NOTHING), Map.of());
        while (interview.question().isPresent()) {
            Question question = interview.question().get();
            interview = answered(interview, texts.example(producer, question.field()));
        }
        SpecificRecord body = Events.body(event(interview).value());

        // Then
        Map<String, String> recorded = Cells.of(producer, body);
        Interview again = Interview.of(producer, setting(language, Known.Lookup.NOTHING), Map.of());
        while (again.question().isPresent()) {
            Question question = again.question().get();
            boolean ofId = question.field().equals(Producer.ID);
            again = answered(
                    again, ofId ? "X-1" : recorded.getOrDefault(question.field().name(), ""));
        }
        assertEquals(body, Events.body(event(again).value()));
    }

    @Test
    void asksForIdentityThenContentThenHowItIsKnown() {
        assertEquals(
                List.of(
                        "id",
                        "donor_id",
                        "donor_name",
                        "donor_type",
                        "donor_country",
                        "stage",
                        "date",
                        "amount",
                        "currency",
                        "source",
                        "evidence",
                        "note"),
                begun(CONTRIBUTION, Known.Lookup.NOTHING).questions().stream()
                        .map(question -> question.field().name())
                        .toList());
        assertEquals(
                List.of("currency", "month", "units_per_usd", "source", "evidence", "note"),
                begun(Producers.ofKind("rate").orElseThrow(), Known.Lookup.NOTHING).questions().stream()
                        .map(question -> question.field().name())
                        .toList());
    }

    /** An answer to a column of a contribution, after sound answers to those before it: what is found at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id         | ''          | value-missing
            id         | C-1         | ''
            donor_type | nobody      | code-unknown
            donor_type | État Membre | ''
            donor_type | -           | code-unknown
            donor_country | Guinee   | ''
            donor_country | Congo    | jurisdiction-ambiguous
            donor_country | ''       | ''
            donor_country | -        | ''
            date       | 05/09/2015  | date-ambiguous
            date       | 2015        | ''
            amount     | 1,234       | amount-ambiguous
            amount     | 12.345      | ''
            currency   | XXQ         | currency-unknown
            currency   | CHF         | rate-missing
            currency   | EUR         | ''
            currency   | JPY         | amount-too-precise rate-missing
            evidence   | hearsay     | code-unknown
            evidence   | ''          | ''
            """)
    void saysAtOnceWhatAnImportWouldSay(String column, String answer, String found) {
        // Given
        Map<String, String> sound = Map.of(
                "id", "C-1",
                "donor_id", "D-1",
                "donor_name", "Donor",
                "donor_type", "member-state",
                "stage", "received",
                "date", "2015-03-12",
                "amount", "12.50",
                "currency", "USD");
        Interview interview = begun(CONTRIBUTION, Known.Lookup.NOTHING);
        while (!asked(interview).equals(column)) {
            interview = answered(interview, sound.getOrDefault(asked(interview), ""));
        }

        // When
        Turn turn = interview.answer(answer);

        // Then
        List<Finding> findings = switch (turn) {
            case Turn.Taken taken -> taken.findings();
            case Turn.Refused refused -> refused.findings();
        };
        assertEquals(
                found,
                String.join(
                        " ",
                        findings.stream()
                                .map(finding -> finding.code().id())
                                .sorted()
                                .toList()));
        assertEquals(found.isEmpty(), turn instanceof Turn.Taken);
        assertEquals(found.isEmpty(), !asked(turn.interview()).equals(column));
    }

    /** What holds between two columns is said at the second of them, and only there. */
    @Test
    void aDateThatEndsBeforeItStartsIsRefusedWhereItIsAnswered() {
        Interview atEnd = begun(Producers.ofKind("training").orElseThrow(), Known.Lookup.NOTHING);
        atEnd = answered(atEnd, "T-1", "", "", "", "2015-03-25");
        assertEquals("end", asked(atEnd));

        Turn.Refused refused = assertInstanceOf(Turn.Refused.class, atEnd.answer("2015-03-24"));

        assertEquals("end-before-start", refused.findings().getFirst().code().id());
        assertEquals("host_country", asked(answered(refused.interview(), "2015-03-25")));
    }

    @Test
    void goesBackKeepsWhatWasAnsweredAndChangesOneAnswer() {
        Interview interview = answered(begun(CONTRIBUTION, Known.Lookup.NOTHING), "C-1", "D-1", "Donor");

        Interview back = interview.back().back();
        assertEquals("donor_id", asked(back));
        assertEquals("D-1", back.defaultOf(back.question().orElseThrow()));
        assertEquals("id", asked(back.back().back().back()));

        Interview on = answered(back, "", "Donor of another name");
        assertEquals("donor_type", asked(on));
        Interview changed = answered(on.backTo("Donor ID").orElseThrow(), "D-2").forward();
        assertEquals("donor_type", asked(changed));
        assertEquals(
                List.of("C-1", "D-2", "Donor of another name"),
                changed.lines().stream().map(Interview.Line::stated).toList());
        assertTrue(on.backTo("colour").isEmpty());
    }

    @Test
    void whatWasGivenBeforehandIsTakenWhenItsQuestionComes() {
        Map<String, String> given = new HashMap<>(Map.of("id", "C-1", "date", "soon", "recorded_by", "Registry"));
        Interview interview = Interview.of(CONTRIBUTION, setting(Language.EN, Known.Lookup.NOTHING), given);

        assertEquals(Optional.of("C-1"), interview.answerBeforehand());
        interview = answered(interview, "C-1", "D-1", "Donor", "individual", "", "received");
        assertEquals(Optional.of("soon"), interview.answerBeforehand());
        Interview refused =
                assertInstanceOf(Turn.Refused.class, interview.answer("soon")).interview();
        assertEquals(Optional.empty(), refused.answerBeforehand(), "what will not do is not tried again");

        Envelope envelope = Events.envelope(
                event(answered(refused, "2015-03-12", "5", "USD", "", "", "")).value());
        assertEquals("Registry", envelope.getRecordedBy());
        assertEquals("palermo add", envelope.getSource());
        assertEquals("reported", envelope.getEvidence());
    }

    @Test
    void aFieldIsNamedInEitherLanguageAndAWithdrawalIsNone() {
        assertEquals(
                List.of("amount", "amount", "note", "recorded_at"),
                Stream.of("amount", "Montant", "note", "enregistré le")
                        .flatMap(name -> Interview.field(CONTRIBUTION, name).stream())
                        .map(field -> field.name())
                        .toList());
        assertEquals(Optional.empty(), Interview.field(CONTRIBUTION, "status"));
        assertEquals(
                Optional.empty(),
                Interview.field(Producers.ofKind("rate").orElseThrow(), "id"),
                "the two others say it");
    }

    private static Known known(boolean withdrawn) {
        String body = """
                {"donorId":"D-1","donorName":"Donor","donorType":"individual","donorCountry":null,"stage":"pledged",
                 "date":"2015-03","amount":{"minor":100000,"currency":"EUR","unitsPerUsd":"0.90","usdCents":111111}}
                """;
        return new Known(
                new Recorded(
                        "contribution",
                        "C-1",
                        "registry",
                        "letter",
                        "documented",
                        "as promised",
                        withdrawn ? "{\"reason\":\"twice\"}" : body),
                withdrawn,
                body);
    }

    @Test
    void anIdentifierThatIsRecordedMakesItACorrection() {
        // Given
        Interview interview = answered(begun(CONTRIBUTION, (kind, id) -> Optional.of(known(false))), "C-1");

        // When a pledge is paid, and nothing else changes
        interview = answered(interview, "", "", "", "", "received", "", "", "", "", "");
        assertEquals("note", asked(interview));
        assertTrue(interview.requires(interview.question().orElseThrow()));
        assertInstanceOf(Turn.Refused.class, interview.answer(""), "a correction has its reason");
        interview = answered(interview, "paid on 12 March");

        // Then
        assertEquals(
                List.of("stage: pledged -> received", "note: as promised -> paid on 12 March"),
                interview.lines().stream()
                        .filter(Interview.Line::changes)
                        .map(line -> line.header() + ": " + line.recorded() + " -> " + line.stated())
                        .toList());
        Event event = event(interview);
        Contribution body = (Contribution) Events.body(event.value());
        assertEquals("received", body.getStage());
        assertEquals("2015-03", body.getDate());
        assertEquals(100_000, body.getAmount().getMinor());
        assertEquals("letter", Events.envelope(event.value()).getSource());
        assertEquals("documented", Events.envelope(event.value()).getEvidence());
    }

    /** The rate was corrected meanwhile; that alone is no correction of the amount. */
    @Test
    void aCorrectionThatChangesNothingIsNone() {
        Interview interview = answered(begun(CONTRIBUTION, (kind, id) -> Optional.of(known(false))), "C-1");
        interview = answered(interview, "", "", "", "", "", "", "", "", "", "", "no reason");

        assertInstanceOf(Verdict.Unchanged.class, interview.verdict(() -> "event-1"));
    }

    @Test
    void whatWasWithdrawnIsRecordedAgainEvenUnchanged() {
        Interview interview = answered(begun(CONTRIBUTION, (kind, id) -> Optional.of(known(true))), "C-1");
        interview = answered(interview, "", "", "", "", "", "", "", "", "", "", "it was not twice");

        assertEquals("pledged", ((Contribution) Events.body(event(interview).value())).getStage());
    }

    @Test
    void aWithdrawalNeedsNothingButIdAndReason() {
        for (Producer producer : Producers.all()) {
            Withdrawal.Stated stated = Withdrawal.of(
                    producer,
                    "EUR-2015-03",
                    "recorded twice",
                    setting(Language.EN, Known.Lookup.NOTHING),
                    () -> "event-1");

            assertEquals(List.of(), stated.findings());
            SpecificRecord value = stated.event().orElseThrow().value();
            assertTrue(Events.isWithdrawal(value), producer.kind());
            assertEquals("EUR-2015-03", Events.envelope(value).getEntityId());
        }
    }
}
