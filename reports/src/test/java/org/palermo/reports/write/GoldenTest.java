package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/**
 * A hand-written report and statement in every form and language, as read and approved. This fails whenever a form
 * changes, on purpose: look at what changed, then run it once with {@code -Dgoldens=write} and commit the new files.
 */
class GoldenTest {

    private static final Path GOLDENS = Path.of("src/test/resources/org/palermo/reports/write");

    @ParameterizedTest
    @CsvSource({"EN, txt", "EN, html", "EN, json", "FR, txt", "FR, html", "FR, json"})
    void aReportReadsAsApproved(Language language, String form) throws IOException {
        // Given
        Wording wording = Wording.in(language);
        Documents documents = new Documents(wording, SampleReport.texts());

        // When
        String written = switch (form) {
            case "txt" -> new TextWriter(100, false).write(documents.of(SampleReport.report()));
            case "html" -> new HtmlWriter().write(documents.of(SampleReport.report()));
            default -> new JsonWriter(wording, SampleReport.texts()).write(SampleReport.report());
        };

        // Then
        assertApproved("report." + language.tag() + "." + form, written);
    }

    @ParameterizedTest
    @CsvSource({"EN, txt", "EN, html", "EN, json", "FR, txt", "FR, html", "FR, json"})
    void aStatementOfTheFundReadsAsApproved(Language language, String form) throws IOException {
        // Given
        Wording wording = Wording.in(language);
        Documents documents = new Documents(wording, SampleReport.texts());
        var fund = SampleReport.fund(java.time.LocalDate.of(2016, 1, 1));

        // When
        String written = switch (form) {
            case "txt" -> new TextWriter(72, false).write(documents.of(fund, SampleReport.PRINTED));
            case "html" -> new HtmlWriter().write(documents.of(fund, SampleReport.PRINTED));
            default -> new JsonWriter(wording, SampleReport.texts()).write(fund);
        };

        // Then
        assertApproved("fund." + language.tag() + "." + form, written);
    }

    private static void assertApproved(String name, String written) throws IOException {
        Path golden = GOLDENS.resolve(name);
        if ("write".equals(System.getProperty("goldens"))) {
            Files.writeString(golden, written, StandardCharsets.UTF_8);
        }
        assertEquals(Files.readString(golden, StandardCharsets.UTF_8), written, name);
    }
}
