package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;

/**
 * A document's parts with their numbers. Sections bear letters; paragraphs, footnotes, tables and charts are numbered
 * through the whole document. The numbers follow from the parts' order alone, so a document has the same in every
 * language; only how they are written is the language's.
 */
public final class Outline {

    private final Messages messages;
    /** Columns of a table that takes half of a line: a name and two numbers. */
    private static final int NARROW = 3;

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Integer> tables = new HashMap<>();
    private final boolean numbered;
    private final boolean compact;
    private int sections;
    private int subsections;
    private int paragraphs;
    private int notes;
    private int tablesSoFar;
    private int charts;

    private Outline(Document document) {
        this.messages = document.wording().messages();
        this.numbered = document.metadata().numbered();
        this.compact = document.metadata().isCompact();
        for (Document.Block block : document.blocks()) {
            parts.add(part(block));
        }
    }

    public static Outline of(Document document) {
        return new Outline(document);
    }

    /** A part of the document with its numbers. */
    public sealed interface Part {}

    /** @param label letter or number, as it is written before the heading: "A."; empty where it bears none */
    public record Section(Document.Heading heading, String label) implements Part {}

    /**
     * @param number among all paragraphs, from 1 on; 0 where it bears none
     * @param label as the number is written before the paragraph: "12."; empty where it bears none
     */
    public record Paragraph(Document.Paragraph paragraph, int number, String label) implements Part {}

    public record Figures(Document.Lines lines, List<Figure> figures) implements Part {}

    /**
     * One figure: a numbered paragraph with a footnote.
     *
     * @param number among all paragraphs, from 1 on; figures always have one
     * @param label as the number is written before the paragraph, "12."; empty where the document bears none
     * @param note number of the footnote with definition, evidence and sources, from 1 on
     * @param table label of its breakdown, "Table 2"; empty where it has none
     */
    public record Figure(Document.Line line, int number, String label, int note, String table) {}

    /** @param label "Table 2"; empty where it bears none */
    public record Tabular(Document.Tabular tabular, String label) implements Part {}

    /** @param label "Figure 1"; empty where it bears none */
    public record Chart(Document.Chart chart, String label) implements Part {}

    /** In the document's order, one for each of its blocks. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /**
     * The parts as they stand on paper: one below the other, but two narrow tables that follow each other side by side where
     * a document is set compactly.
     */
    List<List<Part>> rows() {
        List<List<Part>> rows = new ArrayList<>();
        for (Part part : parts) {
            List<Part> last = rows.isEmpty() ? List.of() : rows.getLast();
            if (compact && last.size() == 1 && isNarrow(last.getFirst()) && isNarrow(part)) {
                rows.set(rows.size() - 1, List.of(last.getFirst(), part));
            } else {
                rows.add(List.of(part));
            }
        }
        return rows;
    }

    private static boolean isNarrow(Part part) {
        return part instanceof Tabular tabular
                && tabular.tabular().table().columns().size() <= NARROW
                && tabular.tabular().table().columns().stream()
                        .skip(1)
                        .allMatch(column -> Cells.standsRight(column.type()));
    }

    /** All figures with their footnotes, in order. */
    public List<Figure> figures() {
        return parts.stream()
                .flatMap(part -> part instanceof Figures figures ? figures.figures().stream() : Stream.empty())
                .toList();
    }

    /** The label of the table with this anchor, "Table 2"; empty where no table has it. */
    public String table(String anchor) {
        Integer number = tables.get(anchor);
        return number == null ? "" : label("outline.table", number);
    }

    /** Label and title in one line: "Table 2. Receipts by year"; the title alone where there is no label. */
    static String caption(String label, String title, Wording wording) {
        return label.isEmpty()
                ? title
                : wording.messages().text("outline.caption", Map.of("label", label, "title", title));
    }

    /** Label and text in one line, with a space between them. */
    static String labelled(String label, String text) {
        return label.isEmpty() ? text : label + " " + text;
    }

    private Part part(Document.Block block) {
        return switch (block) {
            case Document.Heading heading -> new Section(heading, heading(heading.rank()));
            case Document.Paragraph paragraph ->
                paragraph.numbered() ? numbered(paragraph) : new Paragraph(paragraph, 0, "");
            case Document.Lines lines ->
                new Figures(lines, lines.lines().stream().map(this::figure).toList());
            case Document.Tabular tabular -> new Tabular(tabular, nextTable(tabular.anchor()));
            case Document.Chart chart -> new Chart(chart, numbered ? label("outline.chart", ++charts) : "");
        };
    }

    private Figure figure(Document.Line line) {
        paragraphs++;
        return new Figure(line, paragraphs, paragraphLabel(), ++notes, line.parts() == null ? "" : nextTable(null));
    }

    private String heading(Document.Rank rank) {
        if (!numbered) {
            return "";
        }
        return switch (rank) {
            case SECTION -> {
                subsections = 0;
                yield letter(++sections);
            }
            case SUBSECTION -> label("outline.subsection", ++subsections);
            case ANNEX -> "";
        };
    }

    private String letter(int section) {
        List<String> letters = List.of(messages.text("outline.letters").split(" "));
        String letter = section <= letters.size() ? letters.get(section - 1) : Integer.toString(section);
        return messages.text("outline.section", Map.of("letter", letter));
    }

    private Paragraph numbered(Document.Paragraph paragraph) {
        paragraphs++;
        return new Paragraph(paragraph, paragraphs, paragraphLabel());
    }

    private String paragraphLabel() {
        return numbered ? label("outline.paragraph", paragraphs) : "";
    }

    private String nextTable(@Nullable String anchor) {
        if (!numbered) {
            return "";
        }
        tablesSoFar++;
        if (anchor != null) {
            tables.put(anchor, tablesSoFar);
        }
        return label("outline.table", tablesSoFar);
    }

    /** Numbers of parts are written in digits without marks between them, whatever the language. */
    private String label(String key, int number) {
        return messages.text(key, Map.of("number", Integer.toString(number)));
    }
}
