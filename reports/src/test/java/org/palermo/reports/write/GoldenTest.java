package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.SampleSummary;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.FundSample;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/**
 * Reports and statements in every form and language, as read and approved: a hand-written report, two statements, and the
 * programme summary. This fails whenever a form changes, on purpose: look at what changed, then run it once with
 * {@code -Dgoldens=write} and commit the new files.
 */
class GoldenTest {

    private static final Path GOLDENS = Path.of("src/test/resources/org/palermo/reports/write");
    private static final Path STYLE = Path.of("src/main/resources/org/palermo/reports/write/report.css");

    /** A mail needs to know whom it is from and to: EmlWriterTest reads it. */
    private static final Set<Format> ALL = EnumSet.complementOf(EnumSet.of(Format.EML));

    private static final Set<Format> OF_EVERY_LANGUAGE =
            EnumSet.of(Format.TEXT, Format.HTML, Format.DOCX, Format.PDF, Format.XLSX);

    private static final Set<Format> OF_STATEMENTS_OF_DONORS =
            EnumSet.of(Format.TEXT, Format.HTML, Format.MARKDOWN, Format.JSON);

    /** Every form in the languages of the office, in the others those for readers. */
    static Stream<Arguments> forms() {
        return each(ALL, OF_EVERY_LANGUAGE);
    }

    static Stream<Arguments> allForms() {
        return each(ALL, ALL);
    }

    static Stream<Arguments> formsOfCharts() {
        return each(ALL, EnumSet.of(Format.DOCX, Format.PDF, Format.MARKDOWN));
    }

    static Stream<Arguments> formsOfDonors() {
        return each(OF_STATEMENTS_OF_DONORS, EnumSet.of(Format.TEXT, Format.HTML));
    }

    private static Stream<Arguments> each(Set<Format> ofTheOffice, Set<Format> ofOthers) {
        return Arrays.stream(Language.values())
                .flatMap(language -> (isOfTheOffice(language) ? ofTheOffice : ofOthers)
                        .stream().map(format -> Arguments.of(language, format)));
    }

    private static boolean isOfTheOffice(Language language) {
        return language == Language.EN || language == Language.FR;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aReportReadsAsApproved(Language language, Format format) throws Exception {
        // Given
        FigureTexts texts = isOfTheOffice(language) ? SampleReport.texts() : FigureTexts.of(Declarations.standard());
        Results results = new Results(Wording.in(language), texts);

        // When
        byte[] written = new Writers(100, false).write(results.of(SampleReport.report()), format);

        // Then
        assertApproved("report", language, format, written);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aStatementOfTheFundReadsAsApproved(Language language, Format format) throws Exception {
        // Given
        FundStatement fund = FundSample.between(LocalDate.of(2016, 1, 1));

        // When
        byte[] written = new Writers(100, false).write(results(language).of(fund, SampleReport.PRINTED), format);

        // Then
        assertApproved("fund", language, format, written);
    }

    @ParameterizedTest
    @MethodSource("formsOfDonors")
    void aDonorsStatementReadsAsApproved(Language language, Format format) throws Exception {
        // Given
        DonorStatement donor = FundSample.donor((LocalDate) null);

        // When
        byte[] written = new Writers(100, false).write(results(language).of(donor, SampleReport.PRINTED), format);

        // Then
        assertApproved("donor", language, format, written);
    }

    @ParameterizedTest
    @MethodSource("allForms")
    void aProgrammeSummaryReadsAsApproved(Language language, Format format) throws Exception {
        // When
        byte[] written =
                new Writers(100, false).write(results(language).of(SampleSummary.report(SampleReport.PRINTED)), format);

        // Then
        assertApproved("summary", language, format, written);
    }

    @ParameterizedTest
    @MethodSource("formsOfCharts")
    void chartsAndQuartersReadAsApproved(Language language, Format format) throws Exception {
        // When
        byte[] written =
                new Writers(100, false).write(results(language).of(SampleSummary.charts(SampleReport.PRINTED)), format);

        // Then
        assertApproved("charts", language, format, written);
    }

    private static Results results(Language language) {
        return new Results(Wording.in(language), FigureTexts.of(Declarations.standard()));
    }

    private static void assertApproved(String name, Language language, Format format, byte[] written) throws Exception {
        String text = readable(language, format, written);
        boolean asItIs = !format.isBinary() && format != Format.CSV;
        Path golden = GOLDENS.resolve(name + "." + language.tag() + "." + format.extension() + (asItIs ? "" : ".txt"));
        if ("write".equals(System.getProperty("goldens"))) {
            Files.writeString(golden, text, StandardCharsets.UTF_8);
        }
        assertEquals(Files.readString(golden), text, golden.toString());
    }

    /** A page without its style sheet, which is the same in all of them. */
    private static String withoutStyle(String page) throws Exception {
        int from = page.indexOf("<style>\n") + "<style>\n".length();
        int to = page.indexOf("</style>");
        assertEquals(Files.readString(STYLE), page.substring(from, to));
        return page.substring(0, from) + page.substring(to);
    }

    /** What is in it, where it is no text: as another library or a plain reader of XML finds it. */
    private static String readable(Language language, Format format, byte[] written) throws Exception {
        return switch (format) {
            case TEXT, MARKDOWN, JSON, EML -> new String(written, StandardCharsets.UTF_8);
            case HTML -> withoutStyle(new String(written, StandardCharsets.UTF_8));
            case CSV ->
                Archive.files(written).stream()
                        .map(file -> "== " + file.name() + "\n"
                                + new String(file.bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"))
                        .collect(Collectors.joining());
            case XLSX -> Readings.of(written);
            case DOCX -> DocxParts.text(written);
            case PDF -> PdfText.of(written, language.direction() == Language.Direction.RIGHT_TO_LEFT);
        };
    }
}
