package org.palermo.producers.registers.xlsx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A workbook that is open: its sheets, and what all of them share. Its common texts are held in memory, a sheet never is.
 * Macros, links to other files and everything drawn are left alone.
 */
public final class Workbook implements AutoCloseable {

    private static final String MAIN = "xl/workbook.xml";

    /** How spreadsheets write characters that XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final Path file;
    private final Parts parts;
    private final Limits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<NumberForm> forms = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private boolean from1904;

    /**
     * A sheet of cells.
     *
     * @param name on its tab
     * @param hidden whether its tab is not shown
     * @param part that holds it
     */
    public record Sheet(String name, boolean hidden, String part) {}

    private Workbook(Path file, Parts parts, Limits limits) {
        this.file = file;
        this.parts = parts;
        this.limits = limits;
    }

    /**
     * Opens a workbook.
     *
     * @throws UnreadableWorkbook where it is locked, damaged, too large, or none of this format
     * @throws IOException where the file cannot be read
     */
    public static Workbook open(Path file) throws IOException {
        return open(file, Limits.STANDARD);
    }

    static Workbook open(Path file, Limits limits) throws IOException {
        Workbook workbook = new Workbook(file, Parts.open(file), limits);
        try {
            workbook.readMain();
            workbook.readForms();
            workbook.readTexts();
            return workbook;
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /** Its sheets of cells, in their order. */
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    Limits limits() {
        return limits;
    }

    /** Whether days are counted from 1904, as old spreadsheets of one maker did. */
    boolean isFrom1904() {
        return from1904;
    }

    /** What the style of that number makes of numbers. */
    NumberForm form(int style) {
        return style >= 0 && style < forms.size() ? forms.get(style) : NumberForm.NUMBER;
    }

    /** @throws UnreadableWorkbook where there is no such text */
    String text(String index) throws UnreadableWorkbook {
        try {
            return texts.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw UnreadableWorkbook.damaged("xl/sharedStrings.xml");
        }
    }

    Parts.Bounded open(Sheet sheet) throws IOException {
        return parts.open(sheet.part(), limits.part(), limits.row());
    }

    private Xml open(String part, long limit) throws IOException {
        return new Xml(parts.open(part, limit, limits.row()), part);
    }

    private void readMain() throws IOException {
        Map<String, String> targets = targets();
        try (Xml xml = open(MAIN, limits.frame())) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    from1904 = xml.isTrue("date1904");
                } else if (xml.starts("sheet")) {
                    String target = targets.get(xml.attribute("id", ""));
                    if (target != null) {
                        boolean hidden = !xml.attribute("state", "visible").equals("visible");
                        sheets.add(new Sheet(xml.attribute("name", ""), hidden, target));
                    }
                }
            }
        }
    }

    /** The parts of sheets of cells, by the names under which the workbook knows them. */
    private Map<String, String> targets() throws IOException {
        Map<String, String> targets = new HashMap<>();
        try (Xml xml = open("xl/_rels/workbook.xml.rels", limits.frame())) {
            while (xml.next()) {
                if (xml.starts("Relationship") && xml.attribute("Type", "").endsWith("/worksheet")) {
                    String target = xml.attribute("Target", "");
                    targets.put(xml.attribute("Id", ""), target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return targets;
    }

    private void readForms() throws IOException {
        String part = "xl/styles.xml";
        if (!parts.has(part)) {
            return;
        }
        Map<Integer, NumberForm> own = new HashMap<>();
        try (Xml xml = open(part, limits.frame())) {
            boolean cells = false;
            while (xml.next()) {
                if (xml.starts("numFmt")) {
                    own.putIfAbsent(xml.number("numFmtId", 0), NumberForm.of(xml.attribute("formatCode", "")));
                } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
                    cells = xml.starts("cellXfs");
                } else if (cells && xml.starts("xf")) {
                    int id = xml.number("numFmtId", 0);
                    NumberForm form = own.get(id);
                    forms.add(form == null ? NumberForm.builtIn(id) : form);
                }
            }
        }
    }

    private void readTexts() throws IOException {
        String part = "xl/sharedStrings.xml";
        if (!parts.has(part)) {
            return;
        }
        try (Xml xml = open(part, limits.texts())) {
            long held = 0;
            while (xml.next()) {
                if (xml.starts("si")) {
                    String text = richText(xml, "si", limits.cell());
                    held += Limits.ENTRY + 2L * text.length();
                    if (held > limits.texts()) {
                        throw UnreadableWorkbook.tooLarge(part, limits.texts());
                    }
                    texts.add(text);
                }
            }
        }
    }

    /** The text of an element of runs, without what is only there to tell how it is pronounced. */
    static String richText(Xml xml, String element, int limit) throws IOException {
        StringBuilder text = new StringBuilder();
        while (xml.next() && !xml.ends(element)) {
            if (xml.starts("t")) {
                text.append(xml.text(limit));
            } else if (xml.starts("rPh")) {
                xml.text(limit);
            }
            if (text.length() > limit) {
                throw UnreadableWorkbook.tooLarge(element, limit);
            }
        }
        return unescaped(text.toString());
    }

    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
