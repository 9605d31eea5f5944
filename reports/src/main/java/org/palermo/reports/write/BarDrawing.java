package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import org.palermo.schemas.codes.Language;

/**
 * A bar chart as a figure of a page, in SVG. Bars stand while their labels have room beneath them, and lie where labels are
 * long or many, so that no label touches another.
 */
final class BarDrawing {

    /** A standing chart: its height, and the widths of a group and a bar, in pixels where there is room for them. */
    private static final int HEIGHT = 180;

    private static final int GROUP_WIDTH = 132;
    private static final int BAR_WIDTH = 56;
    private static final int MOST_LABELLED_GROUPS = 10;

    /** A lying chart: its width, the room for labels before the bars and for values after them, and a bar's height. */
    private static final int WIDTH = 720;

    private static final int LABELS = 280;
    private static final int VALUES = 90;
    private static final int BAR_HEIGHT = 20;
    private static final int GAP = 10;

    /** Signs that a label has room for: beneath a standing bar, and on one line before a lying one. */
    private static final int SHORT_LABEL = 18;

    private static final int LABEL_LINE = 36;
    private static final int LINE_HEIGHT = 14;

    private final Document.BarChart chart;
    private final boolean turned;
    private final StringBuilder out = new StringBuilder();

    private BarDrawing(Document.BarChart chart, Language language) {
        this.chart = chart;
        this.turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
    }

    /** The chart as an element of a page, under its caption. */
    static String of(Document.BarChart chart, String caption, Language language) {
        BarDrawing drawing = new BarDrawing(chart, language);
        drawing.head(caption);
        if (drawing.isLying()) {
            drawing.lying();
        } else {
            drawing.standing();
        }
        return drawing.out.append("</svg>\n</figure>\n").toString();
    }

    private boolean isLying() {
        return chart.groups().size() > MOST_LABELLED_GROUPS
                || chart.groups().stream().anyMatch(group -> group.label().length() > SHORT_LABEL);
    }

    private void head(String caption) {
        out.append("<figure>\n<figcaption>").append(HtmlWriter.escaped(caption));
        if (chart.series().size() > 1) {
            List<String> legend = new ArrayList<>();
            for (int i = 0; i < chart.series().size(); i++) {
                legend.add("<i class=\"series-" + i + "\"></i>"
                        + HtmlWriter.escaped(chart.series().get(i)));
            }
            out.append(" <span class=\"legend\">")
                    .append(String.join(" ", legend))
                    .append("</span>");
        }
        out.append("</figcaption>\n");
    }

    private void open(String style, int top, int width, int height) {
        out.append("<svg class=\"").append(style).append("\" viewBox=\"0 ").append(top);
        out.append(' ').append(width).append(' ').append(height).append("\" style=\"max-width:");
        out.append(width).append("px\" role=\"img\" aria-label=\"");
        out.append(HtmlWriter.escaped(chart.alternative())).append("\">\n");
    }

    private void standing() {
        int width = GROUP_WIDTH * chart.groups().size();
        open("bars", -16, width, HEIGHT + 38);
        for (int i = 0; i < chart.groups().size(); i++) {
            // The first stands where reading begins.
            standing(chart.groups().get(i), (turned ? chart.groups().size() - 1 - i : i) * GROUP_WIDTH);
        }
        line(0, width, HEIGHT, HEIGHT);
    }

    private void standing(Document.Group group, int left) {
        int count = group.bars().size();
        int margin = (GROUP_WIDTH - BAR_WIDTH * count) / 2;
        for (int i = 0; i < count; i++) {
            Document.Bar bar = group.bars().get(i);
            int height = bar.permille() * HEIGHT / 1000;
            int x = left + margin + (turned ? count - 1 - i : i) * BAR_WIDTH;
            bar(i, x, HEIGHT - height, BAR_WIDTH - 2, height);
            if (bar.permille() > 0) {
                text("amount", x + BAR_WIDTH / 2 - 1, HEIGHT - height - 4, bar.value());
            }
        }
        text("", left + GROUP_WIDTH / 2, HEIGHT + 16, group.label());
        out.append('\n');
    }

    private void lying() {
        int series = chart.series().size();
        int group = BAR_HEIGHT * series + GAP;
        int height = group * chart.groups().size() + GAP;
        open("bars lying", 0, WIDTH, height);
        for (int i = 0; i < chart.groups().size(); i++) {
            lying(chart.groups().get(i), GAP + i * group);
        }
        line(across(LABELS), across(LABELS), 0, height);
    }

    private void lying(Document.Group group, int top) {
        for (int i = 0; i < group.bars().size(); i++) {
            Document.Bar bar = group.bars().get(i);
            int length = bar.permille() * (WIDTH - LABELS - VALUES) / 1000;
            int y = top + i * BAR_HEIGHT;
            bar(i, turned ? across(LABELS + length) : LABELS, y, length, BAR_HEIGHT - 2);
            text("amount", across(LABELS + length + 6), y + BAR_HEIGHT / 2 + 3, bar.value());
        }
        List<String> lines = lines(group.label());
        int middle = top + BAR_HEIGHT * group.bars().size() / 2 + 3;
        for (int i = 0; i < lines.size(); i++) {
            int y = middle + i * LINE_HEIGHT - (lines.size() - 1) * LINE_HEIGHT / 2;
            text("", across(LABELS - 8), y, lines.get(i));
        }
        out.append('\n');
    }

    /** A place counted from where reading begins. */
    private int across(int x) {
        return turned ? WIDTH - x : x;
    }

    /** A label on one line or two; what has no room there is cut, as the table beneath has the whole. */
    private static List<String> lines(String label) {
        if (label.length() <= LABEL_LINE) {
            return List.of(label);
        }
        int space = label.lastIndexOf(' ', LABEL_LINE);
        int cut = space > 0 ? space : LABEL_LINE;
        String rest = label.substring(cut).strip();
        return List.of(
                label.substring(0, cut),
                rest.length() <= LABEL_LINE
                        ? rest
                        : rest.substring(0, LABEL_LINE - 1).strip() + "…");
    }

    private void bar(int series, int x, int y, int width, int height) {
        out.append("<rect class=\"series-").append(series).append("\" x=\"").append(x);
        out.append("\" y=\"").append(y).append("\" width=\"").append(width);
        out.append("\" height=\"").append(height).append("\"/>");
    }

    private void text(String style, int x, int y, String text) {
        out.append(style.isEmpty() ? "<text" : "<text class=\"" + style + "\"");
        out.append(" x=\"").append(x).append("\" y=\"").append(y).append("\">");
        out.append(HtmlWriter.escaped(text)).append("</text>");
    }

    private void line(int left, int right, int top, int bottom) {
        out.append("<line x1=\"").append(left).append("\" x2=\"").append(right);
        out.append("\" y1=\"").append(top).append("\" y2=\"").append(bottom).append("\"/>\n");
    }
}
