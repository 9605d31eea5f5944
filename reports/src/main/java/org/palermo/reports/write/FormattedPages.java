package org.palermo.reports.write;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/** A document as formatting objects (XSL-FO 1.1), in the manner of the Secretariat's reports. */
final class FormattedPages {

    /** Fewer headings than this need no table of contents. */
    private static final int LEAST_CONTENTS = 3;

    private static final String RULE = "0.5pt solid black";
    private static final String HEAVY = "1.2pt solid black";

    /** Between the margin and the text after a number, in points. */
    private static final int STEP = 28;

    /** A sheet and its margins on both sides, in thousandths of a point. */
    private static final int SHEET_WIDTH = 595_276;

    private static final int MARGINS = 141_776;
    private static final int COMPACT_MARGINS = 96_378;

    /** Between two tables side by side, in thousandths of a point. */
    private static final int GAP = 14_000;

    /** Beside the text of a column, both sides together, in thousandths of a point. */
    private static final int PADDING = 5_000;

    /** How long the word behind the text may be, in points. */
    private static final int WATERMARK = 720;

    /** Sizes of text in points. */
    private static final int TEXT = 10;

    private static final int HEADING = 13;
    private static final int SUBHEADING = 11;
    private static final int CELL = 9;
    private static final int NOTE = 8;

    private static final String KEEP_WITH_NEXT = "keep-with-next.within-page";

    private final Document document;
    private final Wording wording;
    private final Messages messages;
    private final Language language;
    private final boolean turned;
    private final Outline outline;
    private final boolean compact;

    /** Of what is being written, in thousandths of a point. */
    private int textWidth;

    private final Map<String, String> names = new HashMap<>();
    private final Markup out = Markup.document();

    /** @param percent to which the pages will be reduced: the sheet is taken to be so much larger than it is */
    FormattedPages(Document document, int percent) {
        this.compact = document.metadata().isCompact();
        this.textWidth = SHEET_WIDTH * 100 / percent - (compact ? COMPACT_MARGINS : MARGINS);
        this.document = document;
        this.wording = document.wording();
        this.messages = wording.messages();
        this.language = wording.language();
        this.turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
        this.outline = Outline.of(document);
    }

    String text() {
        out.open(
                "fo:root",
                "xmlns:fo",
                "http://www.w3.org/1999/XSL/Format",
                "xmlns:fox",
                "http://xmlgraphics.apache.org/fop/extensions",
                "xml:lang",
                language.tag(),
                "writing-mode",
                turned ? "rl-tb" : "lr-tb",
                "font-family",
                PdfFonts.names(language),
                "font-size",
                size(TEXT) + "pt",
                "line-height",
                turned ? "17pt" : "13pt");
        masters();
        bookmarks();
        out.open(
                "fo:page-sequence",
                "master-reference",
                "pages",
                "language",
                language.tag(),
                "initial-page-number",
                "1");
        before("first-before", false);
        before("rest-before", true);
        after();
        out.fixed(
                "<fo:static-content flow-name=\"xsl-footnote-separator\"><fo:block space-before=\"6pt\"><fo:leader"
                        + " leader-length=\"25%\" leader-pattern=\"rule\" rule-thickness=\"0.5pt\"/></fo:block></fo:static-content>");
        out.open("fo:flow", "flow-name", "xsl-region-body");
        titleBlock();
        contents();
        outline.rows().forEach(this::row);
        out.empty("fo:block", "id", "last-page");
        return out.close("fo:flow").close("fo:page-sequence").close("fo:root").toString();
    }

    private void masters() {
        String mode = turned ? "rl-tb" : "lr-tb";
        out.open("fo:layout-master-set");
        for (String name : List.of("first", "rest")) {
            out.open(
                            "fo:simple-page-master",
                            "master-name",
                            name,
                            "page-width",
                            "210mm",
                            "page-height",
                            "297mm",
                            "margin",
                            "0mm",
                            "writing-mode",
                            mode)
                    .empty("fo:region-body", "margin", compact ? "15mm 17mm 17mm 17mm" : "25mm 25mm 25mm 25mm")
                    .empty("fo:region-before", "region-name", name + "-before", "extent", compact ? "15mm" : "25mm")
                    .empty("fo:region-after", "region-name", "after", "extent", compact ? "13mm" : "20mm")
                    .close("fo:simple-page-master");
        }
        out.fixed("<fo:page-sequence-master master-name=\"pages\"><fo:repeatable-page-master-alternatives>"
                + "<fo:conditional-page-master-reference master-reference=\"first\" page-position=\"first\"/>"
                + "<fo:conditional-page-master-reference master-reference=\"rest\"/>"
                + "</fo:repeatable-page-master-alternatives></fo:page-sequence-master>");
        out.close("fo:layout-master-set");
    }

    private void bookmarks() {
        List<Outline.Section> sections = sections();
        if (sections.isEmpty()) {
            return;
        }
        out.open("fo:bookmark-tree");
        for (Outline.Section section : sections) {
            out.open(
                            "fo:bookmark",
                            "internal-destination",
                            name(section.heading().anchor()))
                    .element(
                            "fo:bookmark-title",
                            DirectedText.plain(Outline.labelled(
                                    section.label(), section.heading().text())))
                    .close("fo:bookmark");
        }
        out.close("fo:bookmark-tree");
    }

    private List<Outline.Section> sections() {
        return outline.parts().stream()
                .filter(Outline.Section.class::isInstance)
                .map(Outline.Section.class::cast)
                .toList();
    }

    private void before(String region, boolean running) {
        out.open("fo:static-content", "flow-name", region, "role", "artifact");
        Document.Watermark watermark = document.metadata().watermark();
        if (watermark != null) {
            watermark(watermark.in(wording));
        }
        if (running) {
            String symbol = document.metadata().symbol();
            out.open(
                    "fo:block",
                    "margin",
                    compact ? "7mm 17mm 0mm 17mm" : "12mm 25mm 0mm 25mm",
                    "font-size",
                    "8.5pt",
                    "padding-bottom",
                    "3pt",
                    "border-bottom",
                    RULE,
                    "text-align-last",
                    symbol == null ? "start" : "justify");
            text(document.title());
            if (symbol != null) {
                out.fixed("<fo:leader leader-pattern=\"space\"/>");
                text(symbol);
            }
            out.close("fo:block");
        } else {
            out.fixed("<fo:block/>");
        }
        out.close("fo:static-content");
    }

    /** Drawn, not written: its letters are none of the page's text. From the lower corner at the left to the upper one. */
    private void watermark(String text) {
        int scale = Math.min(110, WATERMARK * 1000 / Math.max(1, Glyphs.width(text, language, true)));
        String left = Integer.toString(-Glyphs.width(text, language, true) / 2);
        out.fixed("<fo:block-container absolute-position=\"fixed\" left=\"0mm\" top=\"0mm\" width=\"210mm\""
                        + " height=\"297mm\"><fo:block line-height=\"0pt\"><fo:instream-foreign-object"
                        + " content-width=\"210mm\" content-height=\"297mm\">"
                        + "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" width=\"595px\" height=\"842px\""
                        + " viewBox=\"0 0 595 842\">")
                .empty(
                        "svg:path",
                        "d",
                        Glyphs.outline(text, language),
                        "fill",
                        "#ebebeb",
                        "transform",
                        "translate(297 421) rotate(-52) scale(0." + "%03d".formatted(scale) + ") translate(" + left
                                + " 350)")
                .fixed("</svg:svg></fo:instream-foreign-object></fo:block></fo:block-container>");
    }

    private void after() {
        out.open("fo:static-content", "flow-name", "after", "role", "artifact")
                .open("fo:block", "text-align", "center", "font-size", "8.5pt");
        for (String part : messages.text("outline.page", Map.of("page", "\u0001", "pages", "\u0002"))
                .split("(?<=[\u0001\u0002])|(?=[\u0001\u0002])")) {
            switch (part) {
                case "\u0001" -> out.empty("fo:page-number");
                case "\u0002" -> out.empty("fo:page-number-citation", "ref-id", "last-page");
                default -> text(part);
            }
        }
        out.close("fo:block").close("fo:static-content");
    }

    private void titleBlock() {
        String symbol = document.metadata().symbol();
        if (symbol != null) {
            block(symbol, "text-align", "end", "font-weight", "bold", "space-after", "6pt");
        }
        String banner = document.banner();
        if (banner != null) {
            warning(banner);
        }
        block(
                document.title(),
                "role",
                "H1",
                "font-size",
                "17pt",
                "line-height",
                turned ? "26pt" : "21pt",
                "font-weight",
                "bold",
                "space-before",
                "8pt",
                "space-after",
                "10pt");
        for (String facts : document.factLines()) {
            block(facts, "space-after", "3pt");
        }
    }

    private void contents() {
        List<Outline.Section> sections = sections();
        if (sections.size() < LEAST_CONTENTS || document.metadata().pages() == 1) {
            return;
        }
        block(
                messages.text("outline.contents"),
                "font-weight",
                "bold",
                "font-size",
                "11pt",
                "space-before",
                "12pt",
                "space-after",
                "5pt",
                KEEP_WITH_NEXT,
                "always");
        for (Outline.Section section : sections) {
            String target = name(section.heading().anchor());
            int indent = section.heading().rank() == Document.Rank.SUBSECTION ? 2 * STEP : STEP;
            out.open(
                            "fo:block",
                            "text-align-last",
                            "justify",
                            "start-indent",
                            indent + "pt",
                            "text-indent",
                            -STEP + "pt",
                            "space-after",
                            "2pt")
                    .open("fo:basic-link", "internal-destination", target);
            label(section.label(), size(TEXT), false);
            text(wording.within(section.heading().text())); // the dots and the number stay on their side of it
            out.fixed("<fo:leader leader-pattern=\"dots\"/>")
                    .empty("fo:page-number-citation", "ref-id", target)
                    .close("fo:basic-link")
                    .close("fo:block");
        }
    }

    private void row(List<Outline.Part> parts) {
        if (parts.size() == 1) {
            part(parts.getFirst());
            return;
        }
        int whole = textWidth;
        textWidth = (whole - GAP * (parts.size() - 1)) / parts.size();
        out.open("fo:table", "role", "NonStruct", "table-layout", "fixed", "width", "100%");
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.empty("fo:table-column", "column-width", points(GAP));
            }
            out.empty("fo:table-column", "column-width", "proportional-column-width(1)");
        }
        out.open("fo:table-body", "role", "NonStruct").open("fo:table-row", "role", "NonStruct");
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.fixed("<fo:table-cell role=\"NonStruct\"><fo:block/></fo:table-cell>");
            }
            out.open("fo:table-cell", "role", "NonStruct");
            part(parts.get(i));
            out.close("fo:table-cell");
        }
        out.close("fo:table-row").close("fo:table-body").close("fo:table");
        textWidth = whole;
    }

    private void part(Outline.Part part) {
        switch (part) {
            case Outline.Section section -> heading(section);
            case Outline.Paragraph paragraph -> {
                Document.Paragraph said = paragraph.paragraph();
                if (said.warning()) {
                    warning(said.text());
                } else if (paragraph.label().isEmpty()) {
                    block(said.text(), "font-style", "italic", "space-before", "8pt", "space-after", "6pt");
                } else {
                    out.open("fo:block", "space-after", "6pt", "text-align", filled());
                    label(paragraph.label(), size(TEXT), false);
                    text(said.text());
                    out.close("fo:block");
                }
            }
            case Outline.Figures figures -> figures.figures().forEach(this::figure);
            case Outline.Tabular tabular -> {
                Table table = tabular.tabular().table();
                caption(tabular.label(), table.title(), tabular.tabular().anchor());
                table(table);
            }
            case Outline.Chart chart -> chart(chart);
        }
    }

    /** Its box is as wide as the text around it. */
    private void warning(String text) {
        block(
                text,
                "font-weight",
                "bold",
                "border",
                "0.8pt solid black",
                "padding",
                "4pt",
                "start-indent",
                "4.8pt",
                "end-indent",
                "4.8pt",
                "space-before",
                "6pt",
                "space-after",
                "8pt");
    }

    private void heading(Outline.Section section) {
        Document.Heading heading = section.heading();
        boolean sub = heading.rank() == Document.Rank.SUBSECTION;
        boolean labelled = !section.label().isEmpty();
        out.open(
                "fo:block",
                "id",
                name(heading.anchor()),
                "role",
                sub ? "H3" : "H2",
                "font-weight",
                "bold",
                "font-size",
                size(sub ? SUBHEADING : HEADING) + "pt",
                "line-height",
                "1.3",
                "space-before",
                sub ? "12pt" : "18pt",
                "space-after",
                "8pt",
                KEEP_WITH_NEXT,
                "always",
                "break-before",
                heading.rank() == Document.Rank.ANNEX ? "page" : "auto",
                "start-indent",
                labelled ? STEP + "pt" : "0pt",
                "text-indent",
                labelled ? -STEP + "pt" : "0pt");
        label(section.label(), size(sub ? SUBHEADING : HEADING), true);
        text(heading.text());
        out.close("fo:block");
    }

    /** A label, and room up to where text begins. */
    private void label(String label, int size, boolean bold) {
        if (!label.isEmpty()) {
            int room = Math.max(4_000, STEP * 1_000 - Glyphs.width(label, language, bold) * size);
            text(label);
            out.empty("fo:leader", "leader-pattern", "space", "leader-length", points(room));
        }
    }

    private void figure(Outline.Figure figure) {
        Document.Line line = figure.line();
        out.open("fo:block", "id", name("figure-" + line.id()), "space-after", "6pt", "text-align", filled());
        label(figure.label(), size(TEXT), false);
        text(line.paragraph());
        if (!line.definition().isEmpty()) {
            footnote(figure);
        }
        out.close("fo:block");
        if (line.members() != null) {
            block(
                    Footnote.closed(line.members(), messages),
                    "start-indent",
                    STEP + "pt",
                    "space-after",
                    "6pt",
                    "text-align",
                    filled());
        }
        if (line.parts() != null) {
            caption(figure.table(), line.parts().title(), null);
            table(line.parts());
        }
    }

    private void footnote(Outline.Figure figure) {
        Footnote note = Footnote.of(figure.line(), outline, wording);
        String number = Integer.toString(figure.note());
        out.open("fo:footnote")
                .element("fo:inline", number, "font-size", "6.5pt", "baseline-shift", "super")
                .open("fo:footnote-body")
                .open(
                        "fo:block",
                        "font-size",
                        size(NOTE) + "pt",
                        "line-height",
                        "1.25",
                        "font-weight",
                        "normal",
                        "font-style",
                        "normal",
                        "start-indent",
                        "0pt",
                        "text-indent",
                        "0pt",
                        "text-align",
                        "start",
                        "space-after",
                        "2pt")
                .element("fo:inline", number, "font-size", "6pt", "baseline-shift", "super");
        text(" " + wording.running(note.sentences()) + " ");
        if (figure.line().records() instanceof Document.Records.InAnnex annex) {
            out.open("fo:basic-link", "internal-destination", name(annex.anchor()));
            text(note.records());
            out.close("fo:basic-link");
        } else {
            text(note.records());
        }
        out.close("fo:block").close("fo:footnote-body").close("fo:footnote");
    }

    /** Stays on the page of what it stands over. */
    private void caption(String label, String title, @Nullable String anchor) {
        out.open("fo:block", "role", "Caption", "space-before", "12pt", "space-after", "3pt", KEEP_WITH_NEXT, "always");
        if (!label.isEmpty() && !compact) {
            block(label, KEEP_WITH_NEXT, "always");
        }
        String said = compact ? Outline.caption(label, title, wording) : title;
        if (anchor == null) {
            block(said, "font-weight", "bold", KEEP_WITH_NEXT, "always");
        } else {
            block(said, "font-weight", "bold", KEEP_WITH_NEXT, "always", "id", name(anchor));
        }
        out.close("fo:block");
    }

    private void table(Table table) {
        if (table.rows().isEmpty()) {
            block(messages.text("empty.rows"), "font-style", "italic");
        } else {
            rows(table);
        }
        for (String note : table.notes()) {
            block(
                    note,
                    "font-size",
                    (turned ? "9.5" : "8.5") + "pt",
                    "space-after",
                    "6pt",
                    "keep-with-previous.within-page",
                    "always");
        }
    }

    private void rows(Table table) {
        int size = size(CELL);
        ColumnWidths widths = ColumnWidths.of(table, wording, textWidth / size, PADDING / size);
        out.open(
                "fo:table",
                "table-layout",
                "fixed",
                "width",
                "100%",
                "border-top",
                RULE,
                "border-bottom",
                HEAVY,
                "font-size",
                points(size * widths.size() * 10),
                "line-height",
                turned ? "1.4" : "1.22",
                "space-after",
                "6pt");
        for (int share : widths.shares()) {
            out.empty("fo:table-column", "column-width", "proportional-column-width(" + share + ")");
        }
        out.fixed("<fo:table-header><fo:table-row keep-with-next.within-page=\"always\">");
        for (int i = 0; i < table.columns().size(); i++) {
            Table.Column column = table.columns().get(i);
            cell(column.heading(), right(i, column), "border-bottom", "font-style", "italic");
        }
        out.fixed("</fo:table-row></fo:table-header><fo:table-body>");
        for (int i = 0; i < table.rows().size(); i++) {
            row(table, table.rows().get(i), i == 0 || i == table.rows().size() - 2);
        }
        out.fixed("</fo:table-body></fo:table>");
    }

    /** @param kept whether the next row stays on its page, so that neither the first nor the last stands alone */
    private void row(Table table, Table.Row row, boolean kept) {
        out.open(
                "fo:table-row",
                "keep-together.within-page",
                "always",
                KEEP_WITH_NEXT,
                kept && table.rows().size() > 1 ? "always" : "auto");
        for (int i = 0; i < row.cells().size(); i++) {
            cell(
                    Cells.text(row.cells().get(i), wording),
                    right(i, table.columns().get(i)),
                    row.total() ? "border-top" : "",
                    "font-weight",
                    row.total() ? "bold" : "normal");
        }
        out.close("fo:table-row");
    }

    private static boolean right(int column, Table.Column of) {
        return column > 0 && Cells.standsRight(of.type());
    }

    /** @param rule the side on which the cell has a line, empty for none */
    private void cell(String text, boolean right, String rule, String property, String value) {
        out.open(
                "fo:table-cell",
                "padding",
                "2pt",
                "display-align",
                "after",
                rule.isEmpty() ? "border-top" : rule,
                rule.isEmpty() ? "none" : RULE);
        // Numbers are read from the left in every language, so their last digits stand one below the other on the
        // right.
        block(text, "text-align", right && !turned ? "end" : "start", property, value);
        out.close("fo:table-cell");
    }

    private void chart(Outline.Chart part) {
        Document.Chart chart = part.chart();
        caption(part.label(), chart.title(), null);
        out.open("fo:block", "space-after", "8pt", "text-align", "center")
                .open(
                        "fo:instream-foreign-object",
                        "content-width",
                        "160mm",
                        "content-height",
                        "scale-to-fit",
                        "fox:alt-text",
                        DirectedText.plain(chart.alternative()))
                .add(ChartDrawing.of(chart, language))
                .close("fo:instream-foreign-object")
                .close("fo:block");
    }

    private void block(String text, String... attributes) {
        out.open("fo:block", attributes);
        text(text);
        out.close("fo:block");
    }

    private void text(String text) {
        DirectedText.add(out, text, language);
    }

    /** Arabic letters are smaller than Latin ones of the same size, and its lines are not filled by wide spaces. */
    private int size(int points) {
        return turned ? points + 1 : points;
    }

    private String filled() {
        return turned ? "start" : "justify";
    }

    private static String points(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).toPlainString() + "pt";
    }

    /** Anchors as XML has them: the first time an anchor is met it gets its name. */
    private String name(String anchor) {
        return names.computeIfAbsent(anchor, _ -> "p" + (names.size() + 1));
    }
}
