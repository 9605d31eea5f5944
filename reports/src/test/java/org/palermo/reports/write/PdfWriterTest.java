package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.SampleSummary;
import org.palermo.reports.statements.Report;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

class PdfWriterTest {

    /** The watermark's colour, #ebebeb, as pages say it. */
    private static final String GREY = "0.9216 g";

    private static Document report(Language language) {
        return new Documents(Wording.in(language), SampleReport.texts()).of(SampleReport.report());
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"EN", "FR"})
    void everyParagraphStandsOnItsPagesInOrder(Language language) throws Exception {
        // Given
        Document document = report(language);

        // When
        try (PDDocument pdf = Loader.loadPDF(new PdfWriter().write(document))) {
            String text = flat(new PDFTextStripper().getText(pdf));

            // Then
            int at = 0;
            for (Outline.Part part : Outline.of(document).parts()) {
                List<String> expected = switch (part) {
                    case Outline.Section section ->
                        List.of(section.label(), section.heading().text());
                    case Outline.Paragraph paragraph ->
                        List.of(paragraph.paragraph().text());
                    case Outline.Figures figures ->
                        figures.figures().stream()
                                .map(figure -> figure.line().paragraph())
                                .toList();
                    case Outline.Tabular table ->
                        List.of(table.label(), table.tabular().table().title());
                    case Outline.Chart chart -> List.of(chart.chart().title());
                };
                for (String piece : expected) {
                    int found = text.indexOf(flat(piece), at);
                    assertTrue(found >= 0, piece + " is not found after " + at + " in " + text);
                }
            }
            assertTrue(text.contains(flat("2,300,000.00")) || text.contains(flat("2 300 000,00")));
        }
    }

    /** The same on another day and in another time zone. */
    @Test
    void theSameDocumentIsTheSameBytes() {
        // Given
        TimeZone zone = TimeZone.getDefault();

        // When
        byte[] one = new PdfWriter().write(report(Language.FR));
        byte[] two;
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
        try {
            two = new PdfWriter().write(report(Language.FR));
            assertEquals("Asia/Kolkata", TimeZone.getDefault().getID(), "the zone is as before");
        } finally {
            TimeZone.setDefault(zone);
        }

        // Then
        assertArrayEquals(one, two);
    }

    @Test
    void itSaysItsTitleAndLanguageAndHasTagsAndBookmarks() throws Exception {
        Document document = report(Language.FR);

        try (PDDocument pdf = Loader.loadPDF(new PdfWriter().write(document))) {
            assertEquals(document.title(), pdf.getDocumentInformation().getTitle());
            assertEquals("fr", pdf.getDocumentCatalog().getLanguage());
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            List<String> bookmarks = new ArrayList<>();
            pdf.getDocumentCatalog().getDocumentOutline().children().forEach(item -> bookmarks.add(item.getTitle()));
            assertEquals(
                    Outline.of(document).parts().stream()
                            .filter(Outline.Section.class::isInstance)
                            .map(Outline.Section.class::cast)
                            .map(section ->
                                    section.label() + " " + section.heading().text())
                            .toList(),
                    bookmarks);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aSummaryOfOnePageIsOnePage(Language language) throws Exception {
        // Given
        Report summary = SampleSummary.report(SampleReport.PRINTED);
        Document document = new Results(Wording.in(language), FigureTexts.of(Declarations.standard()))
                .of(summary)
                .forReaders();

        // When
        try (PDDocument pdf = Loader.loadPDF(new PdfWriter().write(document))) {

            // Then
            assertEquals(1, pdf.getNumberOfPages());
        }
    }

    /**
     * A paragraph takes 21 points, or 17 where they are set compactly, a page has 697 points of usual print, or 751, and the
     * title some 50.
     */
    @ParameterizedTest
    @CsvSource({"48, 0, 2, 100", "48, 1, 1, 85", "48, 2, 2, 100", "600, 2, 19, 100"})
    void printIsMadeAsSmallAsThePagesNeedAndNoSmaller(int paragraphs, int most, int pages, int percent)
            throws Exception {
        // Given
        Document document = new Document(
                        Wording.in(Language.EN),
                        "Title",
                        null,
                        List.of(),
                        Collections.nCopies(paragraphs, new Document.Paragraph("Text", false)))
                .with(Document.Metadata.NONE.pages(most));

        // When
        try (PDDocument pdf = Loader.loadPDF(new PdfWriter().write(document))) {

            // Then
            assertEquals(pages, pdf.getNumberOfPages());
            assertEquals(percent, PdfWriter.percent(document, 0));
        }
    }

    /** It is drawn, so that its letters are none of the text. */
    @Test
    void theWatermarkStandsOnEveryPageOfADemonstrationAndNowhereElse() throws Exception {
        // Given
        Document document = report(Language.EN);

        // When
        try (PDDocument marked = Loader.loadPDF(new PdfWriter().write(document));
                PDDocument plain = Loader.loadPDF(
                        new PdfWriter().write(document.with(document.metadata().watermark(null))))) {

            // Then
            for (PDPage page : marked.getPages()) {
                assertTrue(content(page).contains(GREY), "a page without it");
            }
            for (PDPage page : plain.getPages()) {
                assertFalse(content(page).contains(GREY), "a page with it");
            }
            assertEquals(new PDFTextStripper().getText(plain), new PDFTextStripper().getText(marked));
        }
    }

    private static String content(PDPage page) throws IOException {
        try (InputStream in = page.getContents()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Activity report: œuvre façon Übung, Tinos",
        "Доклад о деятельности: борьба с торговлей людьми, Tinos",
        "Έκθεση δραστηριοτήτων, Tinos",
        "تقرير الأنشطة ومكافحة الاتجار بالأشخاص ٢٠١٦, NotoNaskhArabic",
        "活动报告：打击人口贩运（年月日）、。《》, NotoSansSC"
    })
    void theFontsHaveEveryCharacterOfTheSixLanguages(String text, String file) throws Exception {
        for (String face : List.of("Regular", "Bold")) {
            try (InputStream in = PdfFonts.open(file + "-" + face + ".ttf")) {
                Font font = Font.createFont(Font.TRUETYPE_FONT, in);
                assertEquals(-1, font.canDisplayUpTo(text.replace(" ", "")), file + " " + face);
            }
        }
    }

    /** Every letter in every form, the four ligatures of lam and alef in both of theirs, and a vowel sign. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءآأإؤئىة",
                "بببتتتثثثجججحححخخخسسسشششصصصضضضطططظظظعععغغغفففقققكككلللمممنننهههييي",
                "لا لأ لإ لآ بلا بلأ بلإ بلآ",
                "الأنشطة والاتجار بالأشخاص",
                "لم يُسجل"
            })
    void arabicIsReadBackAsItWasWritten(String text) throws Exception {
        // Given
        Document document = new Document(Wording.in(Language.AR), text, null, List.of(), List.of());

        // When
        byte[] pdf = new PdfWriter().write(document);

        // Then its fonts say letters, in the order of reading, and no joined forms
        Set<String> said = new TreeSet<>();
        Matcher entry = Pattern.compile("<\\p{XDigit}{4}><((?:\\p{XDigit}{4})+)>")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        while (entry.find()) {
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < entry.group(1).length(); i += 4) {
                letters.append((char) Integer.parseInt(entry.group(1).substring(i, i + 4), 16));
            }
            said.add(letters.toString());
        }
        String all = String.join("", said);
        assertTrue(all.chars().noneMatch(c -> c >= 0xfb50 && c <= 0xfefc), all);
        for (char c : text.toCharArray()) {
            assertTrue(all.indexOf(c) >= 0, "no glyph stands for " + c);
        }
        assertEquals(text.contains("لأ"), said.contains("لأ"));
    }

    @Test
    void scriptsMayBeMixedAndTextIsNeverMarkup() throws Exception {
        // Given
        String mixed = "<fo:block/>&amp; Доклад 报告 \u0008\ud800";
        Document document = new Document(
                Wording.in(Language.EN),
                mixed,
                null,
                List.of(),
                List.of(new Document.Tabular(new Table(
                        mixed,
                        List.of(new Table.Column("One", Table.Type.TEXT), new Table.Column("Two", Table.Type.COUNT)),
                        List.of(Table.Row.of(new Table.Text(mixed), new Table.Count(BigDecimal.TEN))),
                        List.of()))));

        // When
        try (PDDocument pdf = Loader.loadPDF(new PdfWriter().write(document))) {

            // Then
            assertTrue(flat(new PDFTextStripper().getText(pdf)).contains(flat("<fo:block/>&amp; Доклад 报告")));
        }
    }

    /** Without any space, as lines break where they must. */
    private static String flat(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }
}
