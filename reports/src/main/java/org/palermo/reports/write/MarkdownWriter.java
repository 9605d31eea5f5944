package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/**
 * Writes a document as GitHub Flavored Markdown that also reads well as it is: figures are numbered paragraphs with their
 * definitions as footnotes, numbers stand to the right of their columns, and a chart is told in words.
 */
public final class MarkdownWriter {

    public MarkdownWriter() {}

    /** The document; lines end in a line feed. */
    public String write(Document document) {
        return new Page(document).text();
    }

    /** One document on its way. */
    private static final class Page {

        private final Document document;
        private final Wording wording;
        private final Messages messages;
        private final Outline outline;
        private final StringBuilder out = new StringBuilder();
        private final List<String> footnotes = new ArrayList<>();

        Page(Document document) {
            this.document = document;
            this.wording = document.wording();
            this.messages = wording.messages();
            this.outline = Outline.of(document);
        }

        String text() {
            boolean turned = wording.language().direction() == Language.Direction.RIGHT_TO_LEFT;
            if (turned) {
                block("<div dir=\"rtl\">");
            }
            block("# " + Markdown.inline(document.title()));
            String banner = document.banner();
            if (banner != null) {
                block("> " + bold(banner));
            }
            block(document.facts().stream()
                    .map(fact -> "- " + wording.labelled(bold(fact.label()), Markdown.inline(fact.text())))
                    .collect(Collectors.joining("\n")));
            outline.parts().forEach(this::part);
            if (!footnotes.isEmpty()) {
                block(String.join("\n", footnotes));
            }
            if (turned) {
                block("</div>");
            }
            return out.toString();
        }

        /** Blocks are parted by an empty line. */
        private void block(String text) {
            if (!text.isEmpty()) {
                out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
            }
        }

        private void part(Outline.Part part) {
            switch (part) {
                case Outline.Section section ->
                    block((section.heading().rank() == Document.Rank.SUBSECTION ? "### " : "## ")
                            + Markdown.inline(Outline.labelled(
                                    section.label(), section.heading().text())));
                case Outline.Paragraph paragraph -> paragraph(paragraph);
                case Outline.Figures figures -> figures.figures().forEach(this::figure);
                case Outline.Tabular tabular -> table(tabular.label(), tabular.tabular());
                case Outline.Chart chart -> {
                    block(bold(Outline.caption(chart.label(), chart.chart().title(), wording)));
                    block("> " + Markdown.line(chart.chart().alternative()));
                }
            }
        }

        private void paragraph(Outline.Paragraph paragraph) {
            String text = paragraph.paragraph().text();
            if (paragraph.paragraph().warning()) {
                block("> " + bold(text));
            } else {
                block(paragraph.number() == 0 ? Markdown.line(text) : paragraph.number() + ". " + Markdown.line(text));
            }
        }

        /** One numbered paragraph; what belongs to it is indented as far as its text. */
        private void figure(Outline.Figure figure) {
            Document.Line line = figure.line();
            String number = figure.number() + ". ";
            List<String> parts = new ArrayList<>();
            String value =
                    line.value().isEmpty() ? bold(line.name()) : bold(wording.labelled(line.name(), line.value()));
            parts.add(value + footnote(line) + (line.when() == null ? "" : " (" + Markdown.inline(line.when()) + ")"));
            if (!line.sentence().isEmpty()) {
                parts.add(Markdown.line(line.sentence()));
            }
            if (line.members() != null) {
                parts.add(Markdown.line(line.members()));
            }
            if (line.atMost() != null) {
                parts.add(Markdown.line(line.atMost()));
            }
            if (line.parts() != null) {
                parts.add(rows(line.parts()));
            }
            List<String> about = new ArrayList<>();
            if (!line.evidence().isEmpty()) {
                about.add("- "
                        + wording.labelled(
                                messages.text("term.evidence"),
                                wording.joined(line.evidence().stream()
                                        .map(share -> Markdown.inline(share.label()))
                                        .toList())));
            }
            for (Document.Beside beside : line.beside()) {
                about.add("- "
                        + wording.labelled(messages.text("term.published"), Markdown.inline(beside.stated()))
                        + " – "
                        + bold(beside.verdictName())
                        + (beside.quote().isEmpty() ? "" : " – " + Markdown.inline(beside.quote())));
            }
            parts.add(String.join("\n", about));
            String text = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
            block(number + text.replaceAll("\n(?!\n)", "\n" + " ".repeat(number.length())));
        }

        private String footnote(Document.Line line) {
            if (line.definition().isEmpty()) {
                return "";
            }
            String mark = "[^" + line.id() + "]";
            String source = line.source().isEmpty()
                    ? ""
                    : " " + messages.text("note.source", Map.of("paragraph", wording.paragraph(line.source())));
            footnotes.add(mark + ": "
                    + wording.labelled(messages.text("term.definition"), Markdown.inline(line.definition() + source))
                    + records(line));
            return mark;
        }

        private String records(Document.Line line) {
            String text = Markdown.inline(Footnote.of(line, outline, wording).records());
            return switch (line.records()) {
                case null -> "";
                case Document.Records.InAnnex annex -> " [" + text + "](#" + annex.anchor() + ")";
                case Document.Records.InFile file -> " [" + text + "](" + file.name() + ")";
            };
        }

        private void table(String label, Document.Tabular tabular) {
            Table table = tabular.table();
            String anchor = tabular.anchor() == null ? "" : "<a id=\"" + tabular.anchor() + "\"></a>";
            block(anchor + bold(Outline.caption(label, table.title(), wording)));
            block(rows(table));
            table.notes().forEach(note -> block(Markdown.line(note)));
        }

        private String rows(Table table) {
            if (table.rows().isEmpty()) {
                return Markdown.line(messages.text("empty.rows"));
            }
            List<String> lines = new ArrayList<>();
            lines.add(row(table.columns().stream().map(Table.Column::heading).toList(), false));
            lines.add(table.columns().stream()
                    .map(column -> Cells.standsRight(column.type()) ? "---:" : "---")
                    .collect(Collectors.joining(" | ", "| ", " |")));
            for (Table.Row row : table.rows()) {
                lines.add(row(
                        row.cells().stream()
                                .map(cell -> Cells.text(cell, wording))
                                .toList(),
                        row.total()));
            }
            return String.join("\n", lines);
        }

        private static String row(List<String> cells, boolean total) {
            return cells.stream()
                    .map(cell -> total && !cell.isEmpty() ? bold(cell) : Markdown.inline(cell))
                    .collect(Collectors.joining(" | ", "| ", " |"));
        }

        private static String bold(String text) {
            return "**" + Markdown.inline(text.strip()) + "**";
        }
    }
}
