package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.SampleSummary;
import org.palermo.reports.statements.FundSample;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What is written can be read again by others, in every language, and says the same in each. */
class RoundTripTest {

    private static final int LONGEST_WAIT_SECONDS = 120;

    private static Results results(Language language) {
        return new Results(Wording.in(language), FigureTexts.of(Declarations.standard()));
    }

    private static Stream<Result> all(Language language) {
        Results results = results(language);
        return Stream.of(
                results.of(SampleReport.report()),
                results.of(FundSample.between(LocalDate.of(2016, 1, 1)), SampleReport.PRINTED));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void paragraphsTablesAndNotesBearTheSameNumbersInEveryLanguage(Language language) {
        assertEquals(
                all(Language.EN).map(RoundTripTest::numbers).toList(),
                all(language).map(RoundTripTest::numbers).toList());
    }

    /** What kind each part is, and its number among its kind. */
    private static List<String> numbers(Result result) {
        List<String> numbers = new ArrayList<>();
        for (Outline.Part part : Outline.of(result.document()).parts()) {
            switch (part) {
                case Outline.Section section ->
                    numbers.add("section " + section.heading().rank());
                case Outline.Paragraph paragraph -> {
                    if (paragraph.number() > 0) { // some languages have a notice of their own, which bears none
                        numbers.add("paragraph " + paragraph.number());
                    }
                }
                case Outline.Figures figures ->
                    figures.figures()
                            .forEach(figure -> numbers.add(figure.line().id() + " " + figure.number() + " note "
                                    + figure.note() + " table " + figure.table().replaceAll("\\D", "")));
                case Outline.Tabular table ->
                    numbers.add("table " + table.label().replaceAll("\\D", ""));
                case Outline.Chart chart -> numbers.add("chart " + chart.label().replaceAll("\\D", ""));
            }
        }
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPageSaysItsLanguageAndDirectionAndWhatItsHeadersHead(Language language) {
        String direction = language == Language.AR ? "rtl" : "ltr";

        for (Result result : all(language).toList()) {
            Element page = parsed(new HtmlWriter().write(result.forReaders()));

            assertEquals(language.tag(), page.getAttribute("lang"));
            assertEquals(direction, page.getAttribute("dir").isEmpty() ? "ltr" : page.getAttribute("dir"));
            NodeList headers = page.getElementsByTagName("th");
            assertTrue(headers.getLength() > 20, "headers: " + headers.getLength());
            for (int i = 0; i < headers.getLength(); i++) {
                String scope = ((Element) headers.item(i)).getAttribute("scope");
                assertTrue(
                        scope.equals("col") || scope.equals("row"),
                        headers.item(i).getTextContent());
            }
        }
    }

    /** As XML, which our pages are but for their first line and elements that are never closed. */
    private static Element parsed(String html) {
        String xml = html.replaceFirst("<!DOCTYPE[^>]*>", "")
                .replaceAll("<(meta|link|br|hr|img|col)\\b([^>]*?)/?>", "<$1$2/>")
                .replaceAll("(?s)<style>.*?</style>", "");
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well formed: " + e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anotherProgramReadsTheSameNumbersFromThePdf(Language language) throws Exception {
        Result result = results(language).of(FundSample.between(LocalDate.of(2016, 1, 1)), SampleReport.PRINTED);

        // When
        String text;
        try (PDDocument pdf = Loader.loadPDF(new PdfWriter().write(result.forReaders()))) {
            assertEquals(language.tag(), pdf.getDocumentCatalog().getLanguage());
            text = flat(new PDFTextStripper().getText(pdf));
        }

        // Then every number of every table is there whole
        for (Document.Block block : result.forReaders().blocks()) {
            if (block instanceof Document.Tabular tabular) {
                for (Table.Row row : tabular.table().rows()) {
                    for (int i = 1; i < row.cells().size(); i++) {
                        if (Cells.standsRight(tabular.table().columns().get(i).type())) {
                            String cell = flat(Cells.text(row.cells().get(i), Wording.in(language)));
                            assertTrue(language == Language.AR || text.contains(cell), cell + " in " + text);
                        }
                    }
                }
            }
        }
    }

    @Test
    void popplerReadsArabicFromThePdf(@TempDir Path folder) throws Exception {
        assumeTrue(found("pdftotext"), "pdftotext (poppler-utils) is not on this machine");
        Path file = folder.resolve("fund.pdf");
        Result result = results(Language.AR).of(FundSample.between(LocalDate.of(2016, 1, 1)), SampleReport.PRINTED);
        Files.write(file, new PdfWriter().write(result.forReaders()));

        // When
        run(
                folder,
                "pdftotext",
                "-enc",
                "UTF-8",
                file.toString(),
                folder.resolve("fund.txt").toString());

        // Then words without lam-alef, which it turns round, are as they were written, and no joined form is left
        String text = Files.readString(folder.resolve("fund.txt"));
        assertTrue(text.contains("المتحدة"), text);
        assertTrue(text.chars().noneMatch(c -> c >= 0xfe70 && c <= 0xfefc), text);
    }

    @Test
    void libreOfficeReadsEveryFormOfEveryLanguage(@TempDir Path folder) throws Exception {
        assumeTrue(found("soffice"), "LibreOffice (soffice) is not on this machine");
        for (Language language : Language.values()) {
            Result result = results(language).of(FundSample.between(LocalDate.of(2016, 1, 1)), SampleReport.PRINTED);
            Files.write(
                    folder.resolve("fund-" + language.tag() + ".docx"), new DocxWriter().write(result.forReaders()));
        }

        // When it turns them all to text at once
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "txt:Text (encoded):UTF8",
                "--outdir",
                folder.toString()));
        for (Language language : Language.values()) {
            command.add(folder.resolve("fund-" + language.tag() + ".docx").toString());
        }
        run(folder, command.toArray(String[]::new));

        // Then
        for (Language language : Language.values()) {
            Document document = results(language)
                    .of(FundSample.between(LocalDate.of(2016, 1, 1)), SampleReport.PRINTED)
                    .document();
            String text = flat(Files.readString(folder.resolve("fund-" + language.tag() + ".txt")));
            assertTrue(text.contains(flat(document.title())), language + ": " + text);
            for (Document.Block block : document.blocks()) {
                if (block instanceof Document.Tabular tabular) {
                    assertTrue(text.contains(flat(tabular.table().title())), language + ": " + text);
                }
            }
        }
    }

    @Test
    void libreOfficeSetsASummaryOfOnePageOnOne(@TempDir Path folder) throws Exception {
        assumeTrue(found("soffice"), "LibreOffice (soffice) is not on this machine");
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString()));
        for (Language language : Language.values()) {
            Result result = results(language).of(SampleSummary.report(SampleReport.PRINTED));
            Path file = folder.resolve("summary-" + language.tag() + ".docx");
            Files.write(file, new DocxWriter().write(result.forReaders()));
            command.add(file.toString());
        }

        // When
        run(folder, command.toArray(String[]::new));

        // Then
        for (Language language : Language.values()) {
            byte[] pages = Files.readAllBytes(folder.resolve("summary-" + language.tag() + ".pdf"));
            try (PDDocument pdf = Loader.loadPDF(pages)) {
                assertEquals(1, pdf.getNumberOfPages(), language::tag);
            }
        }
    }

    private static boolean found(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertTrue(
                process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS),
                List.of(command).stream().limit(1).collect(Collectors.joining()) + " did not end");
    }

    /** Without spaces and marks of direction, as lines break where they must. */
    private static String flat(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f\\u200e\\u200f\\u2066-\\u2069\\ufeff]+", "");
    }
}
