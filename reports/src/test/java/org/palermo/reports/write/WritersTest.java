package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Cover;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.FigureSource;
import org.palermo.reports.statements.FundSample;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.Report;
import org.palermo.reports.statements.Unfinished;
import org.palermo.reports.templates.ReportBuilder;
import org.palermo.reports.templates.Templates;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

class WritersTest {

    private static Document report(Language language) {
        return new Documents(Wording.in(language), SampleReport.texts()).of(SampleReport.report());
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"EN", "FR"})
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

    /** What the author gives is on the report, and no symbol ever comes from elsewhere. */
    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"TEXT", "HTML", "MARKDOWN", "JSON"})
    void theCoverIsTheAuthors(Format format) {
        Results results = new Results(Wording.in(Language.EN), SampleReport.texts());
        Cover cover = new Cover("Note of 2015", "OFFICE/2015/3", true);

        String given = text(results.of(SampleReport.report().under(cover)), format);
        String none = text(results.of(SampleReport.report()), format);

        for (String said : List.of("note of 2015", "office/2015/3", "draft")) {
            assertTrue(given.toLowerCase(Locale.ROOT).contains(said), given);
            assertFalse(none.toLowerCase(Locale.ROOT).contains(said), none);
        }
        assertFalse(none.toLowerCase(Locale.ROOT).contains("symbol"), none);
    }

    private static String text(Result result, Format format) {
        return new String(new Writers().write(result, format), StandardCharsets.UTF_8);
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

    /** The widest column of text gives way, whichever it is; numbers stay whole. */
    @Test
    void columnsOfTextWrapWhereTheTableIsTooWide() {
        Wording wording = Wording.in(Language.EN);
        Table table = new Table(
                "A table",
                List.of(
                        new Table.Column("Record", Table.Type.TEXT),
                        new Table.Column("Source", Table.Type.TEXT),
                        new Table.Column("Amount", Table.Type.MONEY)),
                List.of(Table.Row.of(
                        new Table.Text("C-1"),
                        new Table.Text("letter of the ministry, https://example.org/letters/12"),
                        new Table.Money(BigDecimal.valueOf(123_456_789)))),
                List.of());

        String text = new TextWriter(42, false)
                .write(new Document(wording, "T", null, List.of(), List.of(new Document.Tabular(table))));

        assertEquals("""
                T
                =

                A table
                Record  Source                      Amount
                ------------------------------------------
                C-1     letter of the         1,234,567.89
                        ministry,
                        https://example.org/
                        letters/12
                """, text);
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
        FundStatement fund = FundSample.received(SampleReport.PERIOD.to(), cents, false);
        Assume.that(cents != 0);

        // When
        String json = new JsonWriter(Wording.in(Language.EN), SampleReport.texts()).write(fund, SampleReport.PRINTED);

        // Then
        JsonNode part = new ObjectMapper()
                .readTree(json)
                .path("fund")
                .path("byDonorType")
                .get(0);
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
        assertEquals(
                "calibrated", granted.path("published").get(0).path("verdict").asText());
        assertEquals(
                5_000_000,
                json.path("fund").path("figures").get(5).path("value").intValue());
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

    @ParameterizedTest
    @CsvSource({"EN, 0", "EN, 1", "EN, 1200", "EN,", "FR, 0", "FR, 1", "FR, 1200", "FR,"})
    void everyDeclaredFigureCanBeWritten(Language language, @Nullable BigDecimal value) {
        // Given
        Declarations declarations = Declarations.standard();
        Wording wording = Wording.in(language);
        FigureTexts texts = FigureTexts.of(declarations);
        Report report = new ReportBuilder(
                        Templates.named("secretariat", declarations),
                        declarations,
                        same(declarations, value),
                        _ -> SampleReport.emptyFund())
                .build(new Question(SampleReport.PERIOD, "global", null), null, SampleReport.PRINTED);

        // When
        Document document = new Documents(wording, texts).of(report);
        String text = new TextWriter(100, false).write(document);
        String html = new HtmlWriter().write(document);
        String json = new JsonWriter(wording, texts).write(report);

        // Then
        for (Report.Line line : report.sections().stream()
                .flatMap(section -> section.lines().stream())
                .toList()) {
            String figure = line.figure().id();
            assertTrue(html.contains("id=\"figure-" + figure + "\""), figure);
            assertTrue(json.contains("\"id\": \"" + figure + "\""), figure);
        }
        assertFalse(text.contains("{"), text);
    }

    private static FigureSource same(Declarations declarations, @Nullable BigDecimal value) {
        return asks -> {
            Map<Ask, Figure> answers = new LinkedHashMap<>();
            for (Ask ask : asks) {
                FigureDeclaration declared = declarations.figure(ask.figure());
                answers.put(
                        ask,
                        new Figure(
                                declared.id(),
                                declared.kind(),
                                declared.unit(),
                                ask.question().period(),
                                value,
                                null,
                                Map.of(),
                                List.of(),
                                List.of(),
                                Figure.Source.TOTALS,
                                value == null ? "no-receipts" : null));
            }
            return answers;
        };
    }

    /** Illustrative countries and organizations are summed, never named, in either statement and any form. */
    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"EN", "FR"})
    void noStatementNamesWhatIsIllustrative(Language language) {
        Wording wording = Wording.in(language);
        FigureTexts texts = FigureTexts.of(Declarations.standard());
        Documents documents = new Documents(wording, texts);
        for (Document document : List.of(
                documents.of(FundSample.between(null), SampleReport.PRINTED),
                documents.of(FundSample.donor((LocalDate) null), SampleReport.PRINTED))) {
            String text = new TextWriter(100, false).write(document);
            assertTrue(text.contains("Shelter & Co"), text);
            assertTrue(text.contains("Kenya"), text);
            assertFalse(text.contains("N-9"), text);
            assertFalse(text.contains("XAA"), text);
            assertFalse(text.contains("{"), text);
        }
        JsonWriter json = new JsonWriter(wording, texts);
        for (String form : List.of(
                json.write(FundSample.between(null), SampleReport.PRINTED),
                json.write(FundSample.donor((LocalDate) null), SampleReport.PRINTED))) {
            assertFalse(form.contains("N-9"), form);
            assertFalse(form.contains("XAA"), form);
        }
    }

    /** The figures of a year that goes on would pass for those of all of it. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFormSaysThatThePeriodWasNotOver(Language language) throws IOException {
        Wording wording = Wording.in(language);
        Results results = new Results(wording, SampleReport.texts());
        Instant dayBefore = Instant.parse("2016-04-29T12:00:00Z");
        String notice = UnfinishedWords.of(new Unfinished(FundSample.AT, LocalDate.of(2016, 4, 29)), wording);
        for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
            for (Result result : List.of(
                    results.of(FundSample.between(null), dayBefore),
                    results.of(FundSample.donor((LocalDate) null), dayBefore))) {
                String form = text(result, format).replaceAll("\\s+", " ").replace("&#39;", "'");
                assertTrue(form.contains(notice.replaceAll("\\s+", " ")), form);
            }
        }
        JsonNode unfinished = new ObjectMapper()
                .readTree(text(results.of(FundSample.at(null), dayBefore), Format.JSON))
                .path("unfinished");
        assertEquals("2016-04-30", unfinished.path("end").asText());
        assertEquals("2016-04-29", unfinished.path("recordedBy").asText());
        assertEquals(notice, unfinished.path("notice").asText());
        String over = text(results.of(FundSample.at(null), Instant.parse("2016-04-30T00:00:00Z")), Format.JSON);
        assertFalse(over.contains("unfinished"), over);
    }

    @ParameterizedTest
    @EnumSource(DonorStatement.Standing.class)
    void whateverThereIsToSayOfADonorIsSaidInEveryForm(DonorStatement.Standing standing) {
        for (Language language : List.of(Language.EN, Language.FR)) {
            Wording wording = Wording.in(language);
            FigureTexts texts = FigureTexts.of(Declarations.standard());
            for (LocalDate from : new LocalDate[] {null, FundSample.FROM}) {
                DonorStatement statement = FundSample.donor(standing, from);
                Document document = new Documents(wording, texts).of(statement, SampleReport.PRINTED);

                String text = new TextWriter(100, false).write(document);

                assertTrue(text.contains("A ministry"), text);
                assertFalse(text.contains("{"), text);
                assertTrue(new HtmlWriter().write(document).contains("A ministry"));
                assertTrue(new JsonWriter(wording, texts)
                        .write(statement, SampleReport.PRINTED)
                        .contains("\"standing\": \""));
            }
        }
    }

    @Test
    void sharesOfEvidenceMakeTheWhole() {
        for (Document.Block block : report(Language.EN).blocks()) {
            if (block instanceof Document.Lines lines) {
                lines.lines().stream()
                        .filter(line -> !line.evidence().isEmpty())
                        .forEach(line -> assertEquals(
                                1000,
                                line.evidence().stream()
                                        .mapToInt(Document.Evidence::permille)
                                        .sum(),
                                line.id()));
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
