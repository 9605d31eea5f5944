package org.palermo.reports.write;

import java.util.ArrayList;
import java.util.List;
import org.palermo.schemas.codes.Language;

/**
 * A chart as an SVG image with all its properties in it, for pages that have no style sheet. Bars stand while their labels
 * have room beneath them, else they lie.
 */
final class ChartDrawing {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 250;
    private static final int FONT = 13;
    private static final int TOP = 40;
    private static final int AXIS = 225;

    /** Room above the highest value for what is written there. */
    private static final int ABOVE = 14;

    /** Of lying bars: the room for labels before them and for values after them, the height of each, and between groups. */
    private static final int LABELS = 240;

    private static final int VALUES = 100;
    private static final int BAR_HEIGHT = 17;
    private static final int GAP = 9;

    /** Columns of a label's line before a lying bar, where it may have two. */
    private static final int LABEL_LINE = 36;

    private static final int MOST_LABELS = 10;
    private static final int MOST_VALUES = 6;
    private static final int MOST_POINT_VALUES = 12;
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
        switch (chart) {
            case Document.BarChart _ -> drawing.bars();
            case Document.LineChart _ -> drawing.lines();
        }
        return drawing.out.close("svg:svg");
    }

    private void open(int height) {
        out.open(
                "svg:svg",
                "xmlns:svg",
                "http://www.w3.org/2000/svg",
                "width",
                WIDTH + "px",
                "height",
                height + "px",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "font-family",
                PdfFonts.names(language),
                "font-size",
                Integer.toString(FONT));
        if (chart.series().size() > 1) {
            legend();
        }
    }

    private void bars() {
        int slot = WIDTH / Math.max(1, chart.groups().size());
        boolean fits = chart.groups().stream()
                .allMatch(group -> Glyphs.width(group.label(), language, false) * FONT / 1000 < slot - GAP);
        if (fits) {
            open(HEIGHT);
            standing(slot);
            labels();
            line(0, WIDTH, AXIS, AXIS, "#000000");
        } else {
            lying();
        }
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

    private void standing(int slot) {
        boolean few = chart.groups().size() <= MOST_VALUES;
        if (!few) {
            scale();
        }
        int bar = Math.min(60, slot * 8 / 10 / chart.series().size());
        for (int i = 0; i < chart.groups().size(); i++) {
            List<Document.Bar> group = chart.groups().get(i).bars();
            for (int j = 0; j < group.size(); j++) {
                Document.Bar value = group.get(j);
                int height = value.permille() * (AXIS - TOP - ABOVE) / 1000;
                int place = turned ? group.size() - 1 - j : j;
                int x = middle(i) - bar * group.size() / 2 + place * bar;
                rectangle(x + 1, AXIS - height, bar - 2, height, j);
                if (few && value.permille() > 0) {
                    text(value.value(), x + bar / 2, AXIS - height - 4, "middle");
                }
            }
        }
    }

    private void lying() {
        int group = BAR_HEIGHT * chart.series().size() + GAP;
        int top = chart.series().size() > 1 ? TOP - 10 : GAP;
        int height = top + group * chart.groups().size();
        open(height + 2);
        for (int i = 0; i < chart.groups().size(); i++) {
            lying(chart.groups().get(i), top + i * group);
        }
        line(across(LABELS), across(LABELS), top - GAP / 2, height, "#000000");
    }

    private void lying(Document.Group group, int top) {
        for (int i = 0; i < group.bars().size(); i++) {
            Document.Bar bar = group.bars().get(i);
            int length = bar.permille() * (WIDTH - LABELS - VALUES) / 1000;
            int y = top + i * BAR_HEIGHT;
            rectangle(turned ? across(LABELS + length) : LABELS, y, length, BAR_HEIGHT - 2, i);
            text(bar.value(), across(LABELS + length + 6), y + BAR_HEIGHT - 5, turned ? "end" : "start");
        }
        List<String> lines = Columns.wrap(group.label(), LABEL_LINE);
        int shown = Math.min(2, lines.size());
        int middle = top + BAR_HEIGHT * group.bars().size() / 2 + 4;
        for (int i = 0; i < shown; i++) {
            String cut = i == 1 && lines.size() > 2 ? "…" : "";
            int y = middle + i * FONT - (shown - 1) * FONT / 2;
            text(lines.get(i) + cut, across(LABELS - 8), y, turned ? "start" : "end");
        }
    }

    /** A place counted from where reading begins. */
    private int across(int x) {
        return turned ? WIDTH - x : x;
    }

    private void lines() {
        open(HEIGHT);
        boolean few = chart.series().size() == 1 && chart.groups().size() <= MOST_POINT_VALUES;
        if (!few) {
            scale();
        }
        for (int j = 0; j < chart.series().size(); j++) {
            List<String> run = new ArrayList<>();
            for (int i = 0; i < chart.groups().size(); i++) {
                Document.Bar point = chart.groups().get(i).bars().get(j);
                if (point.value().isEmpty()) {
                    stroke(run, j);
                    continue;
                }
                int y = AXIS - point.permille() * (AXIS - TOP - ABOVE) / 1000;
                run.add(middle(i) + "," + y);
                out.empty("svg:circle", "cx", "" + middle(i), "cy", "" + y, "r", "3", "fill", colour(j));
                if (few) {
                    text(point.value(), middle(i), y - 6, "middle");
                }
            }
            stroke(run, j);
        }
        labels();
        line(0, WIDTH, AXIS, AXIS, "#000000");
    }

    /** The highest value, with a line at its height. */
    private void scale() {
        chart.groups().stream()
                .flatMap(group -> group.bars().stream())
                .filter(bar -> bar.permille() == 1000)
                .findFirst()
                .ifPresent(highest -> {
                    line(0, WIDTH, TOP + ABOVE, TOP + ABOVE, "#c8ced4");
                    text(highest.value(), across(0), TOP + ABOVE - 4, turned ? "end" : "start");
                });
    }

    private void line(int left, int right, int top, int bottom, String colour) {
        out.empty(
                "svg:line",
                "x1",
                "" + left,
                "x2",
                "" + right,
                "y1",
                "" + top,
                "y2",
                "" + bottom,
                "stroke",
                colour,
                "stroke-width",
                "1");
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
