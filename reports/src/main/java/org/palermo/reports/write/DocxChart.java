package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.List;
import org.palermo.schemas.codes.Language;

/** A chart as Word's own: it stays sharp, and its numbers can be read from it. Series differ in shade or dashes too. */
final class DocxChart {

    private static final List<String> COLOURS = List.of("1F5F99", "D9A441", "1C2733", "8FB8A8");
    private static final List<String> DASHES = List.of("solid", "dash", "sysDot", "dashDot");
    private static final int MOST_LABELLED_GROUPS = 8;

    private DocxChart() {}

    static String of(Document.Chart chart, Language language) {
        boolean turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
        boolean bars = switch (chart) {
            case Document.BarChart _ -> true;
            case Document.LineChart _ -> false;
        };
        String kind = bars ? "c:barChart" : "c:lineChart";
        Markup out = Markup.document()
                .open(
                        "c:chartSpace",
                        "xmlns:c",
                        "http://schemas.openxmlformats.org/drawingml/2006/chart",
                        "xmlns:a",
                        "http://schemas.openxmlformats.org/drawingml/2006/main")
                .empty("c:lang", "val", DocxStyles.tag(language))
                .fixed("<c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>")
                .open(kind)
                .fixed(
                        bars
                                ? "<c:barDir val=\"col\"/><c:grouping val=\"clustered\"/>"
                                : "<c:grouping val=\"standard\"/>")
                .fixed("<c:varyColors val=\"0\"/>");
        for (int i = 0; i < chart.series().size(); i++) {
            series(out, chart, i, bars);
        }
        out.fixed(bars ? "<c:gapWidth val=\"60\"/>" : "<c:marker val=\"1\"/>")
                .fixed("<c:axId val=\"1\"/><c:axId val=\"2\"/>")
                .close(kind);
        String order = turned ? "maxMin" : "minMax";
        out.fixed("<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"" + order
                + "\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:majorTickMark val=\"none\"/>"
                + "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:crossAx val=\"2\"/></c:catAx>");
        out.fixed("<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>"
                + "<c:delete val=\"0\"/><c:axPos val=\"" + (turned ? "r" : "l") + "\"/><c:majorGridlines><c:spPr>"
                + "<a:ln w=\"3175\"><a:solidFill><a:srgbClr val=\"D5DCE3\"/></a:solidFill></a:ln></c:spPr>"
                + "</c:majorGridlines><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/>"
                + "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>"
                + "<c:crossAx val=\"1\"/></c:valAx></c:plotArea>");
        if (chart.series().size() > 1) {
            out.fixed("<c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/></c:legend>");
        }
        out.fixed("<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>");
        out.fixed("<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"800\"><a:latin"
                + " typeface=\"Times New Roman\"/><a:ea typeface=\"SimSun\"/><a:cs typeface=\"Times New Roman\"/>"
                + "</a:defRPr></a:pPr><a:endParaRPr lang=\"" + DocxStyles.tag(language) + "\"/></a:p></c:txPr>");
        return out.close("c:chartSpace").toString();
    }

    private static void series(Markup out, Document.Chart chart, int series, boolean bars) {
        String index = Integer.toString(series);
        String colour = COLOURS.get(series % COLOURS.size());
        out.open("c:ser").empty("c:idx", "val", index).empty("c:order", "val", index);
        out.open("c:tx").element("c:v", chart.series().get(series)).close("c:tx");
        out.fixed("<c:spPr>");
        if (bars) {
            out.fixed("<a:solidFill><a:srgbClr val=\"" + colour + "\"/></a:solidFill>");
        } else {
            out.fixed("<a:ln w=\"19050\"><a:solidFill><a:srgbClr val=\"" + colour
                    + "\"/></a:solidFill><a:prstDash val=\"" + DASHES.get(series % DASHES.size()) + "\"/></a:ln>");
        }
        out.fixed("</c:spPr>");
        out.fixed(
                bars
                        ? "<c:invertIfNegative val=\"0\"/>"
                        : "<c:marker><c:symbol val=\"circle\"/><c:size val=\"4\"/></c:marker>");
        if (bars && chart.groups().size() <= MOST_LABELLED_GROUPS) {
            out.fixed("<c:dLbls><c:numFmt formatCode=\"#,##0;;\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>"
                    + "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>"
                    + "<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>");
        }
        String count = Integer.toString(chart.groups().size());
        out.open("c:cat").open("c:strLit").empty("c:ptCount", "val", count);
        for (int i = 0; i < chart.groups().size(); i++) {
            out.open("c:pt", "idx", Integer.toString(i))
                    .element("c:v", chart.groups().get(i).label())
                    .close("c:pt");
        }
        out.close("c:strLit").close("c:cat").open("c:val").open("c:numLit");
        out.element("c:formatCode", "#,##0").empty("c:ptCount", "val", count);
        for (int i = 0; i < chart.groups().size(); i++) {
            BigDecimal amount = chart.groups().get(i).bars().get(series).amount();
            if (amount != null) {
                out.open("c:pt", "idx", Integer.toString(i))
                        .element("c:v", amount.toPlainString())
                        .close("c:pt");
            }
        }
        out.close("c:numLit").close("c:val");
        out.fixed(bars ? "" : "<c:smooth val=\"0\"/>");
        out.close("c:ser");
    }
}
