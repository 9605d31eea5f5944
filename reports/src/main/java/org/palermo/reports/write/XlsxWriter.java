package org.palermo.reports.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/**
 * Writes a document as an Excel workbook (ECMA-376): a sheet that explains it, then one sheet a table, with cells that are
 * what they show, numbers, amounts, shares and dates. Equal documents are equal bytes.
 */
public final class XlsxWriter {

    /** The part that holds title, author and times. */
    private static final String CORE = "docProps/core.xml";

    public XlsxWriter() {}

    /** The workbook. */
    public byte[] write(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Table> tables = Tables.of(document);
        try (Workbook book = new Workbook(bytes, "Palermo", "1.0")) {
            SheetNames names = new SheetNames();
            String about = names.next(document.wording().messages().text("sheet.about"));
            List<NamedTable> sheets = tables.stream()
                    .map(table -> new NamedTable(names.next(table.title()), table))
                    .toList();
            new AboutSheet(document).write(book.newWorksheet(about), sheets);
            XlsxStyles styles = new XlsxStyles(document.wording());
            for (NamedTable sheet : sheets) {
                new TableSheet(document, styles).write(book.newWorksheet(sheet.name()), sheet.table());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing but memory is written to
        }
        return fixed(bytes.toByteArray(), document);
    }

    /** A table with the name of its sheet. */
    record NamedTable(String name, Table table) {}

    /** The library dates the workbook at the time of writing; here it bears no time but that of its result. */
    private static byte[] fixed(byte[] workbook, Document document) {
        return Archive.of(Archive.files(workbook).stream()
                .map(file -> file.name().equals(CORE) ? NamedFile.text(CORE, core(document)) : file)
                .toList());
    }

    private static String core(Document document) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + element("dc:title", document.title())
                + element("dc:creator", "Palermo")
                + element("dc:description", document.banner() == null ? "" : document.banner())
                + element("dc:language", document.wording().language().tag())
                + time("dcterms:created", document)
                + time("dcterms:modified", document)
                + "</cp:coreProperties>";
    }

    /** When the result was computed, to the second; nothing where it does not say. */
    private static String time(String name, Document document) {
        Instant printed = document.metadata().printed();
        return printed == null
                ? ""
                : "<" + name + " xsi:type=\"dcterms:W3CDTF\">" + printed.truncatedTo(ChronoUnit.SECONDS) + "</" + name
                        + ">";
    }

    private static String element(String name, String text) {
        return text.isEmpty()
                ? ""
                : "<" + name + ">"
                        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">";
    }
}
