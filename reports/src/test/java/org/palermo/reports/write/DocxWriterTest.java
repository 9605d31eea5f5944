package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DocxWriterTest {

    private static Document report(Language language) {
        return new Documents(Wording.in(language), SampleReport.texts()).of(SampleReport.report());
    }

    @Test
    void theSameDocumentIsTheSameBytesAndNoTimeButItsOwnIsInThem() throws Exception {
        // When
        byte[] one = new DocxWriter().write(report(Language.EN));
        byte[] two = new DocxWriter().write(report(Language.EN));

        // Then
        assertArrayEquals(one, two);
        assertTrue(DocxParts.of(one).getOrDefault("docProps/core.xml", "").contains(">2026-11-22T"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(one))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertEquals(1980, entry.getTimeLocal().getYear(), entry.getName());
            }
        }
    }

    @Test
    void everyPartIsWellFormedAndEveryRelationLeadsToAPart() throws Exception {
        Map<String, String> parts = DocxParts.of(new DocxWriter().write(report(Language.FR)));

        for (Map.Entry<String, String> part : parts.entrySet()) {
            DocxParts.root(part.getValue());
        }
        NodeList relations = DocxParts.root(parts.getOrDefault("word/_rels/document.xml.rels", ""))
                .getElementsByTagName("Relationship");
        for (int i = 0; i < relations.getLength(); i++) {
            String target = ((Element) relations.item(i)).getAttribute("Target");
            assertTrue(parts.containsKey("word/" + target), target);
        }
        assertTrue(relations.getLength() > 6, "with the chart");
    }

    @Test
    void textIsNeverMarkupAndWhatXmlCannotHoldIsLeftOut() throws Exception {
        // Given
        String hostile = "<w:p/>&amp; \"]]>\u0000\u0008\ud800 end";
        Document document = new Document(
                Wording.in(Language.EN),
                hostile,
                hostile,
                List.of(new Document.Fact(hostile, hostile)),
                List.of(
                        new Document.Heading(hostile, hostile),
                        new Document.Tabular(new Table(
                                hostile,
                                List.of(new Table.Column(hostile, Table.Type.TEXT)),
                                List.of(Table.Row.of(new Table.Text(hostile))),
                                List.of(hostile)))));

        // When
        String text = DocxParts.text(new DocxWriter().write(document));

        // Then
        assertTrue(text.contains("Title: <w:p/>&amp; \"]]> end"), text);
        assertTrue(text.contains("TableText: <w:p/>&amp; \"]]> end"), text);
    }

    @Test
    void aDemonstrationBearsItsWatermarkOnEveryPageAndAnOrdinaryDocumentNone() throws Exception {
        // Given
        Document document = report(Language.FR);

        // When
        Map<String, String> marked = DocxParts.of(new DocxWriter().write(document));
        Map<String, String> plain = DocxParts.of(
                new DocxWriter().write(document.with(document.metadata().watermark(null))));

        // Then
        for (String header : List.of("word/header1.xml", "word/header2.xml")) {
            assertTrue(marked.getOrDefault(header, "").contains("string=\"DÉMONSTRATION\""), header);
            assertFalse(plain.getOrDefault(header, "").contains("v:textpath"), header);
        }
    }

    @Test
    void theLanguageStandsInEveryRunAndASymbolOnlyWhereOneIsGiven() throws Exception {
        // Given
        Document document = report(Language.FR);

        // When
        Map<String, String> without = DocxParts.of(new DocxWriter().write(document));
        Map<String, String> with = DocxParts.of(
                new DocxWriter().write(document.with(document.metadata().symbol("T/1"))));

        // Then
        NodeList texts =
                DocxParts.root(without.getOrDefault("word/document.xml", "")).getElementsByTagName("w:t");
        for (int i = 0; i < texts.getLength(); i++) {
            Element run = (Element) texts.item(i).getParentNode();
            assertEquals(
                    "fr-FR",
                    ((Element) run.getElementsByTagName("w:lang").item(0)).getAttribute("w:val"),
                    texts.item(i).getTextContent());
        }
        assertFalse(without.getOrDefault("docProps/core.xml", "").contains("identifier"));
        assertTrue(with.getOrDefault("docProps/core.xml", "").contains("<dc:identifier>T/1<"));
        assertTrue(with.getOrDefault("word/document.xml", "").contains("T/1"));
    }

    /** Numbers of paragraphs, notes and tables do not depend on the language. */
    @Test
    void numbersAreTheSameInEveryLanguage() {
        List<List<Integer>> english = numbers(Language.EN);

        assertEquals(english, numbers(Language.FR));
        assertNotEquals(List.of(), english);
    }

    private static List<List<Integer>> numbers(Language language) {
        return Outline.of(report(language)).figures().stream()
                .map(figure -> List.of(figure.number(), figure.note()))
                .toList();
    }

    @Test
    void aFigureLeadsToTheListOfItsRecords() throws Exception {
        // Given
        Document document = report(Language.EN);
        Table records = new Table(
                "Records of activities",
                List.of(new Table.Column("Record", Table.Type.TEXT)),
                List.of(Table.Row.of(new Table.Text("A-1"))),
                List.of());

        // When
        Map<String, String> parts = DocxParts.of(new DocxWriter()
                .write(document.with(
                        List.of(
                                new Document.Heading("annex", "Annex", Document.Rank.ANNEX),
                                new Document.Tabular(records, "records-activities")),
                        Map.of("activities", new Document.Records.InAnnex("records-activities")))));

        // Then
        Element link = (Element) DocxParts.root(parts.getOrDefault("word/footnotes.xml", ""))
                .getElementsByTagName("w:hyperlink")
                .item(0);
        NodeList marks =
                DocxParts.root(parts.getOrDefault("word/document.xml", "")).getElementsByTagName("w:bookmarkStart");
        List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < marks.getLength(); i++) {
            names.add(((Element) marks.item(i)).getAttribute("w:name"));
        }
        assertTrue(names.contains(link.getAttribute("w:anchor")), names + " has not " + link.getAttribute("w:anchor"));
        assertEquals("The records that it rests on: Table 16.", link.getTextContent());
        assertEquals(names.size(), names.stream().distinct().count());
    }

    /** Some programs show 7.5 points as 8 and know no margins but a table's own: a number without room breaks in two. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void amountsHaveRoomInTheNextWholePointHoweverWideTheTable(Language language) throws Exception {
        for (int amounts : List.of(2, 5, 8, 11)) {
            // Given
            Table table = amounts(amounts);
            Document document =
                    new Document(Wording.in(language), "Wide", "wide", List.of(), List.of(new Document.Tabular(table)));

            // When
            Element root = DocxParts.root(
                    DocxParts.of(new DocxWriter().write(document)).getOrDefault("word/document.xml", ""));

            // Then
            Element written = (Element) root.getElementsByTagName("w:tbl").item(0);
            int margins = number(written, "w:left", -1) + number(written, "w:right", -1);
            assertTrue(margins > 0, "the table says its margins");
            NodeList all = written.getElementsByTagName("w:tc");
            for (int i = amounts + 2; i < all.getLength(); i++) {
                Element cell = (Element) all.item(i);
                int points = (number(cell, "w:sz", DocxStyles.cellSize(language)) + 1) / 2;
                int text = Glyphs.width(cell.getTextContent(), language, false) * points * 20 / 1000;
                int room = number(cell, "w:tcW", -1) - margins;
                assertTrue(text <= room, cell.getTextContent() + " needs " + text + " and has " + room);
            }
        }
    }

    /** Programs take a number with a sign for Latin text, one without for Arabic; each has a size of its own. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void amountsAreOfOneSizeWhetherOrNotTheyHaveASign(Language language) throws Exception {
        NodeList styles = DocxParts.root(
                        DocxParts.of(new DocxWriter().write(report(language))).getOrDefault("word/styles.xml", ""))
                .getElementsByTagName("w:style");

        Map<String, Element> named = new HashMap<>();
        for (int i = 0; i < styles.getLength(); i++) {
            Element style = (Element) styles.item(i);
            named.put(style.getAttribute("w:styleId"), style);
        }
        Element text = Objects.requireNonNull(named.get("TableText"));
        Element number = Objects.requireNonNull(named.get("TableNumber"));
        assertEquals(size(text, "w:szCs"), size(number, "w:sz"));
        assertEquals(0, number.getElementsByTagName("w:szCs").getLength(), "as the text's");
    }

    private static String size(Element style, String name) {
        return ((Element) style.getElementsByTagName(name).item(0)).getAttribute("w:val");
    }

    private static Table amounts(int count) {
        List<Table.Column> columns = new ArrayList<>(List.of(new Table.Column("Figure", Table.Type.TEXT)));
        List<Table.Cell> cells = new ArrayList<>(List.of(new Table.Text("Balance available for new grants")));
        for (int i = 0; i < count; i++) {
            columns.add(new Table.Column("Quarter " + i, Table.Type.MONEY));
            cells.add(new Table.Money(new BigDecimal("230020100")));
        }
        return new Table("By quarter", columns, List.of(new Table.Row(cells, false)), List.of());
    }

    /** The number of the first element of a name: its w:w, or else its w:val. */
    private static int number(Element of, String name, int missing) {
        Element element = (Element) of.getElementsByTagName(name).item(0);
        if (element == null) {
            return missing;
        }
        String width = element.getAttribute("w:w");
        return Integer.parseInt(width.isEmpty() ? element.getAttribute("w:val") : width);
    }

    /** LibreOffice is another reader; where it is missing this is skipped. */
    @Test
    void anotherProgramOpensIt(@TempDir Path folder) throws Exception {
        Path office = Path.of("/usr/bin/soffice");
        assumeTrue(Files.isExecutable(office), "LibreOffice is not installed");
        Path file = folder.resolve("report.docx");
        Files.write(file, new DocxWriter().write(report(Language.EN)));

        // When
        Process process = new ProcessBuilder(
                        office.toString(),
                        "-env:UserInstallation=file://" + folder.resolve("profile"),
                        "--headless",
                        "--convert-to",
                        "txt:Text (encoded):UTF8",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "LibreOffice did not end");

        // Then
        String text = Files.readString(folder.resolve("report.txt"));
        assertTrue(text.contains("A.\tStatus of the Protocol"), text);
        assertTrue(text.contains("36 activities organized or contributed to."), text);
        assertTrue(text.contains("2,300,000.00"), text);
    }
}
