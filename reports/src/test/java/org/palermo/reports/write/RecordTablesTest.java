package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.reports.provenance.Annex;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.provenance.Term;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/** The annex: which records stand behind a figure, for readers and for spreadsheets. */
class RecordTablesTest {

    private static final LocalDate DAY = LocalDate.of(2015, 3, 12);

    @Test
    void aFigureRefersToItsRecordsAndTheyNameTheirGround() {
        // Given one contribution of a real donor and one of an illustrative one
        RecordId real = new RecordId("contribution", "C-1");
        RecordId made = new RecordId("contribution", "C-2");
        Annex annex = new Annex(
                        List.of(new Annex.OfFigure(
                                "fund.granted",
                                List.of(
                                        entry(real, "fund.received", "USD", 120_050, "reported"),
                                        entry(made, "fund.received", "USD", 500, "illustrative")))),
                        java.util.Map.of())
                .with(List.of(
                        history(real, "reported", "letter 12", "Donor A"),
                        history(made, "illustrative", "made up", "Donor X-01")));

        // When
        Result result = result().with(results().of(annex));
        String markdown = text(result, Format.MARKDOWN);
        String csv = files(result, "records.csv");

        // Then
        assertTrue(markdown.contains("](#records-fund-granted)"), markdown);
        assertTrue(markdown.contains("<a id=\"records-fund-granted\"></a>"), markdown);
        assertTrue(
                markdown.contains("| contribution C-1 | Donor A | 12 March 2015 | 1,200.50 | reported: letter 12 |"),
                markdown);
        assertEquals(3, csv.lines().count(), csv);
        assertTrue(
                csv.contains(
                        "Grants committed or disbursed,fund.granted,counted,value,Contribution,contribution,C-1,Donor A,"
                                + "2015-03-12,2015-03-12,1200.50,USD,Reported,reported,letter 12"),
                csv);
        // and the illustrative donor is named nowhere
        for (Format format : List.of(Format.TEXT, Format.HTML, Format.MARKDOWN)) {
            assertFalse(text(result, format).contains("Donor X-01"), format::code);
        }
        assertFalse(csv.contains("Donor X-01"), csv);
        assertTrue(csv.contains("C-2,Private sector,"), csv);
    }

    @Test
    void paperListsTheFirstAndSaysHowManyMoreThereAre() {
        // Given more records than fit
        List<Annex.Entry> entries = new ArrayList<>();
        for (int i = 0; i < RecordTables.MOST_ON_PAPER + 7; i++) {
            entries.add(entry(new RecordId("activity", "A-" + i), "activities", "activity", 1, "documented"));
        }
        Annex annex = new Annex(List.of(new Annex.OfFigure("activities", entries)), java.util.Map.of());

        Result result = result().with(results().of(annex));

        String text = text(result, Format.TEXT);
        assertTrue(text.contains("activity A-24") && !text.contains("activity A-25"), text);
        assertTrue(text.contains("7 more records are not listed here"), text);
        assertEquals(
                RecordTables.MOST_ON_PAPER + 7 + 1,
                files(result, "records.csv").lines().count());
    }

    @Test
    void countsOfPersonsHelpedOrHarmedAreLeftToTheFigures() {
        Annex annex = new Annex(
                List.of(new Annex.OfFigure(
                        "participants",
                        List.of(
                                entry(new RecordId("assistance", "S-1"), "survivors", "person", 3, "documented"),
                                entry(new RecordId("case", "K-1"), "cases.victims", "person", 4, "documented"),
                                entry(new RecordId("training", "T-1"), "participants", "person", 5, "documented")))),
                java.util.Map.of());

        String csv = files(result().with(results().of(annex)), "records.csv");

        assertTrue(csv.contains("S-1,,2015-03-12,2015-03-12,,person"), csv);
        assertTrue(csv.contains("K-1,,2015-03-12,2015-03-12,,person"), csv);
        assertTrue(csv.contains("T-1,,2015-03-12,2015-03-12,5,person"), csv);
    }

    private static Results results() {
        return new Results(Wording.in(Language.EN), SampleReport.texts());
    }

    private static Result result() {
        return results().of(SampleReport.report());
    }

    private static String text(Result result, Format format) {
        return new String(new Writers().write(result, format), StandardCharsets.UTF_8);
    }

    private static String files(Result result, String name) {
        return new Writers()
                .tables(result).stream()
                        .filter(file -> file.name().equals(name))
                        .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                        .findFirst()
                        .orElseThrow();
    }

    private static Annex.Entry entry(RecordId record, String account, String unit, long quantity, String evidence) {
        return new Annex.Entry(record, Term.Role.VALUE, true, DAY, DAY, account, unit, quantity, evidence);
    }

    private static History history(RecordId record, String evidence, String source, String donor) {
        Instant at = Instant.parse("2016-01-01T00:00:00Z");
        RecordedEvent event = new RecordedEvent(
                "palermo.contributions",
                0,
                1,
                at,
                "posted",
                "",
                "",
                record,
                record.id(),
                1,
                at,
                at,
                "finance",
                source,
                evidence,
                "",
                false,
                false,
                "{\"donorName\":\"" + donor + "\",\"donorType\":\"private-sector\"}");
        return History.of(List.of(event), List.of()).getFirst();
    }
}
