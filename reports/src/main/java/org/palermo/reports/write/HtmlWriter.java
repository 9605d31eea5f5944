package org.palermo.reports.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;

/**
 * Writes a document as one HTML page that needs nothing else: no network, no script. It prints on A4, and says in words
 * whatever it draws.
 */
public final class HtmlWriter {

    private static final String STYLE = resource("report.css");

    public HtmlWriter() {}

    public String write(Document document) {
        Wording wording = document.wording();
        StringBuilder out = new StringBuilder();
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(wording.language().tag())
                .append("\" dir=\"")
                .append(wording.language().direction().code())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element(out, "title", null, document.title());
        out.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
        String banner = document.banner();
        if (banner != null) {
            out.append("<p class=\"banner\" role=\"note\">")
                    .append(escaped(banner))
                    .append("</p>\n");
        }
        out.append("<main>\n<header>\n");
        element(out, "h1", null, document.title());
        out.append("<dl class=\"facts\">\n");
        for (Document.Fact fact : document.facts()) {
            out.append("<div><dt>")
                    .append(escaped(fact.label()))
                    .append("</dt><dd>")
                    .append(escaped(fact.text()))
                    .append("</dd></div>\n");
        }
        out.append("</dl>\n</header>\n");
        Outline outline = Outline.of(document);
        boolean open = false;
        for (Outline.Part part : outline.parts()) {
            if (part instanceof Outline.Section section) {
                out.append(open ? "</section>\n" : "")
                        .append("<section aria-labelledby=\"")
                        .append(escaped(section.heading().anchor()))
                        .append("\">\n");
                open = true;
            }
            part(out, part, wording);
        }
        out.append(open ? "</section>\n" : "");
        notes(out, outline, wording);
        out.append("</main>\n</body>\n</html>\n");
        return out.toString();
    }

    private static void part(StringBuilder out, Outline.Part part, Wording wording) {
        switch (part) {
            case Outline.Section section -> heading(out, section);
            case Outline.Paragraph paragraph ->
                element(
                        out,
                        "p",
                        paragraph.paragraph().warning()
                                ? "warning"
                                : paragraph.label().isEmpty() ? "note" : "numbered",
                        Outline.labelled(
                                paragraph.label(), paragraph.paragraph().text()));
            case Outline.Figures figures -> figures(out, figures, wording);
            case Outline.Tabular tabular -> table(out, tabular, wording);
            case Outline.Chart chart -> {
                String caption = Outline.caption(chart.label(), chart.chart().title(), wording);
                switch (chart.chart()) {
                    case Document.BarChart bars -> out.append(BarDrawing.of(bars, caption, wording.language()));
                    case Document.LineChart lines -> out.append(LineDrawing.of(lines, caption, wording.language()));
                }
            }
        }
    }

    private static void heading(StringBuilder out, Outline.Section section) {
        Document.Heading heading = section.heading();
        String name = heading.rank() == Document.Rank.SUBSECTION ? "h3" : "h2";
        out.append('<')
                .append(name)
                .append(heading.rank() == Document.Rank.ANNEX ? " class=\"annex\"" : "")
                .append(" id=\"")
                .append(escaped(heading.anchor()))
                .append("\">")
                .append(escaped(Outline.labelled(section.label(), heading.text())))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static void figures(StringBuilder out, Outline.Figures figures, Wording wording) {
        Messages messages = wording.messages();
        boolean beside = figures.figures().stream()
                .anyMatch(figure -> !figure.line().beside().isEmpty());
        out.append("<table class=\"figures\">\n<caption class=\"unseen\">")
                .append(escaped(figures.lines().caption()))
                .append("</caption>\n<thead><tr>");
        for (String term : beside
                ? List.of("term.figure", "term.value", "term.evidence", "term.published")
                : List.of("term.figure", "term.value", "term.evidence")) {
            out.append("<th scope=\"col\">")
                    .append(escaped(messages.text(term)))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (Outline.Figure figure : figures.figures()) {
            figure(out, figure, beside, wording);
        }
        out.append("</tbody>\n</table>\n");
    }

    private static void figure(StringBuilder out, Outline.Figure figure, boolean beside, Wording wording) {
        Document.Line line = figure.line();
        out.append("<tr id=\"figure-").append(escaped(line.id())).append("\">\n<th scope=\"row\">");
        out.append(escaped(Outline.labelled(figure.label(), line.name())));
        if (!line.definition().isEmpty()) {
            out.append("<sup><a id=\"ref-")
                    .append(figure.note())
                    .append("\" href=\"#note-")
                    .append(figure.note())
                    .append("\" aria-label=\"")
                    .append(escaped(
                            wording.messages().text("outline.note", Map.of("number", Integer.toString(figure.note())))))
                    .append("\">")
                    .append(figure.note())
                    .append("</a></sup>");
        }
        optional(out, "when", line.when());
        optional(out, "sentence", line.sentence());
        optional(out, "members", line.members());
        out.append("</th>\n<td class=\"value\">");
        if (!line.value().isEmpty()) {
            out.append("<b>").append(escaped(line.value())).append("</b>");
        }
        if (line.parts() != null) {
            parts(out, figure.table(), line.parts(), wording);
        }
        optional(out, "at-most", line.atMost());
        out.append("</td>\n<td class=\"evidence\">");
        evidence(out, line, wording);
        out.append("</td>\n");
        if (beside) {
            out.append("<td class=\"beside\">");
            for (Document.Beside published : line.beside()) {
                out.append("<div class=\"published\"><span>")
                        .append(escaped(published.stated()))
                        .append("</span> ");
                out.append("<span class=\"verdict ")
                        .append(published.verdict().code())
                        .append("\">")
                        .append(escaped(published.verdictName()))
                        .append("</span>");
                if (!published.quote().isEmpty()) {
                    out.append("<q>").append(escaped(published.quote())).append("</q>");
                }
                out.append("</div>");
            }
            out.append("</td>\n");
        }
        out.append("</tr>\n");
    }

    /** What each figure counts, with a way back to it. */
    private static void notes(StringBuilder out, Outline outline, Wording wording) {
        List<Outline.Figure> figures = outline.figures();
        if (figures.isEmpty()) {
            return;
        }
        Messages messages = wording.messages();
        out.append("<section class=\"notes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">")
                .append(escaped(messages.text("outline.notes")))
                .append("</h2>\n<ol>\n");
        for (Outline.Figure figure : figures) {
            Document.Line line = figure.line();
            Footnote note = Footnote.of(line, outline, wording);
            out.append("<li id=\"note-").append(figure.note()).append("\"><span id=\"definition-");
            out.append(escaped(line.id()))
                    .append("\"><b>")
                    .append(escaped(Footnote.closed(line.name(), messages)))
                    .append("</b>");
            out.append(' ').append(escaped(wording.running(note.sentences()))).append("</span> ");
            records(out, line, note);
            out.append("<a class=\"back\" href=\"#ref-")
                    .append(figure.note())
                    .append("\" aria-label=\"")
                    .append(escaped(messages.text("note.back")))
                    .append("\">\u21a9</a></li>\n");
        }
        out.append("</ol>\n</section>\n");
    }

    private static void records(StringBuilder out, Document.Line line, Footnote note) {
        String address = switch (line.records()) {
            case null -> null;
            case Document.Records.InAnnex annex -> "#" + annex.anchor();
            case Document.Records.InFile file -> file.name();
        };
        if (address != null) {
            out.append("<a href=\"")
                    .append(escaped(address))
                    .append("\">")
                    .append(escaped(note.records()))
                    .append("</a> ");
        }
    }

    /** Stacked bar, and the same in words beneath. */
    private static void evidence(StringBuilder out, Document.Line line, Wording wording) {
        if (line.evidence().isEmpty()) {
            return;
        }
        String words = wording.joined(
                line.evidence().stream().map(Document.Evidence::label).toList());
        out.append(
                        "<svg class=\"stack\" viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                .append(escaped(words))
                .append("\">");
        int x = 0;
        for (Document.Evidence share : line.evidence()) {
            out.append("<rect class=\"")
                    .append(escaped(share.code()))
                    .append("\" x=\"")
                    .append(x)
                    .append("\" width=\"")
                    .append(share.permille())
                    .append("\" height=\"60\"/>");
            x += share.permille();
        }
        out.append("</svg><ul aria-hidden=\"true\">");
        for (Document.Evidence share : line.evidence()) {
            out.append("<li><i class=\"")
                    .append(escaped(share.code()))
                    .append("\"></i>")
                    .append(escaped(share.label()))
                    .append("</li>");
        }
        out.append("</ul>");
    }

    private static void parts(StringBuilder out, String label, Table table, Wording wording) {
        out.append("<table class=\"parts\"><caption class=\"unseen\">")
                .append(escaped(Outline.caption(label, table.title(), wording)))
                .append("</caption>");
        for (Table.Row row : table.rows()) {
            row(out, table, row, wording);
        }
        out.append("</table>");
    }

    private static void table(StringBuilder out, Outline.Tabular tabular, Wording wording) {
        Table table = tabular.tabular().table();
        String anchor = tabular.tabular().anchor();
        out.append("<table class=\"data\"")
                .append(anchor == null ? "" : " id=\"" + escaped(anchor) + "\"")
                .append(">\n<caption>")
                .append(escaped(Outline.caption(tabular.label(), table.title(), wording)))
                .append("</caption>\n<thead><tr>");
        for (Table.Column column : table.columns()) {
            out.append("<th scope=\"col\"")
                    .append(Cells.standsRight(column.type()) ? " class=\"number\">" : ">")
                    .append(escaped(column.heading()))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (Table.Row row : table.rows()) {
            row(out, table, row, wording);
        }
        if (table.rows().isEmpty()) {
            out.append("<tr><td colspan=\"")
                    .append(table.columns().size())
                    .append("\">")
                    .append(escaped(wording.messages().text("empty.rows")))
                    .append("</td></tr>\n");
        }
        out.append("</tbody>\n</table>\n");
        for (String note : table.notes()) {
            element(out, "p", "note", note);
        }
    }

    private static void row(StringBuilder out, Table table, Table.Row row, Wording wording) {
        out.append(row.total() ? "<tr class=\"total\">" : "<tr>");
        for (int i = 0; i < row.cells().size(); i++) {
            String text = escaped(Cells.text(row.cells().get(i), wording));
            if (i == 0) {
                out.append("<th scope=\"row\">").append(text).append("</th>");
            } else {
                out.append(Cells.standsRight(table.columns().get(i).type()) ? "<td class=\"number\">" : "<td>")
                        .append(text)
                        .append("</td>");
            }
        }
        out.append("</tr>\n");
    }

    private static void optional(StringBuilder out, String style, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            out.append("<div class=\"")
                    .append(style)
                    .append("\">")
                    .append(escaped(text))
                    .append("</div>");
        }
    }

    private static void element(StringBuilder out, String name, @Nullable String style, String text) {
        out.append('<')
                .append(name)
                .append(style == null ? "" : " class=\"" + style + "\"")
                .append('>');
        out.append(escaped(text)).append("</").append(name).append(">\n");
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
