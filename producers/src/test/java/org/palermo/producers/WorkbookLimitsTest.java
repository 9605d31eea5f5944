package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large workbooks are read in little memory, and those that were made to fill a machine are refused. */
class WorkbookLimitsTest {

    private static final String HEADER = RawWorkbook.row(1, "id", "type", "date", "amount", "currency");
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String OPENING =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    private static final String MEMORY = "-Xmx256m";

    @TempDir
    Path folder;

    /** A part of a workbook: what comes first, a piece many times over, and what comes last. */
    private record Part(String name, String first, int times, IntFunction<String> piece, String last) {

        static Part sheet(String content) {
            return new Part(SHEET, OPENING + content + "</worksheet>", 0, String::valueOf, "");
        }
    }

    /** One machine for all of them: whichever needs too much ends it. */
    @Test
    void littleMemoryIsEnoughForEveryWorkbook() throws Exception {
        String data = "<sheetData>" + HEADER;
        String end = "</sheetData></worksheet>";
        Map<String, String> expected = new TreeMap<>();
        expected.put(
                write("many-rows", new Part(SHEET, OPENING + data, 100_000, i -> row(i + 2, "C-" + i), end)),
                "100000 []");
        expected.put(
                write(
                        "a-million-columns-declared",
                        Part.sheet("<dimension ref=\"A1:BDWGN2\"/><cols><col min=\"1\" max=\"1000000\" width=\"9\"/>"
                                + "</cols>" + data + row(2, "C-1") + "</sheetData>")),
                "1 []");
        expected.put(
                write(
                        "twenty-thousand-columns-hidden",
                        new Part(
                                SHEET,
                                OPENING + "<cols>",
                                20_000,
                                _ -> "<col min=\"1\" max=\"1\" hidden=\"1\"/>",
                                "</cols>" + data + row(2, "C-1") + end)),
                "0 [workbook-damaged]");
        expected.put(
                write(
                        "a-cell-in-no-column",
                        Part.sheet(data + "<row r=\"2\"><c r=\"BDWGN2\"><v>1</v></c></row></sheetData>")),
                "0 [workbook-damaged]");
        expected.put(
                write(
                        "many-common-texts",
                        Part.sheet(data + row(2, "C-1") + "</sheetData>"),
                        new Part(TEXTS, "<sst>", 2_200_000, _ -> "<si><t>a</t></si>", "</sst>")),
                "0 [workbook-too-large]");
        expected.put(
                write(
                        "a-text-without-end",
                        Part.sheet(data + row(2, "C-1") + "</sheetData>"),
                        new Part(TEXTS, "<sst><si><t>", 300, _ -> "a".repeat(1000), "</t></si></sst>")),
                "0 [workbook-too-large]");
        expected.put(
                write(
                        "an-attribute-without-end",
                        new Part(SHEET, OPENING + data + "<row r=\"", 9_000, _ -> "1".repeat(1000), "\"/>" + end)),
                "0 [workbook-too-large]");
        expected.put(
                write(
                        "a-row-of-long-cells",
                        new Part(
                                SHEET,
                                OPENING + data + "<row r=\"2\">",
                                500,
                                _ -> "<c t=\"inlineStr\"><is><t>" + "a".repeat(20_000) + "</t></is></c>",
                                "</row>" + end)),
                "0 [workbook-too-large]");
        expected.put(
                write(
                        "many-merged-cells",
                        new Part(
                                SHEET,
                                OPENING + data + row(2, "C-1") + "</sheetData><mergeCells>",
                                2_200_000,
                                _ -> "<mergeCell ref=\"A3:A4\"/>",
                                "</mergeCells></worksheet>")),
                "0 [workbook-too-large]");

        Map<String, String> read = readInAnother(expected.keySet());

        assertEquals(expected, read);
    }

    /** Whatever stands in its parts, a workbook is read or is a finding, and nothing is printed. */
    @Test
    void brokenPartsAreFindingsAndNothingIsPrinted() throws IOException {
        Random random = new Random(20161130);
        Map<String, String> whole = RawWorkbook.parts(
                false,
                List.of(new RawWorkbook.Sheet(
                        "charges", false, "<sheetData>" + HEADER + row(2, "C-1") + "</sheetData>")));
        List<String> names = List.copyOf(whole.keySet());
        List<String> pieces =
                List.of("<", "</", "<!--", "]]>", "&", "&#0;", "\u0000", "<?xml?>", "<!DOCTYPE a>", "\"", "");
        for (int i = 0; i < 400; i++) {
            Map<String, String> parts = new TreeMap<>(whole);
            String name = names.get(random.nextInt(names.size()));
            String part = parts.getOrDefault(name, "");
            int at = random.nextInt(part.length());
            parts.put(
                    name,
                    part.substring(0, at)
                            + pieces.get(random.nextInt(pieces.size()))
                            + (random.nextBoolean() ? part.substring(at + 1) : ""));
            Path file = RawWorkbook.write(folder.resolve("broken.xlsx"), parts);
            String printed = Fixed.printed(() -> {
                Plan plan = Fixed.read(file);
                assertTrue(plan.size() == 1 || !plan.findings().isEmpty(), () -> name + ": " + parts.get(name));
            });
            assertEquals("", printed);
        }
    }

    private static String row(int number, String id) {
        return RawWorkbook.row(number, id, "reserve", "2015-03-25", "5", "USD");
    }

    private String write(String name, Part... parts) throws IOException {
        Map<String, String> rest =
                RawWorkbook.parts(false, List.of(new RawWorkbook.Sheet("charges", false, "<sheetData/>")));
        Path file = folder.resolve(name + ".xlsx");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (Part part : parts) {
                rest.remove(part.name());
                zip.putNextEntry(new ZipEntry(part.name()));
                zip.write(part.first().getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < part.times(); i++) {
                    zip.write(part.piece().apply(i).getBytes(StandardCharsets.UTF_8));
                }
                zip.write(part.last().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            for (Map.Entry<String, String> part : rest.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return name + ".xlsx";
    }

    /** What it printed of each file; it must end well and say nothing else. */
    private Map<String, String> readInAnother(Set<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ReadsBooks.class.getName()));
        files.forEach(file -> command.add(folder.resolve(file).toString()));
        Path said = folder.resolve("said");
        Process process =
                new ProcessBuilder(command).redirectError(said.toFile()).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assertEquals("", Files.readString(said));
        assertEquals(0, status, printed);
        Map<String, String> read = new TreeMap<>();
        printed.lines().forEach(line -> read.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        return read;
    }
}
