package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import org.palermo.schemas.codes.Language;

/** A chart as an SVG image with all its properties in it, for pages that have no style sheet. */
final class ChartDrawing {

    static final int WIDTH = 640;
    static final int HEIGHT = 250;

    private static final int FONT = 13;
    private static final int TOP = 40;
    private static final int AXIS = 225;
    private static final int MOST_LABELS = 10;
    private static final int MOST_VALUES = 6;
    private static final List<String> COLOURS = List.of("#1f5f99", "#d9a441", "#1c2733", "#8fb8a8");
    private static final List<String> DASHES = List.of("none", "6 3", "2 3", "9 3 2 3");

    private final Document.Chart chart;
    private final Language language;
    private final boolean turned;
    private final Markup out = new Markup();

    private ChartDrawing(Document.Chart chart, Language language) {
        this.chart = chart;
        this.language = language;
        this.turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
    }

    static Markup of(Document.Chart chart, Language language) {
        ChartDrawing drawing = new ChartDrawing(chart, language);
        drawing.draw();
        return drawing.out;
    }

    private void draw() {
        out.open(
                "svg:svg",
                "xmlns:svg",
                "http://www.w3.org/2000/svg",
                "width",
                WIDTH + "px",
                "height",
                HEIGHT + "px",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "font-family",
                PdfFonts.names(language),
                "font-size",
                Integer.toString(FONT));
        legend();
        switch (chart) {
            case Document.BarChart _ -> bars();
            case Document.LineChart _ -> lines();
        }
        labels();
        out.empty(
                "svg:line",
                "x1",
                "0",
                "x2",
                "" + WIDTH,
                "y1",
                "" + AXIS,
                "y2",
                "" + AXIS,
                "stroke",
                "#000000",
                "stroke-width",
                "1");
        out.close("svg:svg");
    }

    private void legend() {
        int x = 0;
        for (int i = 0; i < chart.series().size(); i++) {
            String name = chart.series().get(i);
            int width = 40 + Glyphs.width(name, language, false) * FONT / 1000;
            int left = turned ? WIDTH - x - width : x;
            rectangle(turned ? left + width - 12 : left, 4, 12, 12, i);
            text(name, turned ? left + width - 18 : left + 18, 15, turned ? "end" : "start");
            x += width;
        }
    }

    private void bars() {
        int slot = WIDTH / chart.groups().size();
        int bar = Math.min(60, slot * 8 / 10 / chart.series().size());
        for (int i = 0; i < chart.groups().size(); i++) {
            List<Document.Bar> group = chart.groups().get(i).bars();
            for (int j = 0; j < group.size(); j++) {
                Document.Bar value = group.get(j);
                int height = value.permille() * (AXIS - TOP - 14) / 1000;
                int place = turned ? group.size() - 1 - j : j;
                int x = middle(i) - bar * group.size() / 2 + place * bar;
                rectangle(x + 1, AXIS - height, bar - 2, height, j);
                if (chart.groups().size() <= MOST_VALUES && value.permille() > 0) {
                    text(value.value(), x + bar / 2, AXIS - height - 4, "middle");
                }
            }
        }
    }

    private void lines() {
        for (int j = 0; j < chart.series().size(); j++) {
            List<String> run = new ArrayList<>();
            for (int i = 0; i < chart.groups().size(); i++) {
                Document.Bar point = chart.groups().get(i).bars().get(j);
                if (point.value().isEmpty()) {
                    stroke(run, j);
                    continue;
                }
                int y = AXIS - point.permille() * (AXIS - TOP - 14) / 1000;
                run.add(middle(i) + "," + y);
                out.empty("svg:circle", "cx", "" + middle(i), "cy", "" + y, "r", "3", "fill", colour(j));
            }
            stroke(run, j);
        }
    }

    private void stroke(List<String> run, int series) {
        if (run.size() > 1) {
            out.empty(
                    "svg:polyline",
                    "points",
                    String.join(" ", run),
                    "fill",
                    "none",
                    "stroke",
                    colour(series),
                    "stroke-width",
                    "2",
                    "stroke-dasharray",
                    DASHES.get(series % DASHES.size()));
        }
        run.clear();
    }

    private void labels() {
        int step = Math.max(1, (chart.groups().size() + MOST_LABELS - 1) / MOST_LABELS);
        for (int i = 0; i < chart.groups().size(); i += step) {
            text(chart.groups().get(i).label(), middle(i), AXIS + 17, "middle");
        }
    }

    /** Time runs as the language is read. */
    private int middle(int group) {
        int groups = chart.groups().size();
        int place = turned ? groups - 1 - group : group;
        return (2 * place + 1) * WIDTH / (2 * groups);
    }

    private void rectangle(int x, int y, int width, int height, int series) {
        out.empty(
                "svg:rect",
                "x",
                "" + x,
                "y",
                "" + y,
                "width",
                "" + width,
                "height",
                "" + height,
                "fill",
                colour(series));
    }

    private void text(String text, int x, int y, String anchor) {
        out.element(
                "svg:text",
                JoinedLetters.of(DirectedText.plain(text)),
                "x",
                "" + x,
                "y",
                "" + y,
                "text-anchor",
                anchor);
    }

    private static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }
}
