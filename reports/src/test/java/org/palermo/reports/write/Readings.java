package org.palermo.reports.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Workbooks as text, read by another library than the one that wrote them. */
final class Readings {

    private Readings() {}

    /** Every cell of every sheet, a line each: address, type, number format, value as it lies in the file. */
    static String of(byte[] workbook) throws IOException {
        StringBuilder out = new StringBuilder();
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, true));
                Stream<Sheet> sheets = book.getSheets()) {
            for (Sheet sheet : sheets.toList()) {
                out.append("== ").append(sheet.getName()).append('\n');
                for (Row row : sheet.read()) {
                    for (Cell cell : row) {
                        if (cell != null && cell.getValue() != null) {
                            out.append(line(cell)).append('\n');
                        }
                    }
                }
            }
        }
        return out.toString();
    }

    private static String line(Cell cell) {
        String format = cell.getDataFormatString();
        return Stream.of(
                        cell.getAddress().toString(),
                        cell.getType().toString(),
                        format == null ? "-" : format,
                        cell.getRawValue() == null
                                ? cell.getText()
                                : cell.getType().name().equals("STRING") ? cell.getText() : cell.getRawValue())
                .collect(Collectors.joining(" | "));
    }

    /** The number format of a cell, as the parts of the workbook have it: the reader tells none of texts. */
    static String format(byte[] workbook, int sheet, String address) {
        String style =
                only("<c r=\"" + address + "\" s=\"(\\d+)\"", part(workbook, "xl/worksheets/sheet" + sheet + ".xml"));
        String styles = part(workbook, "xl/styles.xml");
        List<String> formats = Pattern.compile("<xf [^>]*numFmtId=\"(\\d+)\"")
                .matcher(styles.substring(styles.indexOf("<cellXfs")))
                .results()
                .map(match -> match.group(1))
                .toList();
        String id = formats.get(Integer.parseInt(style));
        return only("<numFmt numFmtId=\"" + id + "\" formatCode=\"([^\"]*)\"", styles);
    }

    private static String only(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return matcher.group(1);
    }

    /** The part of a workbook, or the file of an archive, with this name. */
    static String part(byte[] archive, String name) {
        List<NamedFile> found = Archive.files(archive).stream()
                .filter(file -> file.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + name);
        }
        return new String(found.getFirst().bytes(), StandardCharsets.UTF_8);
    }
}
