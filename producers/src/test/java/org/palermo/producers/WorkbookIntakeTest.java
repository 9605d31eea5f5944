package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.producers.RawWorkbook.Sheet;
import org.palermo.producers.fields.DateOrder;
import org.palermo.producers.fields.Rates;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.values.Events;

/** Spreadsheets as offices keep them: what a cell shows is what is recorded, or it is told why not. */
class WorkbookIntakeTest {

    private static final String[] CHARGES = {"id", "type", "date", "amount", "currency"};

    @TempDir
    Path folder;

    /** The day's number 42088 is 25 March 2015 where days are counted from 1900; formats by their place in the list. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            42088,      2,  2015-03-25
            42064,      1,  2015-03
            42064,      10, 2015-03
            42088,      1,  2015-03 date-shown-shorter
            42005,      3,  2015
            2015,       0,  2015
            2015,       8,  2015
            2015,       2,  date-of-year
            42088,      4,  date-without-year
            42088,      7,  2015-03-25
            42088.4375, 7,  2015-03-25
            42088.4375, 2,  2015-03-25
            0.4375,     11, date-invalid
            42088,      0,  date-serial
            1,          2,  1900-01-01
            59,         2,  1900-02-28
            60,         2,  date-invalid
            61,         2,  1900-03-01
            -1,         2,  date-invalid
            9999999,    2,  date-invalid
            1E+400,     2,  date-invalid
            nonsense,   2,  date-invalid
            """)
    void aDateIsAsPreciseAsItIsShown(String value, int style, String expected) throws IOException {
        Path file = charges("<c r=\"C2\" s=\"" + style + "\"><v>" + value + "</v></c>", RawWorkbook.text("D2", "5"));

        assertEquals(expected, outcome(file, charge -> charge.getDate()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1234.5,                0, 123450
            1.1000000000000001,    0, 110
            0.30000000000000004,   9, 30
            1234.5600000000004,    0, 123456
            5E2,                   0, 50000
            1E+400,                0, amount-invalid
            1234567890123456,      0, number-inexact
            12345678901234.567891, 0, number-inexact
            0.125,                 0, amount-too-precise
            0.5,                   5, amount-invalid
            12.5,                  6, 1250
            -5,                    9, amount-not-positive
            """)
    void anAmountIsTheDecimalThatWasTyped(String value, int style, String expected) throws IOException {
        Path file =
                charges(RawWorkbook.text("C2", "2015-03"), "<c r=\"D2\" s=\"" + style + "\"><v>" + value + "</v></c>");

        assertEquals(
                expected,
                outcome(file, charge -> Long.toString(charge.getAmount().getMinor())));
    }

    private Path charges(String date, String amount) throws IOException {
        return RawWorkbook.write(
                folder.resolve("book.xlsx"),
                sheet(
                        "charges",
                        RawWorkbook.row(1, CHARGES),
                        RawWorkbook.row(2, "C-1", "reserve", date, amount, "USD")));
    }

    private static Sheet sheet(String name, String... rows) {
        return new Sheet(name, false, "<sheetData>" + String.join("", rows) + "</sheetData>");
    }

    private interface Told {
        String of(Charge charge);
    }

    /** What the only event says, and the codes of the findings. */
    private static String outcome(Path file, Told told) {
        Plan plan = Fixed.read(file);
        List<String> all = new ArrayList<>();
        Fixed.events(plan).forEach(event -> all.add(told.of((Charge) Events.body(event.value()))));
        all.addAll(Fixed.codes(plan));
        return String.join(" ", all);
    }

    @Test
    void daysMayBeCountedFrom1904() throws IOException {
        Sheet sheet = sheet(
                "charges",
                RawWorkbook.row(1, CHARGES),
                RawWorkbook.row(2, "C-1", "reserve", "<c r=\"C2\" s=\"2\"><v>40626</v></c>", "5", "USD"));
        Path file = RawWorkbook.write(folder.resolve("book.xlsx"), RawWorkbook.parts(true, List.of(sheet)));

        assertEquals("2015-03-25", outcome(file, charge -> charge.getDate()));
    }

    @Test
    void aFrenchOfficesWorkbookIsReadAsItIsShown() {
        Path file = Path.of("src/test/resources/workbooks/registres.xlsx");

        Plan plan = Fixed.read(file);

        assertEquals(
                List.of(
                        "Subventions!F4:montant cell-error",
                        "Subventions!A5:identifiant row-total",
                        "Subventions!3 rows-hidden",
                        "'Activités'!A8:identifiant row-note".replace("'", "")),
                plan.findings().stream()
                        .map(found -> found.place().toString().replace(file + ":", "") + " "
                                + found.code().id())
                        .toList());
        List<Object> bodies = Fixed.events(plan).stream()
                .map(event -> Events.body(event.value()))
                .map(Object.class::cast)
                .toList();
        assertEquals(
                List.of("2015-06 1250050", "2015-06-05 30"),
                bodies.stream()
                        .filter(Grant.class::isInstance)
                        .map(Grant.class::cast)
                        .map(grant ->
                                grant.getAwarded() + " " + grant.getAmount().getMinor())
                        .toList());
        assertEquals(
                List.of("2015-03-25 TCD", "2015 CIV", "2015-03 AUT"),
                bodies.stream()
                        .filter(Activity.class::isInstance)
                        .map(Activity.class::cast)
                        .map(activity -> activity.getStart() + " " + activity.getHostCountry())
                        .toList());
    }

    @Test
    void columnsTellWhatASheetOfAnyNameHolds() {
        Plan plan = Fixed.read(Path.of("src/test/resources/workbooks/books.xlsx"));

        assertEquals(List.of(), Fixed.codes(plan));
        assertEquals(
                List.of("2015-03-25 123450", "2015-03 330"),
                Fixed.events(plan).stream()
                        .map(event -> (Contribution) Events.body(event.value()))
                        .map(one -> one.getDate() + " " + one.getAmount().getMinor())
                        .toList());
    }

    /** The sample's registers, each as a sheet of text, are the same events. */
    @Test
    void theSampleAsOneWorkbookIsTheSame() throws IOException {
        Path sample = Path.of("../samples/secretariat-2014-2016");
        List<Sheet> sheets = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(sample)) {
            files = all.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            StringBuilder rows = new StringBuilder();
            try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
                int number = 1;
                for (CsvRecord record : records) {
                    rows.append(RawWorkbook.row(
                            number++,
                            record.getFields().stream()
                                    .map(text -> text.replace("\uFEFF", ""))
                                    .toArray(String[]::new)));
                }
            }
            sheets.add(sheet(String.valueOf(file.getFileName()).replace(".csv", ""), rows.toString()));
        }
        Path book = RawWorkbook.write(folder.resolve("sample.xlsx"), sheets.toArray(new Sheet[0]));

        Plan workbook = Intake.read(List.of(book), later());
        Plan csv = Intake.read(List.of(sample), later());

        assertEquals(files.size(), workbook.files().size());
        assertEquals(Fixed.codes(csv), Fixed.codes(workbook));
        assertEquals(Fixed.events(csv), Fixed.events(workbook));
        assertTrue(csv.size() > 100, "the sample has more than " + csv.size() + " rows");
    }

    private static IntakeSettings later() {
        return new IntakeSettings(
                Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC),
                "Vienna office",
                Rates.NONE,
                Fixed.ids());
    }

    /** Text cells say what a CSV file's cells say, right or wrong. */
    @Property(tries = 100)
    void textInCellsIsReadAsInCsv(@ForAll("rows") List<List<String>> rows) throws IOException {
        Path dir = Files.createTempDirectory("cells");
        StringBuilder csv = new StringBuilder(String.join(",", CHARGES) + "\n");
        StringBuilder cells = new StringBuilder(RawWorkbook.row(1, CHARGES));
        for (int i = 0; i < rows.size(); i++) {
            csv.append(String.join(
                            ",",
                            rows.get(i).stream()
                                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append('\n');
            cells.append(RawWorkbook.row(i + 2, rows.get(i).toArray(new String[0])));
        }
        Path file = Fixed.write(dir, "charges.csv", csv.toString());
        Path book = RawWorkbook.write(dir.resolve("book.xlsx"), sheet("charges", cells.toString()));

        Plan asCsv = Fixed.read(file);
        Plan asCells = Fixed.read(book);

        assertEquals(Fixed.events(asCsv), Fixed.events(asCells));
        assertEquals(problems(asCsv), problems(asCells));
    }

    private static List<String> problems(Plan plan) {
        return plan.findings().stream()
                .map(found ->
                        found.place().row() + ":" + found.place().column() + ":" + found.code() + ":" + found.value())
                .toList();
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.of(
                        "C-1",
                        "C-2",
                        "reserve",
                        "réserve",
                        "2015-03",
                        "05/09/2015",
                        "25/09/2015",
                        "mars 2015",
                        "1,234",
                        "1 234,50",
                        "USD",
                        "",
                        "",
                        "Total",
                        "Sous-total 2015",
                        "a note of words",
                        "_x0041_",
                        "\u0007"),
                Arbitraries.strings().ascii().ofMaxLength(8).map(text -> text.replaceAll("[\\r\\n\\x00]", " ")));
        return cell.list().ofSize(CHARGES.length).list().ofMaxSize(5);
    }

    @Test
    void aPlaceElsewhereIsNeverOpened() throws IOException {
        Path secret = Fixed.write(folder, "secret.txt", "XXE-1");
        Map<String, String> parts = RawWorkbook.parts(
                false, List.of(sheet("charges", RawWorkbook.row(1, CHARGES), RawWorkbook.row(2, "&x;", "reserve"))));
        String part = "xl/worksheets/sheet1.xml";
        parts.put(
                part,
                parts.getOrDefault(part, "")
                        .replace("&amp;x;", "&x;")
                        .replace(
                                "?><worksheet",
                                "?><!DOCTYPE worksheet [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><worksheet"));

        Plan plan = Fixed.read(RawWorkbook.write(folder.resolve("book.xlsx"), parts));

        assertEquals(0, plan.size());
        assertTrue(
                Fixed.codes(plan).contains("workbook-damaged"),
                Fixed.codes(plan).toString());
    }

    /** Whatever happens to its bytes, a workbook is read or is a finding, and nothing is printed. */
    @Test
    void brokenWorkbooksAreFindings() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/workbooks/registres.xlsx"));
        Random random = new Random(20150325);
        for (int i = 0; i < 300; i++) {
            byte[] broken = i % 3 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int j = 0; j < 1 + i % 5 && broken.length > 0; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("broken.xlsx"), broken);
            assertEquals(
                    "", Fixed.printed(() -> assertTrue(Fixed.read(file).size() <= 5, "more records than there are")));
        }
    }

    @Test
    void aSheetOfManyRowsIsReadInAStream() throws IOException {
        StringBuilder rows = new StringBuilder(RawWorkbook.row(1, CHARGES));
        for (int i = 2; i <= 100_001; i++) {
            rows.append("<row r=\"")
                    .append(i)
                    .append("\"><c r=\"A")
                    .append(i)
                    .append("\" t=\"inlineStr\"><is><t>C-")
                    .append(i)
                    .append("</t></is></c></row>");
        }
        Path file = RawWorkbook.write(folder.resolve("charges.xlsx"), sheet("Feuil1", rows.toString()));

        Plan plan = Fixed.read(file);

        assertEquals(100_000, plan.files().getFirst().rows());
        assertEquals(400_000, plan.errorCount(), "four cells of each row are missing");
    }

    @Test
    void aFrenchSpreadsheetsCsvIsRead() throws IOException {
        String text = "Identifiant;Type;Date;Montant;Monnaie\r\n"
                + "C-1;dépenses d’appui au programme;05/09/2015;1\u00a0234,50;USD\r\n"
                + "C-2;reserve;25/09/2015;12,5;USD\r\n";
        Path file = folder.resolve("charges.csv");
        Files.write(file, text.getBytes(Charset.forName("windows-1252")));

        Plan plan = Fixed.read(file);

        assertEquals(List.of("date-by-column", "encoding-assumed"), Fixed.codes(plan));
        assertEquals(
                List.of("2015-09-05 123450", "2015-09-25 1250"),
                Fixed.events(plan).stream()
                        .map(event -> (Charge) Events.body(event.value()))
                        .map(one -> one.getDate() + " " + one.getAmount().getMinor())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            DMY, 05/09/2015, 2015-09-05
            MDY, 05/09/2015, 2015-05-09
            YMD, 2015/09/05, 2015-09-05
            YMD, 05/09/2015, date-invalid
            MDY, 25/09/2015, date-invalid
            DMY, 2015-09,    2015-09
            """)
    void theOrderOfDatesCanBeSaid(DateOrder order, String written, String expected) {
        Path file = Fixed.write(
                folder, "charges.csv", String.join("\t", CHARGES) + "\nC-1\treserve\t" + written + "\t5\tUSD\n");
        ReadOptions options = new ReadOptions(Optional.empty(), Optional.of(order), List.of());

        Plan plan = Intake.read(List.of(file), Fixed.settings().with(options));

        List<String> all = new ArrayList<>(Fixed.codes(plan));
        Fixed.events(plan).forEach(event -> all.add(((Charge) Events.body(event.value())).getDate()));
        assertEquals(List.of(expected), all);
    }

    @Test
    void aColumnThatShowsBothOrdersDecidesNothing() {
        Fixed.write(
                folder,
                "charges.csv",
                "sep=;\nid;type;date;amount;currency\nC-1;reserve;25/09/2015;5;USD\nC-2;reserve;09/25/2015;5;USD\n"
                        + "C-3;reserve;05/09/2015;5;USD\n");

        Plan plan = Fixed.read(folder);

        assertEquals(
                List.of("5 date-ambiguous"),
                plan.findings().stream()
                        .map(found -> found.place().row() + " " + found.code().id())
                        .toList());
    }

    @Test
    void aFrenchNameOfARegisterIsItsName() {
        Fixed.write(folder, "Activités.csv", "id,title,category,format,level,start\n");

        assertEquals(
                List.of(),
                Fixed.read(folder).findings().stream()
                        .map(found -> found.render(Language.FR))
                        .toList());
    }
}
