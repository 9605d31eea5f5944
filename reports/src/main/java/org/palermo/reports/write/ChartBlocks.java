package org.palermo.reports.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.statements.Passage.Drawing;
import org.palermo.reports.wording.Wording;

/** Draws what a table holds, and says it in words. */
final class ChartBlocks {

    /** More than these cannot be read. */
    private static final int MOST_BARS = 12;

    private final Wording wording;

    ChartBlocks(Wording wording) {
        this.wording = wording;
    }

    /** Values with the same label, one for each series; null where there is none. */
    record Point(String label, List<@Nullable BigDecimal> values) {}

    /**
     * A chart; where a value lies below nought, a line that says why there is none, as bars and lines begin at nought.
     *
     * @param unit of all values
     * @param points bars show the first twelve; lines show all
     */
    Document.Block block(Drawing drawing, String title, String unit, List<String> series, List<Point> points) {
        boolean below = points.stream()
                .flatMap(point -> point.values().stream())
                .anyMatch(value -> value != null && value.signum() < 0);
        return below
                ? new Document.Paragraph(wording.messages().text("chart.below-nought", Map.of("title", title)), false)
                : chart(drawing, title, unit, series, points);
    }

    private Document.Chart chart(Drawing drawing, String title, String unit, List<String> series, List<Point> points) {
        boolean cut = drawing == Drawing.BAR && points.size() > MOST_BARS;
        List<Point> shown = cut ? points.subList(0, MOST_BARS) : points;
        String said = cut
                ? wording.messages()
                        .text(
                                "chart.cut",
                                Map.of("title", title, "most", wording.number(BigDecimal.valueOf(MOST_BARS))))
                : title;
        BigDecimal highest = highest(shown);
        List<Document.Group> groups = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Point point : shown) {
            List<Document.Bar> bars = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < point.values().size(); i++) {
                BigDecimal value = point.values().get(i);
                String text = value == null ? "" : text(unit, value);
                bars.add(new Document.Bar(
                        value == null ? 0 : Permille.of(value, highest),
                        text,
                        value == null ? null : amount(unit, value)));
                texts.add(said(series, i, text));
            }
            groups.add(new Document.Group(point.label(), List.copyOf(bars)));
            words.add(wording.messages()
                    .text("chart.point", Map.of("label", point.label(), "values", wording.joined(texts))));
        }
        String alternative = wording.messages()
                .text(
                        drawing == Drawing.BAR ? "chart.alt.bar" : "chart.alt.line",
                        Map.of("title", said, "points", wording.apart(words)));
        return switch (drawing) {
            case BAR -> new Document.BarChart(said, alternative, series, List.copyOf(groups));
            case LINE -> new Document.LineChart(said, alternative, series, List.copyOf(groups));
        };
    }

    private String said(List<String> series, int at, String text) {
        String value = text.isEmpty() ? wording.messages().text("chart.no-value") : text;
        return series.size() == 1 ? value : series.get(at) + " " + value;
    }

    private static BigDecimal highest(List<Point> points) {
        BigDecimal highest = BigDecimal.ZERO;
        for (Point point : points) {
            for (BigDecimal value : point.values()) {
                highest = value == null ? highest : highest.max(value);
            }
        }
        return highest.signum() == 0 ? BigDecimal.ONE : highest;
    }

    /** Bars are of whole dollars: cents are in the table beneath. */
    private String text(String unit, BigDecimal value) {
        return Values.type(unit) == Table.Type.MONEY
                ? wording.number(amount(unit, value))
                : Values.text(unit, value, wording);
    }

    private static BigDecimal amount(String unit, BigDecimal value) {
        return Values.type(unit) == Table.Type.MONEY ? value.movePointLeft(2).setScale(0, RoundingMode.HALF_UP) : value;
    }
}
