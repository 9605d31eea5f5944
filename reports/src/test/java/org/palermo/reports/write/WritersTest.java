package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

class WritersTest {

    private static Document report(Language language) {
        return new Documents(Wording.in(language), SampleReport.texts()).of(SampleReport.report());
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"EN", "FR"})
    void everyFormSaysThatItIsADemonstrationAndNamesNoIllustrativeDonor(Language language) throws IOException {
        // Given
        Wording wording = Wording.in(language);
        String notice = wording.messages().text("notice.demonstration");

        // When
        String text = new TextWriter(100, false).write(report(language));
        String html = new HtmlWriter().write(report(language));
        String json = new JsonWriter(wording, SampleReport.texts()).write(SampleReport.report());

        // Then
        assertTrue(text.startsWith(notice));
        assertTrue(html.contains(notice.replace("'", "&#39;")));
        assertEquals(notice, new ObjectMapper().readTree(json).path("notice").asText());
        for (String form : List.of(text, html, json)) {
            assertFalse(form.contains("Donor X"), form);
            assertFalse(form.contains("don-1"), form);
        }
    }

    @Test
    void theHtmlPageNeedsNothingElse() {
        String html = new HtmlWriter().write(report(Language.FR));

        assertTrue(html.startsWith("<!DOCTYPE html>\n<html lang=\"fr\" dir=\"ltr\">"));
        for (String other : List.of("<script", "http:", "https:", "<link", "<img", "url(", "@import")) {
            assertFalse(html.contains(other), other);
        }
        assertFalse(html.contains("<A>"), "text is escaped");
    }

    @Property(tries = 60)
    void linesOfTextFitTheWidth(@ForAll @IntRange(min = 72, max = 160) int width) {
        for (Language language : List.of(Language.EN, Language.FR)) {
            new TextWriter(width, false)
                    .write(report(language))
                    .lines()
                    .forEach(line -> assertTrue(line.length() <= width, width + ": " + line));
        }
    }

    @Test
    void pipedTextHasNoEscapesAndATerminalsHas() {
        assertFalse(new TextWriter(80, false).write(report(Language.EN)).contains("\u001b"));
        assertTrue(new TextWriter(80, true).write(report(Language.EN)).contains("\u001b[1m"));
    }

    @Property
    void jsonAmountsReadBackAsTheyWere(@ForAll long cents) throws IOException {
        // Given
        BigDecimal value = BigDecimal.valueOf(cents);
        FundStatement fund = new FundStatement(
                SampleReport.PERIOD.to(),
                null,
                null,
                List.of(),
                List.of(new Figure.Part("member-state", value)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);

        // When
        String json = new JsonWriter(Wording.in(Language.EN), SampleReport.texts()).write(fund);

        // Then
        JsonNode part = new ObjectMapper().readTree(json).path("fund").path("byDonorType").get(0);
        assertTrue(part.path("value").isIntegralNumber());
        assertEquals(cents, part.path("value").longValue());
        assertEquals(value.movePointLeft(2), new BigDecimal(part.path("amount").asText()));
    }

    @Test
    void jsonLeavesOutTheTimeOfPrintingAndSaysNullWhereNothingWasAsked() throws IOException {
        // When
        JsonNode json = new ObjectMapper()
                .readTree(new JsonWriter(Wording.in(Language.EN), SampleReport.texts()).write(SampleReport.report()));

        // Then
        assertTrue(json.path("knownOn").isNull());
        assertFalse(json.has("printed"));
        assertEquals("2014-10-01", json.path("period").path("from").asText());
        JsonNode granted = json.path("figures").get(6);
        assertEquals("fund.granted", granted.path("id").asText());
        assertEquals(175_000_000, granted.path("value").intValue());
        assertEquals("1750000.00", granted.path("amount").asText());
        assertEquals("2016-03-31", granted.path("at").asText());
        assertEquals("calibrated", granted.path("published").get(0).path("verdict").asText());
        assertEquals(5_000_000, json.path("fund").path("figures").get(5).path("value").intValue());
    }

    @Test
    void anEmptyFundSaysSoInWords() {
        // When
        Document document = new Documents(Wording.in(Language.EN), SampleReport.texts())
                .of(SampleReport.emptyFund(), SampleReport.PRINTED);

        // Then
        assertTrue(new TextWriter(100, false)
                .write(document)
                .contains("No contribution, grant or charge is recorded by this date."));
        assertFalse(new TextWriter(100, false).write(document).contains("Demonstration"));
    }

    @Test
    void sharesOfEvidenceMakeTheWhole() {
        for (Document.Block block : report(Language.EN).blocks()) {
            if (block instanceof Document.Lines lines) {
                lines.lines().stream().filter(line -> !line.evidence().isEmpty()).forEach(line -> assertEquals(
                        1000, line.evidence().stream().mapToInt(Document.Evidence::permille).sum(), line.id()));
            }
        }
    }

    @Test
    void aRowIsAsLongAsItsTable() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table(
                        "Any",
                        List.of(new Table.Column("One", Table.Type.TEXT)),
                        List.of(Table.Row.of(new Table.Text("a"), new Table.Empty())),
                        List.of()));
    }
}
