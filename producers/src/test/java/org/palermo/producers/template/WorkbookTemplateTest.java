package org.palermo.producers.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.producers.Intake;
import org.palermo.producers.IntakeSettings;
import org.palermo.producers.Plan;
import org.palermo.producers.RawWorkbook;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.kinds.Producers;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.values.Events;

/** What is written to be filled in is read again, also once it is filled. */
class WorkbookTemplateTest {

    private static final IntakeSettings SETTINGS = new IntakeSettings(
            Clock.fixed(Instant.parse("2016-05-31T12:00:00Z"), ZoneOffset.UTC), "office", Rates.NONE, () -> "event");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"EN", "FR"})
    void everyRegisterInOneWorkbookImportsWithoutFindings(Language language) throws IOException {
        byte[] template = WorkbookTemplate.of(Producers.all(), language);
        Files.write(folder.resolve("all.xlsx"), template);

        Plan plan = Intake.read(List.of(folder), SETTINGS);

        assertEquals(
                List.of(),
                plan.findings().stream().map(found -> found.render(Language.EN)).toList());
        assertEquals(Producers.all().size(), plan.size());
        assertArrayEquals(template, WorkbookTemplate.of(Producers.all(), language), "the same content, the same bytes");
    }

    /** Names that the lists offer, a month, and a number, filled in as a spreadsheet would write them. */
    @Test
    void aFilledTemplateIsRead() throws IOException {
        Map<String, String> parts =
                parts(WorkbookTemplate.of(List.of(Producers.ofKind("charge").orElseThrow()), Language.FR));
        String row = RawWorkbook.row(
                3, "C-9", "réserve opérationnelle", "2015-03", "<c r=\"D3\"><v>1.1000000000000001</v></c>", "USD");
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml", (name, part) -> part.replace("</sheetData>", row + "</sheetData>"));

        Plan plan = Intake.read(List.of(RawWorkbook.write(folder.resolve("charges.xlsx"), parts)), SETTINGS);

        assertEquals(
                List.of(),
                plan.findings().stream().map(found -> found.render(Language.EN)).toList());
        List<Charge> charges = new java.util.ArrayList<>();
        plan.forEach(event -> charges.add((Charge) Events.body(event.value())));
        assertEquals("2015-03", charges.getLast().getDate());
        assertEquals(110L, charges.getLast().getAmount().getMinor());
        assertEquals("reserve", charges.getLast().getType());
    }

    @Test
    void listsAreOfferedAndDatesHoldText() throws IOException {
        Map<String, String> parts =
                parts(WorkbookTemplate.of(List.of(Producers.ofKind("agreement").orElseThrow()), Language.FR));
        String sheet = parts.getOrDefault("xl/worksheets/sheet1.xml", "");

        assertTrue(sheet.contains("type=\"list\""), sheet);
        assertTrue(sheet.contains("Listes!$A$1:$A$4"), sheet);
        assertTrue(sheet.contains("state=\"frozen\""), sheet);
        assertTrue(
                parts.getOrDefault("xl/styles.xml", "").contains("formatCode=\"@\""),
                parts.keySet().toString());
        assertTrue(parts.getOrDefault("xl/sharedStrings.xml", "").contains("loi"), "the names of kinds of agreement");
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
