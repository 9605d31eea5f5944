package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.FundSample;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/**
 * A hand-written report and statement in every form and language, as read and approved. This fails whenever a form
 * changes, on purpose: look at what changed, then run it once with {@code -Dgoldens=write} and commit the new files.
 */
class GoldenTest {

    private static final Path GOLDENS = Path.of("src/test/resources/org/palermo/reports/write");

    @ParameterizedTest
    @CsvSource({
        "EN, txt",
        "EN, html",
        "EN, md",
        "EN, json",
        "EN, csv",
        "EN, xlsx",
        "FR, txt",
        "FR, html",
        "FR, md",
        "FR, json",
        "FR, csv",
        "FR, xlsx",
        "ES, txt",
        "ES, html",
        "RU, txt",
        "RU, html",
        "ZH, txt",
        "ZH, html",
        "AR, txt",
        "AR, html"
    })
    void aReportReadsAsApproved(Language language, String form) throws IOException {
        // Given
        boolean sampled = language == Language.EN || language == Language.FR;
        FigureTexts texts = sampled ? SampleReport.texts() : FigureTexts.of(Declarations.standard());
        Results results = new Results(Wording.in(language), texts);

        // When
        byte[] written = new Writers(100, false).write(results.of(SampleReport.report()), format(form));

        // Then
        assertApproved("report." + language.tag(), form, written);
    }

    @ParameterizedTest
    @CsvSource({
        "EN, txt",
        "EN, html",
        "EN, md",
        "EN, json",
        "EN, csv",
        "EN, xlsx",
        "FR, txt",
        "FR, html",
        "FR, md",
        "FR, json",
        "FR, csv",
        "FR, xlsx",
        "ES, txt",
        "ES, html",
        "RU, txt",
        "RU, html",
        "ZH, txt",
        "ZH, html",
        "AR, txt",
        "AR, html"
    })
    void aStatementOfTheFundReadsAsApproved(Language language, String form) throws IOException {
        // Given
        Results results = new Results(Wording.in(language), FigureTexts.of(Declarations.standard()));
        FundStatement fund = FundSample.between(LocalDate.of(2016, 1, 1));

        // When
        byte[] written = new Writers(100, false).write(results.of(fund, SampleReport.PRINTED), format(form));

        // Then
        assertApproved("fund." + language.tag(), form, written);
    }

    @ParameterizedTest
    @CsvSource({
        "EN, txt", "EN, html", "EN, md", "EN, json", "FR, txt", "FR, html", "FR, md", "FR, json",
        "ES, txt", "ES, html", "RU, txt", "RU, html", "ZH, txt", "ZH, html", "AR, txt", "AR, html"
    })
    void aDonorsStatementReadsAsApproved(Language language, String form) throws IOException {
        // Given
        Results results = new Results(Wording.in(language), FigureTexts.of(Declarations.standard()));
        DonorStatement donor = FundSample.donor((LocalDate) null);

        // When
        byte[] written = new Writers(100, false).write(results.of(donor, SampleReport.PRINTED), format(form));

        // Then
        assertApproved("donor." + language.tag(), form, written);
    }

    private static Format format(String form) {
        return Format.ofEnding(form).orElseThrow();
    }

    private static void assertApproved(String name, String form, byte[] written) throws IOException {
        String text = readable(form, written);
        Path golden = GOLDENS.resolve(name + "." + form + (isArchive(form) ? ".txt" : ""));
        if ("write".equals(System.getProperty("goldens"))) {
            Files.writeString(golden, text, StandardCharsets.UTF_8);
        }
        assertEquals(Files.readString(golden), text, golden.toString());
    }

    /** What is in it, where it is no text. */
    private static String readable(String form, byte[] written) throws IOException {
        return switch (format(form)) {
            case TEXT, HTML, MARKDOWN, JSON, EML -> new String(written, StandardCharsets.UTF_8);
            case CSV ->
                Archive.files(written).stream()
                        .map(file -> "== " + file.name() + "\n"
                                + new String(file.bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"))
                        .collect(Collectors.joining());
            case XLSX -> Readings.of(written);
            // DocxWriterTest reads it with its styles, PdfWriterTest as it lies on its pages
            case DOCX, PDF -> throw new IllegalArgumentException(form);
        };
    }

    private static boolean isArchive(String form) {
        return form.equals("csv") || form.equals("xlsx");
    }
}
