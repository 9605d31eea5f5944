package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Table.Cell;
import org.palermo.reports.write.Table.Column;
import org.palermo.reports.write.Table.Type;
import org.palermo.schemas.codes.Language;

/** Tables as XLSX and CSV: what spreadsheets and programs get. */
class SpreadsheetsTest {

    @TempDir
    Path folder;

    /** A cell, its type and number format in the workbook, and as CSV. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            count 1311             ! NUMBER ! #,##0            ! 1311       ! 1311       ! integer
            count -5               ! NUMBER ! #,##0            ! -5         ! -5         ! integer
            count 2.5              ! NUMBER ! #,##0.0#         ! 2.5        ! 2.5        ! number
            count 1E+3             ! NUMBER ! #,##0            ! 1000       ! 1000       ! integer
            money 230000050        ! NUMBER ! [$USD] #,##0.00  ! 2300000.5  ! 2300000.50 ! number
            money -1               ! NUMBER ! [$USD] #,##0.00  ! -0.01      ! -0.01      ! number
            share 0.3217391304     ! NUMBER ! 0.0%             ! 0.3217391304 ! 0.3217391304 ! number
            day 2016-04-30         ! NUMBER ! [$-809]d mmmm yyyy ! 42490.0  ! 2016-04-30 ! date
            text 12                ! STRING ! -                ! 12         ! 12         ! string
            """)
    void a_cell_is_what_it_shows(String stated, String type, String format, String xlsx, String csv, String schema)
            throws IOException {
        // Given
        Document document = table(cell(stated));

        // When
        String workbook = Readings.of(new XlsxWriter().write(document));
        List<NamedFile> files = DataPackage.of(document);

        // Then
        String cell = workbook.lines()
                .filter(line -> line.startsWith("B3 "))
                .findFirst()
                .orElseThrow();
        assertEquals("B3 | " + type + " | " + format + " | " + xlsx, cell.replace("| General |", "| - |"));
        assertEquals("Name,Value\r\nrow," + csv + "\r\n", text(files.get(1)));
        assertEquals(schema, fields(files).get(1).get("type").asText());
    }

    /** A text that a spreadsheet would take for a formula, and as CSV. */
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+33 1 23", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "'=1", "''=1", "＝1"
            })
    void text_is_never_a_formula(String text) throws IOException {
        // Given
        Document document = table(new Table.Text(text, text));

        // When
        byte[] workbook = new XlsxWriter().write(document);
        NamedFile csv = DataPackage.of(document).get(1);

        // Then it is a string of a format that keeps it one, and no sheet has a formula
        assertTrue(Readings.of(workbook).contains("B3 | STRING | "), () -> text);
        assertEquals("@", Readings.format(workbook, 2, "B3"));
        assertEquals("General", Readings.format(workbook, 2, "A3"));
        for (NamedFile part : Archive.files(workbook)) {
            assertFalse(part.name().contains("worksheets") && text(part).contains("<f>"), part.name());
        }
        // and taking away one apostrophe gives it back
        boolean quoted = text.contains("\r");
        String field = quoted ? "\"'" + text + "\"" : "'" + text;
        assertEquals("Name,Value,Value (code)\r\nrow," + field + "," + field + "\r\n", text(csv));
    }

    @Test
    void other_text_stays_as_it_is() {
        for (String text : List.of("", "a=1", "2014-2016", "'tis", "Organization <A> & \"B\"", "1+1")) {
            assertEquals(text, Guarded.text(text));
        }
    }

    @Test
    void csv_quotes_what_would_break_it() {
        StringBuilder out = new StringBuilder();

        Csv.line(out, List.of("plain", "a,b", "say \"no\"", "two\nlines", ""));

        assertEquals("plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\r\n", out.toString());
    }

    @Test
    void headings_and_rows_are_told_apart_by_names_and_codes() throws IOException {
        // Given two columns of the same heading, of which one holds names of codes
        Document document = document(new Table(
                "donors",
                "Donors",
                List.of(new Column("Name", Type.TEXT), new Column("Name", Type.TEXT)),
                List.of(Table.Row.of(new Table.Text("Member State", "member-state"), new Table.Text("x"))),
                List.of("A note.")));

        List<NamedFile> files = DataPackage.of(document);

        assertEquals("Name,Name (code),Name 2\r\nMember State,member-state,x\r\n", text(files.get(1)));
        assertEquals("donors.csv", files.get(1).name());
        JsonNode described = new ObjectMapper().readTree(files.getFirst().bytes());
        assertEquals("A note.", described.at("/resources/0/description").asText());
        assertEquals("en", described.at("/languages/0").asText());
        assertTrue(described.at("/licenses").isMissingNode());
        assertEquals(
                files.get(1).bytes().length, described.at("/resources/0/bytes").asInt());
    }

    @Test
    void the_package_of_a_report_describes_every_file_and_every_column() throws IOException {
        // Given
        Result report = new Results(Wording.in(Language.EN), SampleReport.texts()).of(SampleReport.report());

        // When
        List<NamedFile> files = new Writers().tables(report);

        // Then
        JsonNode resources =
                new ObjectMapper().readTree(files.getFirst().bytes()).get("resources");
        List<String> paths = new ArrayList<>();
        for (JsonNode resource : resources) {
            paths.add(resource.get("path").asText());
            NamedFile file = files.stream()
                    .filter(one -> one.name().equals(resource.get("path").asText()))
                    .findFirst()
                    .orElseThrow();
            List<String> names = new ArrayList<>();
            resource.at("/schema/fields")
                    .forEach(field -> names.add(field.get("name").asText()));
            assertEquals(
                    String.join(",", names),
                    text(file).lines().findFirst().orElseThrow().replace("\"", ""));
        }
        assertEquals(paths, files.stream().skip(1).map(NamedFile::name).toList());
        assertTrue(
                paths.containsAll(List.of("figures.csv", "fund-by-donor.csv", "fund-by-year.csv", "fund-balance.csv")),
                paths::toString);
        // the donors that the report leaves unnamed are named nowhere
        assertTrue(files.stream().noneMatch(file -> text(file).contains("Donor X-01")));
    }

    /** The same bytes at another time and in another place. */
    @ParameterizedTest
    @EnumSource(names = {"CSV", "XLSX"})
    void equal_results_are_equal_bytes(Format format) throws InterruptedException {
        Result report = new Results(Wording.in(Language.FR), SampleReport.texts()).of(SampleReport.report());
        byte[] first = new Writers().write(report, format);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            Thread.sleep(2100); // archives count in steps of two seconds
            assertArrayEquals(first, new Writers().write(report, format));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void a_workbook_bears_no_time_and_says_its_title_and_language() throws IOException {
        Document document = new Results(Wording.in(Language.FR), SampleReport.texts())
                .of(SampleReport.report())
                .document();

        byte[] workbook = new XlsxWriter().write(document);

        String core = Readings.part(workbook, "docProps/core.xml");
        assertTrue(core.contains("<dc:title>" + document.title() + "</dc:title>"), core);
        assertTrue(core.contains("<dc:language>fr</dc:language>"), core);
        String sheet = Readings.part(workbook, "xl/worksheets/sheet2.xml");
        assertTrue(sheet.contains("state=\"frozen\""), sheet);
    }

    /** Another program opens it: LibreOffice. */
    @Test
    void libreoffice_reads_the_numbers() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/soffice")), "LibreOffice is not installed");
        // Given
        Document document = new Results(Wording.in(Language.EN), SampleReport.texts())
                .of(SampleReport.fund(null), SampleReport.PRINTED)
                .document();
        Files.write(folder.resolve("fund.xlsx"), new XlsxWriter().write(document));

        // When each sheet becomes a CSV
        Process process = new ProcessBuilder(
                        "/usr/bin/soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                        "--outdir",
                        folder.toString(),
                        folder.resolve("fund.xlsx").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "LibreOffice takes too long");

        // Then
        String balance;
        try (var files = Files.list(folder)) {
            Path csv = files.filter(file -> file.getFileName().toString().contains("Received, granted"))
                    .findFirst()
                    .orElseThrow();
            balance = Files.readString(csv);
        }
        assertTrue(balance.contains("Received,2300000\n"), balance);
        assertTrue(balance.contains("Balance available for new grants,50000\n"), balance);
    }

    private static List<JsonNode> fields(List<NamedFile> files) throws IOException {
        List<JsonNode> fields = new ArrayList<>();
        new ObjectMapper()
                .readTree(files.getFirst().bytes())
                .at("/resources/0/schema/fields")
                .forEach(fields::add);
        return fields;
    }

    private static Document table(Cell cell) {
        return document(new Table(
                "one",
                "One",
                List.of(new Column("Name", Type.TEXT), new Column("Value", Type.COUNT)),
                List.of(Table.Row.of(new Table.Text("row"), cell)),
                List.of()));
    }

    private static Document document(Table table) {
        return new Document(Wording.in(Language.EN), "Title", null, List.of(), List.of(new Document.Tabular(table)));
    }

    private static Cell cell(String stated) {
        String value = stated.substring(stated.indexOf(' ') + 1);
        return switch (stated.substring(0, stated.indexOf(' '))) {
            case "count" -> new Table.Count(new BigDecimal(value));
            case "money" -> new Table.Money(new BigDecimal(value));
            case "share" -> new Table.Share(new BigDecimal(value));
            case "day" -> new Table.Day(LocalDate.parse(value));
            default -> new Table.Text(value);
        };
    }

    private static String text(NamedFile file) {
        return new String(file.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
