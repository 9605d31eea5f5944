package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingsFile;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.CaseBrief;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.event.Partnership;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.values.Events;

class IntakeTest {

    private static final String ACTIVITIES = "id,title,category,format,level,start";
    private static final String CHARGES = "id,type,date,amount,currency\n";

    @TempDir
    Path folder;

    @Test
    void aRowBecomesAnEventInCanonicalForm() {
        Fixed.write(folder, "activities.csv", """
                Id;Title;Category;Format;Level;Start;End;Host country;Countries;Direct;Partners;Role
                 A-1 ;Atelier sur l’identification;prévention;atelier;national;21/09/2015;2015-09;Royaume-Uni;"SRB;Bosnie-Herzégovine;BIH";oui;"Zeta; Alpha";organisé
                """);

        Plan plan = Fixed.read(folder);

        assertEquals(List.of("item-repeated"), Fixed.codes(plan));
        Event event = Fixed.events(plan).getFirst();
        assertEquals("A-1", event.key());
        assertEquals(
                Activity.newBuilder()
                        .setTitle("Atelier sur l’identification")
                        .setProgramme("global")
                        .setRole("organised")
                        .setCategory("prevention")
                        .setFormat("workshop")
                        .setLevel("national")
                        .setStart("2015-09-21")
                        .setEnd("2015-09")
                        .setHostCountry("GBR")
                        .setCountries(List.of("BIH", "SRB"))
                        .setDirect(true)
                        .setPartners(List.of("Zeta", "Alpha"))
                        .build(),
                Events.body(event.value()));
        assertEquals(
                new Envelope("event-1", "activity", "A-1", Fixed.NOW, "Vienna office", "", "reported", "", false),
                Events.envelope(event.value()));
    }

    @Test
    void whatWasRecordedEarlierIsMarked() {
        Fixed.write(
                folder,
                "activities.csv",
                ACTIVITIES + ",recorded_at,recorded_by,source,evidence,note\n"
                        + "A-1,Workshop,prevention,workshop,national,2015,2015-06-02,Regional office,R 12,documenté,Late\n"
                        + "A-2,Workshop,prevention,workshop,national,2015,2015-06-02T11:00:00.1234567+02:00,,,,\n");

        List<Event> events = Fixed.events(Fixed.read(folder));

        assertEquals(
                new Envelope(
                        "event-1",
                        "activity",
                        "A-1",
                        Instant.parse("2015-06-02T00:00:00Z"),
                        "Regional office",
                        "R 12",
                        "documented",
                        "Late",
                        true),
                Events.envelope(events.get(0).value()));
        assertEquals(
                Instant.parse("2015-06-02T09:00:00.123Z"),
                Events.envelope(events.get(1).value()).getRecordedAt());
    }

    @Test
    void aWithdrawalNeedsOnlyTheIdAndAReason() {
        Fixed.write(
                folder,
                "activities.csv",
                ACTIVITIES + ",status,status_reason\n" + "A-1,,nonsense,,,not a date,withdrawn,Entered twice\n");
        Fixed.write(folder, "rates.csv", """
                currency,month,units_per_usd,status,status_reason
                EUR,2015-03,,withdrawn,Typing error
                """);
        Fixed.write(folder, "disbursements.csv", """
                id,grant,date,amount,currency,status,status_reason
                D-1,,,,,withdrawn,Sent back
                """);

        Plan plan = Fixed.read(folder);

        assertEquals(List.of(), Fixed.codes(plan));
        List<Event> events = Fixed.events(plan);
        assertEquals(
                List.of("EUR-2015-03", "A-1", "D-1"),
                events.stream().map(Event::key).toList());
        assertEquals(new Withdrawn("Entered twice"), Events.body(events.get(1).value()));
    }

    @Test
    void ratesComeFirstThenGrantsThenStatementsThenTheRest() {
        Fixed.write(folder, "activities.csv", ACTIVITIES + "\nA-1,Workshop,prevention,workshop,national,2015\n");
        Fixed.write(
                folder,
                "disbursements.csv",
                "id,grant,date,amount,currency\nD-1,G-1,2015-03,10,EUR\nD-2,G-2,2015-04,10,EUR\n");
        Fixed.write(
                folder,
                "grants.csv",
                "id,ngo_id,ngo_name,country,awarded,amount,currency\n" + "G-1,N-1,Shelter,XAA,2015-03,100,EUR\n");
        Fixed.write(folder, "rates.csv", "currency,month,units_per_usd\nEUR,2015-03,0.89\n");
        Fixed.write(folder, "statements.jsonl", """
                {"kind":"grant","entityId":"G-2","asserted":{"ngoId":"N-2","ngoName":"Aid","country":"XAB","awarded":"2015-04","amount":"5","currency":"EUR"}}
                {"kind":"assistance","entityId":"S-1","asserted":{"grant":"G-2","year":2015,"survivors":7,"bySex":{"women":5,"girls":2}}}
                {"kind":"rate","entityId":"EUR-2015-04","asserted":{"currency":"EUR","month":"2015-04","unitsPerUsd":"0.930"}}
                """);

        Plan plan = Fixed.read(folder);

        assertEquals(List.of(), Fixed.codes(plan));
        assertEquals(
                List.of("EUR-2015-03", "EUR-2015-04", "G-1", "G-2", "S-1", "A-1", "D-1", "D-2"),
                Fixed.events(plan).stream()
                        .map(event -> Events.envelope(event.value()).getEntityId())
                        .toList());
        assertEquals(
                List.of("G-2", "G-1", "G-2"),
                Fixed.events(plan).stream()
                        .filter(event -> !event.kind().equals("grant"))
                        .map(Event::key)
                        .filter(key -> key.startsWith("G"))
                        .toList(),
                "what hangs on a grant is keyed by it");
        assertEquals(
                List.of(new BigDecimal("0.89"), new BigDecimal("0.93")),
                plan.rates().stream().map(StatedRate::unitsPerUsd).toList());
    }

    @Test
    void aGrantsFirstLineGoesAheadOfItsPaymentsAndTheOthersStayInTheirHistory() {
        Fixed.write(folder, "history.jsonl", """
                {"kind":"disbursement","entityId":"D-1","asserted":{"grant":"G-1","date":"2015-03","amount":"3","currency":"USD"}}
                {"kind":"grant","eventId":"e-1","entityId":"G-1","asserted":{"ngoId":"N-1","ngoName":"Aid","country":"XAB","awarded":"2015","amount":"5","currency":"USD"}}
                {"kind":"grant","eventId":"e-2","entityId":"G-2","withdrawn":{"reason":"Recorded by an earlier import"}}
                {"kind":"grant","eventId":"e-3","entityId":"G-2","asserted":{"ngoId":"N-2","ngoName":"Aid","country":"XAB","awarded":"2015","amount":"5","currency":"USD"}}
                {"kind":"disbursement","entityId":"D-2","asserted":{"grant":"G-2","date":"2015-03","amount":"3","currency":"USD"}}
                {"kind":"grant","eventId":"e-4","entityId":"G-1","withdrawn":{"reason":"Given back"}}
                """);

        Plan plan = Fixed.read(folder);

        assertEquals(List.of(), Fixed.codes(plan));
        assertEquals(
                List.of("G-1", "D-1", "G-2", "G-2", "D-2", "G-1"),
                Fixed.events(plan).stream()
                        .map(event -> Events.envelope(event.value()).getEntityId())
                        .toList());
    }

    @Test
    void moneyIsPricedOnceWithTheRateOfItsMonth() {
        Fixed.write(
                folder,
                "charges.csv",
                CHARGES
                        + "C-1,reserve,2015-03-25,\"1\u202F234,50\",EUR\n"
                        + "C-2,reserve,2015,\"1,234.50\",USD\n"
                        + "C-3,reserve,2015-03,5000,JPY\n");

        Plan plan = Intake.read(List.of(folder), Fixed.settings((currency, month) -> switch (currency) {
            case "EUR" -> Optional.of(new BigDecimal("0.8920"));
            case "JPY" -> Optional.of(new BigDecimal("120"));
            default -> Optional.empty();
        }));

        assertEquals(List.of(), Fixed.codes(plan));
        // 1234.50 / 0.892 = 1383.968..., 5000 / 120 = 41.666...
        assertEquals(
                List.of(
                        new Money(123450L, "EUR", "0.892", 138397L),
                        new Money(123450L, "USD", "1", 123450L),
                        new Money(5000L, "JPY", "120", 4167L)),
                Fixed.events(plan).stream()
                        .map(event -> ((Charge) Events.body(event.value())).getAmount())
                        .toList());
    }

    @Test
    void aRateOfTheImportGoesBeforeOneRecordedEarlier() {
        Fixed.write(folder, "charges.csv", CHARGES + "C-1,reserve,2015-03,100,EUR\nC-2,reserve,2015-04,100,EUR\n");
        Fixed.write(
                folder,
                "rates.csv",
                "currency,month,units_per_usd,status,status_reason\n"
                        + "EUR,2015-03,0.5,,\nEUR,2015-04,,withdrawn,Wrong month\n");

        Plan plan =
                Intake.read(List.of(folder), Fixed.settings((currency, month) -> Optional.of(new BigDecimal("0.8"))));

        assertEquals(List.of("rate-missing"), Fixed.codes(plan));
        Charge charge = (Charge) Events.body(Fixed.events(plan).getLast().value());
        assertEquals(20000L, charge.getAmount().getUsdCents());
    }

    @Test
    void aLineOfJsonWithoutEventIdIsKnownByItsHash() throws Exception {
        String line = "{\"kind\":\"partner\",\"entityId\":\"P-1\",\"recordedAt\":\"2015-06-02T09:00:00Z\","
                + "\"asserted\":{\"organisation\":\"Réseau\",\"years\":[2015,2014]}}";
        Fixed.write(folder, "partners.jsonl", "\uFEFF" + line + "\r\n\r\n");

        Event event = Fixed.events(Fixed.read(folder)).getFirst();

        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
        assertEquals(hash, Events.envelope(event.value()).getEventId());
        assertTrue(Events.envelope(event.value()).getBackfilled());
        Partnership body = assertInstanceOf(Partnership.class, Events.body(event.value()));
        assertEquals(List.of(2014, 2015), body.getYears());
        assertNull(body.getCountry());
    }

    @Test
    void aLineSaidTwiceIsNamedByItsEntity() {
        String line = """
                {"kind":"rate","entityId":"EUR-2015-03","asserted":{"currency":"EUR","month":"2015-03","unitsPerUsd":"0.9"}}
                """;
        Path file = Fixed.write(folder, "history.jsonl", line + line);

        Plan plan = Fixed.read(file);

        assertEquals(
                List.of(file
                        + ":2:entityId: row-repeated: row 1 says the same about “EUR-2015-03”. Keep one of the two"),
                plan.findings().stream()
                        .map(finding -> finding.render(Language.EN))
                        .toList());
    }

    @Test
    void aCountryIsNamedInTheLanguageOfTheMessage() {
        Fixed.write(
                folder,
                "activities.csv",
                ACTIVITIES + ",host_country\nA-1,Workshop,prevention,workshop,national,2015,Congo\n");

        String problem = Fixed.read(folder).findings().getFirst().problem(Language.FR);

        assertTrue(problem.endsWith("COD (République démocratique du Congo), COG (Congo)"), problem);
    }

    @Test
    void aHistoryMaySpeakOfAnEntityAgain() {
        Fixed.write(folder, "history.jsonl", """
                {"kind":"rate","eventId":"e-1","asserted":{"currency":"EUR","month":"2015-03","unitsPerUsd":"0.9"}}
                {"kind":"rate","eventId":"e-2","entityId":"EUR-2015-03","withdrawn":{"reason":"Wrong"}}
                {"kind":"rate","eventId":"e-3","asserted":{"currency":"EUR","month":"2015-03","unitsPerUsd":"0.92"}}
                """);

        Plan plan = Fixed.read(folder.resolve("history.jsonl"));

        assertEquals(List.of(), Fixed.codes(plan));
        assertEquals(3, plan.size());
    }

    @Test
    void aPlainNumberOfPersonsIsOneWhosePartsAreNotKnown() {
        Fixed.write(folder, "cases.csv", """
                id,jurisdiction,added,victims,defendants,exploitation
                K-1,European Court of Human Rights,2015-03,12,"men=2;women=1;boys=0","forced labour;sexual exploitation"
                """);

        CaseBrief body = (CaseBrief)
                Events.body(Fixed.events(Fixed.read(folder)).getFirst().value());

        assertEquals(List.of(new Count("unknown", 12L)), body.getVictims());
        assertEquals(
                List.of(new Count("boys", 0L), new Count("men", 2L), new Count("women", 1L)), body.getDefendants());
        assertEquals(List.of("forced-labour", "sexual-exploitation"), body.getExploitation());
        assertEquals("ECHR", body.getJurisdiction());
    }

    @Test
    void goodRowsGoThroughAroundMalformedOnes() {
        Fixed.write(
                folder,
                "activities.csv",
                ACTIVITIES + "\n"
                        + "A-1,Workshop,prevention,workshop,national,2015\n"
                        + "A-2,\"Never closed,prevention,workshop,national,2015\n"
                        + "A-3,\"Two\nlines, quoted\",prevention,workshop,national,2015\n"
                        + ",,,,,\n"
                        + "\n"
                        + "A-4,\"Said \"\"yes\"\"\",prevention,workshop,national,2015\n"
                        + "A-5,5\" pipe,prevention,workshop,national,2015\n"
                        + "A-6,too,few\n");

        Plan plan = Fixed.read(folder);

        assertEquals(
                List.of("3 quote-unclosed", "9 field-count"),
                plan.findings().stream()
                        .map(found -> found.place().row() + " " + found.code().id())
                        .toList());
        assertEquals(
                List.of("Workshop", "Two\nlines, quoted", "Said \"yes\"", "5\" pipe"),
                Fixed.events(plan).stream()
                        .map(event -> ((Activity) Events.body(event.value())).getTitle())
                        .toList());
        assertTrue(plan.isRefused());
        assertEquals(List.of(4L), plan.files().stream().map(FileCount::events).toList());
    }

    /** Half of a surrogate pair, which JSON can state and no file can hold. */
    @Test
    void aValueThatHasNoUtf8IsAFindingThatCanBeWrittenDown() throws IOException {
        Fixed.write(folder, "history.jsonl", """
                {"kind":"output","entityId":"O-\\ud800","asserted":{"title":"Tool","type":"toolkit","date":"2015"}}
                {"kind":"output","eventId":"\\ud800","entityId":"O-1","asserted":{"title":"Tool","type":"toolkit","date":"2015"}}
                """);

        Path file = folder.resolve("findings.jsonl.txt");
        Plan plan;
        try (FindingsFile findings = FindingsFile.open(file, Language.EN)) {
            plan = Intake.read(List.of(folder), Fixed.settings(Rates.NONE, findings));
        }

        assertEquals(List.of("control-character", "json-type"), Fixed.codes(plan));
        assertEquals(0, plan.size());
        assertEquals(2, Files.readAllLines(file, StandardCharsets.UTF_8).size());
    }

    /** Every row has one error and one warning, and the last rows' are neither kept nor lost. */
    @Test
    void findingsAreCountedAndToldToTheLastAndOnlyTheFirstAreKept() {
        StringBuilder text = new StringBuilder("id,title,type,date\n");
        for (int i = 1; i <= 800; i++) {
            text.append("O-")
                    .append(i)
                    .append(",Tool,other thing,20")
                    .append("x".repeat(2_000))
                    .append('\n');
        }
        Fixed.write(folder, "outputs.csv", text.toString());
        List<Finding> told = new ArrayList<>();

        Plan plan = Intake.read(List.of(folder), Fixed.settings(Rates.NONE, told::add));

        assertEquals(800, plan.errorCount());
        assertEquals(800, plan.warningCount());
        assertEquals(1_600, told.size());
        assertEquals(801, told.getLast().place().row());
        assertEquals(1_000, plan.findings().size());
        assertEquals(
                told.subList(0, 1_000).stream()
                        .map(found -> found.render(Language.FR))
                        .toList(),
                plan.findings().stream().map(found -> found.render(Language.FR)).toList());
        assertTrue(plan.findings().stream().allMatch(found -> found.value().length() <= 1_000));
    }

    @Test
    void aRegisterKeptInFrenchIsReadAndAnsweredByItsOwnHeaders() {
        Fixed.write(folder, "activities.csv", """
                Identifiant;Intitulé;Catégorie;Forme;Niveau;Début;Fin;Pays hôte;Assistance directe;Statut;Motif du retrait
                A-1;Atelier;Prévention;Atelier;National;25/03/2015;2015-03-27;Tchad;oui;;
                A-2;Atelier;Prévention;Atelier;National;2015-03;2015-02;Tchad;oui;;
                A-3;;;;;;;;;retirée;saisie deux fois
                """);

        Plan plan = Fixed.read(folder);

        assertEquals(
                List.of(folder.resolve("activities.csv") + ":3:fin: end-before-start: « 2015-02 » précède le début,"
                        + " « 2015-03 » (début). Corrigez la date qui est fausse"),
                plan.findings().stream()
                        .map(found -> found.render(Language.FR).replace('\u00a0', ' '))
                        .toList());
        assertEquals(2, plan.size());
        assertEquals(
                "TCD", ((Activity) Events.body(Fixed.events(plan).getFirst().value())).getHostCountry());
    }

    /** The header's language is that of most of its names; each name is read in either. */
    @Test
    void headersMayMixLanguages() {
        Fixed.write(folder, "outputs.csv", "id,intitulé,type,date,langue\nO-1,Outil,référentiel,2015,fr\n");
        Fixed.write(folder, "charges.csv", "identifiant,type,date,montant\nC-1,reserve,2015-03,5\n");

        Plan plan = Fixed.read(folder);

        assertEquals(
                List.of("charges.csv:1:monnaie column-missing", "outputs.csv:1:langue column-unknown"),
                plan.findings().stream()
                        .map(found -> found.place().toString().replace(folder + "/", "") + " "
                                + found.code().id())
                        .toList());
        assertEquals(1, plan.size());
    }

    @Test
    void everyFindingOfARowIsReported() {
        Fixed.write(folder, "trainings.csv", """
                id,start,end,participants,by_sex,host_country,colour
                T-1,2015-03,2015-02,5,women=4;men=3,Atlantis,red
                """);

        Plan plan = Fixed.read(folder);

        assertEquals(
                List.of("column-unknown", "jurisdiction-unknown", "end-before-start", "breakdown-exceeds-total"),
                Fixed.codes(plan));
        assertEquals(0, plan.size());
    }

    @Test
    void otherFilesOfAFolderAreLeftAlone() {
        Fixed.write(folder, "README.md", "Registers of the office");
        Fixed.write(folder, "published.yaml", "figures: []");
        Fixed.write(folder, "Activities.CSV", ACTIVITIES + "\nA-1,Workshop,prevention,workshop,national,2015\n");

        Plan plan = Fixed.read(folder);

        assertEquals(List.of(), plan.findings());
        assertEquals(1, plan.size());
    }

    @Test
    void aSpreadsheetsUtf16IsNotRead() throws Exception {
        java.nio.file.Files.writeString(
                folder.resolve("activities.csv"), "\uFEFF" + ACTIVITIES + "\n", StandardCharsets.UTF_16LE);

        Plan plan = Fixed.read(folder);

        assertEquals(List.of("not-utf8"), Fixed.codes(plan));
    }

    @Test
    void aFindingSaysWhereWhatAndWhatToDo() {
        Path file = Fixed.write(folder, "charges.csv", CHARGES + "C-1,reserve,2015-03,\"1,234\",USD\n");

        Plan plan = Fixed.read(file);

        assertEquals(
                file + ":2:amount: amount-ambiguous: “1,234” can be 1234 or 1.234."
                        + " Write the one that is meant, without a separator of thousands",
                plan.findings().getFirst().render(Language.EN));
        assertFalse(plan.errors().findAny().isEmpty());
    }

    @Test
    void theSampleIsReadWithoutErrors() {
        Path sample = Path.of("../samples/secretariat-2014-2016");

        // The sample was put together later than the other tests take place.
        IntakeSettings later = new IntakeSettings(
                Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC),
                "Vienna office",
                Rates.NONE,
                Fixed.ids());
        Plan plan = Intake.read(List.of(sample), later);

        assertEquals(
                List.of(), plan.errors().map(found -> found.render(Language.EN)).toList());
        assertEquals(14, plan.files().size());
    }
}
