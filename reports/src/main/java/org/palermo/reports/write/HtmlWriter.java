package org.palermo.reports.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;

/**
 * Writes a document as one HTML page that needs nothing else: no network, no script. It prints on A4, and says in words
 * whatever it draws.
 */
public final class HtmlWriter {

    private static final String STYLE = resource("report.css");

    /** The chart's height and the widths of a group and a bar, in pixels where there is room for them. */
    private static final int CHART_HEIGHT = 180;

    private static final int GROUP_WIDTH = 132;
    private static final int BAR_WIDTH = 56;
    private static final int MOST_LABELLED_GROUPS = 10;

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
        boolean open = false;
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Heading heading) {
                out.append(open ? "</section>\n" : "")
                        .append("<section aria-labelledby=\"")
                        .append(escaped(heading.anchor()))
                        .append("\">\n");
                open = true;
            }
            block(out, block, wording);
        }
        out.append(open ? "</section>\n" : "").append("</main>\n</body>\n</html>\n");
        return out.toString();
    }

    private static void block(StringBuilder out, Document.Block block, Wording wording) {
        switch (block) {
            case Document.Heading heading ->
                out.append("<h2 id=\"")
                        .append(escaped(heading.anchor()))
                        .append("\">")
                        .append(escaped(heading.text()))
                        .append("</h2>\n");
            case Document.Paragraph paragraph ->
                element(out, "p", paragraph.warning() ? "warning" : "note", paragraph.text());
            case Document.Lines lines -> lines(out, lines, wording);
            case Document.Tabular tabular -> table(out, tabular.table(), wording);
            case Document.BarChart chart -> chart(out, chart);
            case Document.LineChart chart -> out.append(LineDrawing.of(chart));
        }
    }

    private static void lines(StringBuilder out, Document.Lines lines, Wording wording) {
        Messages messages = wording.messages();
        boolean beside = lines.lines().stream().anyMatch(line -> !line.beside().isEmpty());
        out.append("<table class=\"figures\">\n<caption class=\"unseen\">")
                .append(escaped(lines.caption()))
                .append("</caption>\n<thead><tr>");
        for (String term : beside
                ? List.of("term.figure", "term.value", "term.evidence", "term.published")
                : List.of("term.figure", "term.value", "term.evidence")) {
            out.append("<th scope=\"col\">")
                    .append(escaped(messages.text(term)))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (Document.Line line : lines.lines()) {
            line(out, line, beside, wording);
        }
        out.append("</tbody>\n</table>\n");
    }

    private static void line(StringBuilder out, Document.Line line, boolean beside, Wording wording) {
        out.append("<tr id=\"figure-").append(escaped(line.id())).append("\">\n<th scope=\"row\">");
        out.append(escaped(line.name()));
        optional(out, "when", line.when());
        optional(out, "sentence", line.sentence());
        optional(out, "members", line.members());
        optional(out, "definition", wording.labelled(wording.messages().text("term.definition"), line.definition()));
        out.append("</th>\n<td class=\"value\">");
        if (!line.value().isEmpty()) {
            out.append("<b>").append(escaped(line.value())).append("</b>");
        }
        if (line.parts() != null) {
            parts(out, line.parts(), wording);
        }
        optional(out, "at-most", line.atMost());
        out.append("</td>\n<td class=\"evidence\">");
        evidence(out, line);
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

    /** Stacked bar, and the same in words beneath. */
    private static void evidence(StringBuilder out, Document.Line line) {
        if (line.evidence().isEmpty()) {
            return;
        }
        String words = String.join(
                ", ", line.evidence().stream().map(Document.Evidence::label).toList());
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

    private static void parts(StringBuilder out, Table table, Wording wording) {
        out.append("<table class=\"parts\"><caption class=\"unseen\">")
                .append(escaped(table.title()))
                .append("</caption>");
        for (Table.Row row : table.rows()) {
            row(out, table, row, wording);
        }
        out.append("</table>");
    }

    private static void table(StringBuilder out, Table table, Wording wording) {
        out.append("<table class=\"data\">\n<caption>")
                .append(escaped(table.title()))
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

    private static void chart(StringBuilder out, Document.BarChart chart) {
        int width = GROUP_WIDTH * chart.groups().size();
        boolean labelled = chart.groups().size() <= MOST_LABELLED_GROUPS;
        out.append("<figure>\n<figcaption>").append(escaped(chart.title())).append(" <span class=\"legend\">");
        List<String> legend = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            legend.add("<i class=\"series-" + i + "\"></i>"
                    + escaped(chart.series().get(i)));
        }
        out.append(String.join(" ", legend))
                .append("</span></figcaption>\n<svg class=\"bars\" viewBox=\"0 -16 ")
                .append(width)
                .append(' ')
                .append(CHART_HEIGHT + 38)
                .append("\" style=\"max-width:")
                .append(width)
                .append("px\" role=\"img\" aria-label=\"")
                .append(escaped(chart.alternative()))
                .append("\">\n");
        for (int i = 0; i < chart.groups().size(); i++) {
            group(out, chart.groups().get(i), i * GROUP_WIDTH, labelled);
        }
        out.append("<line x1=\"0\" x2=\"").append(width).append("\" y1=\"").append(CHART_HEIGHT);
        out.append("\" y2=\"").append(CHART_HEIGHT).append("\"/>\n</svg>\n</figure>\n");
    }

    private static void group(StringBuilder out, Document.Group group, int left, boolean labelled) {
        int margin = (GROUP_WIDTH - BAR_WIDTH * group.bars().size()) / 2;
        for (int i = 0; i < group.bars().size(); i++) {
            Document.Bar bar = group.bars().get(i);
            int height = bar.permille() * CHART_HEIGHT / 1000;
            int x = left + margin + i * BAR_WIDTH;
            out.append("<rect class=\"series-").append(i).append("\" x=\"").append(x);
            out.append("\" y=\"")
                    .append(CHART_HEIGHT - height)
                    .append("\" width=\"")
                    .append(BAR_WIDTH - 2);
            out.append("\" height=\"").append(height).append("\"/>");
            if (labelled && bar.permille() > 0) {
                out.append("<text class=\"amount\" x=\"").append(x + BAR_WIDTH / 2 - 1);
                out.append("\" y=\"").append(CHART_HEIGHT - height - 4).append("\">");
                out.append(escaped(bar.value())).append("</text>");
            }
        }
        out.append("<text x=\"")
                .append(left + GROUP_WIDTH / 2)
                .append("\" y=\"")
                .append(CHART_HEIGHT + 16);
        out.append("\">").append(escaped(group.label())).append("</text>\n");
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
