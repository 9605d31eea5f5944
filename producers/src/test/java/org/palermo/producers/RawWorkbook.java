package org.palermo.producers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks part by part, so that a test can hold whatever a spreadsheet, or someone who means harm, may write. */
public final class RawWorkbook {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** The style of each number format: its position in the list. */
    public static final List<String> FORMATS = List.of(
            "General",
            "mmmm yyyy",
            "dd/mm/yyyy",
            "yyyy",
            "d mmm",
            "0%",
            "\"A-\"000",
            "dd/mm/yyyy hh:mm",
            "@",
            "#,##0.00\\ [$€-40C]",
            "[$-40C]mmm\\-yy;@",
            "h:mm");

    private RawWorkbook() {}

    /**
     * A sheet.
     *
     * @param content of its part, within the worksheet's element
     */
    public record Sheet(String name, boolean hidden, String content) {}

    /** Writes a workbook whose days are counted from 1900. */
    public static Path write(Path file, Sheet... sheets) throws IOException {
        return write(file, parts(false, List.of(sheets)));
    }

    /** All parts by their names. */
    public static Map<String, String> parts(boolean from1904, List<Sheet> sheets) {
        Map<String, String> parts = new TreeMap<>();
        StringBuilder list = new StringBuilder();
        StringBuilder links = new StringBuilder();
        for (int i = 1; i <= sheets.size(); i++) {
            Sheet sheet = sheets.get(i - 1);
            list.append("<sheet name=\"%s\" sheetId=\"%d\" %s r:id=\"rId%d\"/>"
                    .formatted(sheet.name(), i, sheet.hidden() ? "state=\"hidden\"" : "", i));
            links.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(i, LINKS, i));
            parts.put(
                    "xl/worksheets/sheet" + i + ".xml",
                    HEAD + "<worksheet xmlns=\"" + MAIN + "\">" + sheet.content() + "</worksheet>");
        }
        parts.put(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + LINKS + "\"><workbookPr date1904=\"" + from1904
                        + "\"/><sheets>" + list + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + links
                        + "</Relationships>");
        parts.put("xl/styles.xml", HEAD + "<styleSheet xmlns=\"" + MAIN + "\">" + styles() + "</styleSheet>");
        return parts;
    }

    private static String styles() {
        StringBuilder formats = new StringBuilder("<numFmts>");
        StringBuilder cells = new StringBuilder("<cellXfs>");
        for (int i = 0; i < FORMATS.size(); i++) {
            formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>"
                    .formatted(200 + i, FORMATS.get(i).replace("\"", "&quot;")));
            cells.append("<xf numFmtId=\"%d\"/>".formatted(200 + i));
        }
        return formats + "</numFmts>" + cells + "</cellXfs>";
    }

    public static Path write(Path file, Map<String, String> parts) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    /** A row of texts; blank ones are left out. */
    public static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                row.append(texts[i].startsWith("<c ") ? texts[i] : text((char) ('A' + i) + "" + number, texts[i]));
            }
        }
        return row + "</row>";
    }

    /** A cell of text. */
    public static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>";
    }

    /** Also what XML cannot hold, as spreadsheets write it. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_").chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                    if (c < 32 && c != '\n' && c != '\t') {
                        escaped.append("_x%04X_".formatted(c));
                    } else {
                        escaped.append((char) c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
