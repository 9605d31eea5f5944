package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import org.palermo.schemas.codes.Language;

/** A line chart as a figure of a page: SVG that tells its lines apart by dashes too, for print without colours. */
final class LineDrawing {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 180;
    private static final int MARGIN = 44;

    /** Labels under the axis never touch: at most so many. */
    private static final int MOST_LABELS = 8;

    /** With more points than this, or several lines, values are left to the table. */
    private static final int MOST_VALUES = 12;

    private final Document.LineChart chart;
    private final boolean turned;
    private final StringBuilder out = new StringBuilder();

    private LineDrawing(Document.LineChart chart, Language language) {
        this.chart = chart;
        this.turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
    }

    /** The chart as an element of a page, under its caption. */
    static String of(Document.LineChart chart, String caption, Language language) {
        LineDrawing drawing = new LineDrawing(chart, language);
        drawing.head(caption);
        for (int series = 0; series < chart.series().size(); series++) {
            drawing.line(series);
        }
        drawing.axis();
        return drawing.out.append("</svg>\n</figure>\n").toString();
    }

    private void head(String caption) {
        out.append("<figure>\n<figcaption>").append(HtmlWriter.escaped(caption));
        if (chart.series().size() > 1) {
            out.append(" <span class=\"legend\">");
            for (int i = 0; i < chart.series().size(); i++) {
                out.append("<i class=\"series-").append(i).append("\"></i>");
                out.append(HtmlWriter.escaped(chart.series().get(i))).append(' ');
            }
            out.append("</span>");
        }
        out.append("</figcaption>\n<svg class=\"bars lines\" viewBox=\"0 -16 ").append(WIDTH);
        out.append(' ').append(HEIGHT + 38).append("\" style=\"max-width:").append(WIDTH);
        out.append("px\" role=\"img\" aria-label=\"").append(HtmlWriter.escaped(chart.alternative()));
        out.append("\">\n");
    }

    /** A line is broken where a point has no value. */
    private void line(int series) {
        List<String> run = new ArrayList<>();
        for (int i = 0; i < chart.groups().size(); i++) {
            Document.Bar point = chart.groups().get(i).bars().get(series);
            if (point.value().isEmpty()) {
                stroke(run, series);
                continue;
            }
            run.add(x(i) + "," + y(point));
            out.append("<circle class=\"series-")
                    .append(series)
                    .append("\" cx=\"")
                    .append(x(i));
            out.append("\" cy=\"").append(y(point)).append("\" r=\"3\"/>");
            if (chart.series().size() == 1 && chart.groups().size() <= MOST_VALUES) {
                out.append("<text class=\"amount\" x=\"").append(x(i)).append("\" y=\"");
                out.append(y(point) - 7).append("\">").append(HtmlWriter.escaped(point.value()));
                out.append("</text>");
            }
        }
        stroke(run, series);
        out.append('\n');
    }

    private void stroke(List<String> run, int series) {
        if (run.size() > 1) {
            out.append("<polyline class=\"series-").append(series).append("\" points=\"");
            out.append(String.join(" ", run)).append("\"/>");
        }
        run.clear();
    }

    /** The first point has its label, and every so many after it. */
    private void axis() {
        int points = chart.groups().size();
        int step = Math.max(1, (points + MOST_LABELS - 1) / MOST_LABELS);
        for (int i = 0; i < points; i += step) {
            out.append("<text x=\"")
                    .append(x(i))
                    .append("\" y=\"")
                    .append(HEIGHT + 16)
                    .append("\">");
            out.append(HtmlWriter.escaped(chart.groups().get(i).label())).append("</text>");
        }
        out.append("\n<line x1=\"0\" x2=\"").append(WIDTH).append("\" y1=\"").append(HEIGHT);
        out.append("\" y2=\"").append(HEIGHT).append("\"/>\n");
    }

    /** The first point stands where reading begins. */
    private int x(int point) {
        int gaps = chart.groups().size() - 1;
        int x = gaps < 1 ? WIDTH / 2 : MARGIN + (WIDTH - 2 * MARGIN) * point / gaps;
        return turned ? WIDTH - x : x;
    }

    private static int y(Document.Bar point) {
        return HEIGHT - point.permille() * HEIGHT / 1000;
    }
}
