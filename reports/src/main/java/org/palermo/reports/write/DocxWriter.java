package org.palermo.reports.write;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.Language;

/**
 * Writes a document for Word (ISO/IEC 29500, transitional) in the manner of the Secretariat's reports: lettered headings,
 * numbered paragraphs, footnotes, captioned tables, charts that are Word's own. Equal documents are equal bytes on every
 * machine: the only time in them is the document's.
 *
 * <p>Numbers of sections and paragraphs are text, not counted by Word: a paragraph that is pasted elsewhere keeps the
 * number under which it is cited, and it is the same in every language.
 */
public final class DocxWriter {

    /** The width of A4, in twentieths of a point. */
    private static final int SHEET_WIDTH = 11906;

    /** The margins of a page, in the same. */
    private static final int MARGIN = 1417;

    private static final int COMPACT_MARGIN = 964;

    /** Between two tables side by side, in the same. */
    private static final int GAP = 280;

    /** By how much more than a PDF a document with few pages is reduced: programs need more or less room for lines. */
    private static final int RESERVE = 5;

    /** On each side of the text of a cell, in the same, where a table's numbers need smaller text. */
    private static final int TIGHT_MARGIN = 30;

    /** Room of a cell beyond margins and text, in the same: programs do not agree on the width of a text to the hair. */
    private static final int SPARE = 30;

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** English Metric Units of a chart: 16 by 7.5 cm. */
    private static final String CHART_WIDTH = "5760000";

    private static final String CHART_HEIGHT = "2700000";

    /** Fewer headings than this need no table of contents. */
    private static final int LEAST_CONTENTS = 3;

    public DocxWriter() {}

    public byte[] write(Document document) {
        return new Paper(document).bytes();
    }

    /** One document on its way. */
    private static final class Paper {

        private final Document document;
        private final Wording wording;
        private final Messages messages;
        private final Language language;
        private final boolean turned;
        private final int percent;
        private final boolean compact;

        /** Of what is being written, in twentieths of a point. */
        private int textWidth;

        private final Outline outline;
        private final Markup body = new Markup();
        private final Markup footnotes = new Markup();
        private final Map<String, String> bookmarks = new HashMap<>();
        private final List<String> charts = new ArrayList<>();
        private int marks;

        Paper(Document document) {
            this.document = document;
            this.wording = document.wording();
            this.messages = wording.messages();
            this.language = wording.language();
            this.turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
            this.compact = document.metadata().isCompact();
            this.percent = PdfWriter.percent(document, RESERVE);
            this.textWidth = SHEET_WIDTH * 100 / percent - 2 * margin();
            this.outline = Outline.of(document);
            for (Document.Block block : document.blocks()) {
                switch (block) {
                    case Document.Heading heading -> name(heading.anchor());
                    case Document.Tabular tabular -> {
                        if (tabular.anchor() != null) {
                            name(tabular.anchor());
                        }
                    }
                    case Document.Lines lines -> lines.lines().forEach(line -> name("figure-" + line.id()));
                    case Document.Paragraph _, Document.Chart _ -> {}
                }
            }
        }

        byte[] bytes() {
            titleBlock();
            contents();
            outline.rows().forEach(this::row);
            Map<String, String> parts = new TreeMap<>();
            parts.put("[Content_Types].xml", contentTypes());
            parts.put("_rels/.rels", packageRelations());
            parts.put("docProps/core.xml", core());
            parts.put(
                    "docProps/app.xml",
                    Markup.document()
                            .open(
                                    "Properties",
                                    "xmlns",
                                    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
                            .element("Application", "Palermo")
                            .close("Properties")
                            .toString());
            parts.put("word/document.xml", page());
            parts.put(
                    "word/styles.xml",
                    compact
                            ? Reduction.compactWord(DocxStyles.of(language, textWidth))
                            : DocxStyles.of(language, textWidth));
            parts.put("word/settings.xml", settings());
            parts.put("word/footnotes.xml", notes());
            parts.put("word/header1.xml", header(false));
            parts.put("word/header2.xml", header(true));
            parts.put("word/footer1.xml", footer());
            parts.put("word/_rels/document.xml.rels", documentRelations());
            for (int i = 0; i < charts.size(); i++) {
                parts.put("word/charts/chart" + (i + 1) + ".xml", charts.get(i));
            }
            return Archive.of(parts.entrySet().stream()
                    .map(part -> NamedFile.text(part.getKey(), Reduction.word(part.getValue(), percent)))
                    .toList());
        }

        // ---- the text -------------------------------------------------------------------------------------------

        private void titleBlock() {
            String symbol = document.metadata().symbol();
            if (symbol != null) {
                body.add(paragraph("Header", run(symbol, "<w:b/><w:bCs/>")));
            }
            String banner = document.banner();
            if (banner != null) {
                body.add(paragraph("Warning", run(banner, "")));
            }
            body.add(paragraph("Title", run(document.title(), "")));
            document.factLines().forEach(facts -> body.add(paragraph("Normal", run(facts, ""))));
        }

        /** Filled already; Word counts the pages anew where it is asked to. */
        private void contents() {
            List<Outline.Section> sections = new ArrayList<>();
            for (Outline.Part part : outline.parts()) {
                if (part instanceof Outline.Section section) {
                    sections.add(section);
                }
            }
            if (sections.size() < LEAST_CONTENTS || document.metadata().pages() == 1) {
                return;
            }
            body.add(paragraph("TOCHeading", run(messages.text("outline.contents"), "")));
            for (int i = 0; i < sections.size(); i++) {
                Outline.Section section = sections.get(i);
                Markup runs = new Markup();
                if (i == 0) {
                    runs.fixed(field("begin"))
                            .fixed(instruction("TOC \\o \"1-2\" \\h \\z"))
                            .fixed(field("separate"));
                }
                String bookmark = bookmark(section.heading().anchor());
                runs.open("w:hyperlink", "w:anchor", bookmark, "w:history", "1");
                if (!section.label().isEmpty()) {
                    runs.add(run(section.label(), "")).fixed("<w:r><w:tab/></w:r>");
                }
                runs.add(run(section.heading().text(), ""))
                        .fixed("<w:r><w:tab/></w:r>")
                        .fixed("<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r>")
                        .fixed(instruction("PAGEREF " + bookmark + " \\h"))
                        .fixed(field("separate"))
                        // no number until a program has set the pages: a guess would pass for it
                        .fixed(field("end"))
                        .close("w:hyperlink");
                if (i == sections.size() - 1) {
                    runs.fixed(field("end"));
                }
                body.add(paragraph(section.heading().rank() == Document.Rank.SUBSECTION ? "TOC2" : "TOC1", runs));
            }
        }

        private int margin() {
            return compact ? COMPACT_MARGIN : MARGIN;
        }

        /** Side by side: in the cells of a table without lines. */
        private void row(List<Outline.Part> parts) {
            if (parts.size() == 1) {
                part(parts.getFirst());
                return;
            }
            int whole = textWidth;
            textWidth = (whole - GAP * (parts.size() - 1)) / parts.size();
            body.fixed("<w:tbl><w:tblPr>" + (turned ? "<w:bidiVisual/>" : "") + "<w:tblW w:w=\"" + whole
                    + "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>" + margins(0) + "</w:tblPr><w:tblGrid>");
            for (int i = 0; i < parts.size(); i++) {
                body.fixed(i == 0 ? "" : "<w:gridCol w:w=\"" + GAP + "\"/>")
                        .fixed("<w:gridCol w:w=\"" + textWidth + "\"/>");
            }
            body.fixed("</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (int i = 0; i < parts.size(); i++) {
                if (i > 0) {
                    body.fixed("<w:tc><w:tcPr><w:tcW w:w=\"" + GAP + "\" w:type=\"dxa\"/></w:tcPr>")
                            .add(paragraph("TableNote", new Markup()))
                            .fixed("</w:tc>");
                }
                body.fixed("<w:tc><w:tcPr><w:tcW w:w=\"" + textWidth + "\" w:type=\"dxa\"/></w:tcPr>");
                part(parts.get(i));
                body.fixed("</w:tc>");
            }
            body.fixed("</w:tr></w:tbl>").add(paragraph("TableNote", new Markup())); // or it would grow into the next
            textWidth = whole;
        }

        private void part(Outline.Part part) {
            switch (part) {
                case Outline.Section section -> heading(section);
                case Outline.Paragraph paragraph -> {
                    Document.Paragraph text = paragraph.paragraph();
                    if (text.warning()) {
                        body.add(paragraph("Warning", run(text.text(), "")));
                    } else if (paragraph.label().isEmpty()) {
                        body.add(paragraph("Notice", run(text.text(), "")));
                    } else {
                        body.add(paragraph("NumberedParagraph", labelled(paragraph.label(), run(text.text(), ""))));
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

        private void heading(Outline.Section section) {
            Document.Heading heading = section.heading();
            Markup runs =
                    new Markup().add(marked(heading.anchor(), labelled(section.label(), run(heading.text(), ""))));
            String style = heading.rank() == Document.Rank.SUBSECTION ? "Heading2" : "Heading1";
            boolean annex = heading.rank() == Document.Rank.ANNEX;
            body.add(paragraph(style, annex ? "<w:pageBreakBefore/>" : "", runs));
        }

        private void figure(Outline.Figure figure) {
            Document.Line line = figure.line();
            Markup runs = new Markup()
                    .add(marked("figure-" + line.id(), labelled(figure.label(), run(line.paragraph(), ""))));
            if (!line.definition().isEmpty()) {
                runs.fixed("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\""
                        + (figure.note() + 1) + "\"/></w:r>");
                footnote(figure);
            }
            body.add(paragraph("NumberedParagraph", runs));
            if (line.members() != null) {
                body.add(paragraph("Members", run(Footnote.closed(line.members(), messages), "")));
            }
            if (line.parts() != null) {
                caption(figure.table(), line.parts().title(), null);
                table(line.parts());
            }
        }

        private void footnote(Outline.Figure figure) {
            Document.Line line = figure.line();
            Footnote note = Footnote.of(line, outline, wording);
            Markup runs = new Markup()
                    .fixed("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>")
                    .add(run(" " + wording.running(note.sentences()), ""));
            if (!note.records().isEmpty()) {
                runs.add(run(" ", ""));
                String bookmark =
                        line.records() instanceof Document.Records.InAnnex annex ? bookmark(annex.anchor()) : "";
                if (bookmark.isEmpty()) {
                    runs.add(run(note.records(), ""));
                } else {
                    runs.open("w:hyperlink", "w:anchor", bookmark, "w:history", "1")
                            .add(run(note.records(), "<w:rStyle w:val=\"Hyperlink\"/>"))
                            .close("w:hyperlink");
                }
            }
            footnotes
                    .open("w:footnote", "w:id", Integer.toString(figure.note() + 1))
                    .add(paragraph("FootnoteText", runs))
                    .close("w:footnote");
        }

        private void caption(String label, String title, @Nullable String anchor) {
            Markup runs = new Markup();
            if (!label.isEmpty() && !compact) {
                runs.add(run(label, "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>")).fixed("<w:r><w:br/></w:r>");
            }
            runs.add(run(compact ? Outline.caption(label, title, wording) : title, ""));
            body.add(paragraph("Caption", anchor == null ? runs : marked(anchor, runs)));
        }

        private void table(Table table) {
            if (table.rows().isEmpty()) {
                body.add(paragraph("Notice", run(messages.text("empty.rows"), "")));
            } else {
                ColumnWidths usual = widths(table, DocxStyles.CELL_MARGIN);
                int margin = usual.size() < 100 ? TIGHT_MARGIN : DocxStyles.CELL_MARGIN;
                ColumnWidths columns = widths(table, margin);
                List<Integer> widths = columns.shares();
                body.open("w:tbl")
                        .fixed("<w:tblPr>" + (turned ? "<w:bidiVisual/>" : "") + "<w:tblW w:w=\"" + textWidth
                                + "\" w:type=\"dxa\"/><w:tblBorders>"
                                + "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
                                + "<w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>"
                                + "<w:tblLayout w:type=\"fixed\"/>" + margins(margin)
                                + "<w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\"/>")
                        .empty("w:tblCaption", "w:val", table.title())
                        .fixed("</w:tblPr>")
                        .open("w:tblGrid");
                widths.forEach(width -> body.empty("w:gridCol", "w:w", Integer.toString(width * textWidth / 1000)));
                body.close("w:tblGrid");
                body.fixed("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
                for (int i = 0; i < widths.size(); i++) {
                    Table.Column column = table.columns().get(i);
                    cell(
                            widths.get(i),
                            "TableHeading",
                            right(i, column),
                            "bottom",
                            run(column.heading(), sized(columns.size(), DocxStyles.headingSize(language))));
                }
                body.close("w:tr");
                for (Table.Row row : table.rows()) {
                    row(table, row, columns);
                }
                body.close("w:tbl");
            }
            for (String note : table.notes()) {
                body.add(paragraph("TableNote", run(note, "")));
            }
            if (!compact || table.notes().isEmpty()) {
                body.add(paragraph("TableNote", new Markup())); // a table does not end a cell or touch the next
            }
        }

        private ColumnWidths widths(Table table, int margin) {
            int size = DocxStyles.cellSize(language);
            return ColumnWidths.of(table, wording, textWidth * 100 / size, (2 * margin + SPARE) * 100 / size);
        }

        /** Said of each table: LibreOffice does not look at the margins of the usual table's style. */
        private static String margins(int margin) {
            return "<w:tblCellMar><w:left w:w=\"" + margin + "\" w:type=\"dxa\"/><w:right w:w=\"" + margin
                    + "\" w:type=\"dxa\"/></w:tblCellMar>";
        }

        private void row(Table table, Table.Row row, ColumnWidths columns) {
            List<Integer> widths = columns.shares();
            String sized = sized(columns.size(), DocxStyles.cellSize(language));
            body.fixed("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (int i = 0; i < widths.size(); i++) {
                boolean right = right(i, table.columns().get(i));
                cell(
                        widths.get(i),
                        right ? "TableNumber" : "TableText",
                        false,
                        row.total() ? "top" : "",
                        run(Cells.text(row.cells().get(i), wording), (row.total() ? "<w:b/><w:bCs/>" : "") + sized));
            }
            body.close("w:tr");
        }

        /** Nothing where the style's size is right; else whole points, as some programs round halves up. */
        private static String sized(int percent, int usual) {
            int size = usual * percent / 200 * 2;
            return percent == 100 ? "" : "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/>";
        }

        private static boolean right(int column, Table.Column of) {
            return column > 0 && Cells.standsRight(of.type());
        }

        /** @param rule the side on which the cell has a line, empty for none */
        private void cell(int width, String style, boolean right, String rule, Markup runs) {
            body.fixed("<w:tc><w:tcPr><w:tcW w:w=\"" + width * textWidth / 1000 + "\" w:type=\"dxa\"/>"
                    + (rule.isEmpty()
                            ? ""
                            : "<w:tcBorders><w:" + rule
                                    + " w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"auto\"/>"
                                    + "</w:tcBorders>")
                    + "<w:vAlign w:val=\"bottom\"/></w:tcPr>");
            body.add(paragraph(style, "", runs, right ? DocxStyles.onTheRight(language) : ""));
            body.close("w:tc");
        }

        private void chart(Outline.Chart part) {
            Document.Chart chart = part.chart();
            charts.add(DocxChart.of(chart, language));
            String number = Integer.toString(charts.size());
            caption(part.label(), chart.title(), null);
            Markup runs = new Markup()
                    .fixed("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\""
                            + CHART_WIDTH + "\" cy=\"" + CHART_HEIGHT + "\"/>")
                    .empty("wp:docPr", "id", number, "name", "Chart " + number, "descr", chart.alternative())
                    .fixed("<wp:cNvGraphicFramePr/><a:graphic"
                            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData"
                            + " uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart"
                            + " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rIdChart"
                            + number + "\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
            // LibreOffice mirrors the digits of a chart that stands in a paragraph from right to left.
            body.add(new Markup()
                    .fixed("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:bidi w:val=\"0\"/></w:pPr>")
                    .add(runs)
                    .close("w:p"));
        }

        // ---- paragraphs and runs --------------------------------------------------------------------------------

        private Markup paragraph(String style, Markup runs) {
            return paragraph(style, "", runs, "");
        }

        private Markup paragraph(String style, String before, Markup runs) {
            return paragraph(style, before, runs, "");
        }

        /** Properties stand in the order of the schema: those before the direction, the direction, those after it. */
        private Markup paragraph(String style, String before, Markup runs, String after) {
            return new Markup()
                    .fixed("<w:p><w:pPr>")
                    .empty("w:pStyle", "w:val", style)
                    .fixed(before)
                    .fixed(turned ? "<w:bidi/>" : "")
                    .fixed(after)
                    .fixed("</w:pPr>")
                    .add(runs)
                    .close("w:p");
        }

        private Markup run(String text, String properties) {
            return new Markup()
                    .fixed("<w:r><w:rPr>" + properties + (turned ? "<w:rtl/>" : ""))
                    .fixed("<w:lang w:val=\"" + DocxStyles.tag(turned ? Language.EN : language)
                            + "\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr>")
                    .element("w:t", text.replace('\n', ' '), "xml:space", "preserve")
                    .close("w:r");
        }

        private Markup labelled(String label, Markup text) {
            return label.isEmpty()
                    ? text
                    : run(label, "").fixed("<w:r><w:tab/></w:r>").add(text);
        }

        private Markup marked(String anchor, Markup runs) {
            String id = Integer.toString(++marks);
            return new Markup()
                    .empty("w:bookmarkStart", "w:id", id, "w:name", bookmark(anchor))
                    .add(runs)
                    .empty("w:bookmarkEnd", "w:id", id);
        }

        private static String field(String kind) {
            return "<w:r><w:fldChar w:fldCharType=\"" + kind + "\"/></w:r>";
        }

        private static String instruction(String code) {
            return "<w:r><w:instrText xml:space=\"preserve\"> " + code.replace("\"", "&quot;")
                    + " </w:instrText></w:r>";
        }

        /** Word's bookmarks have at most forty letters, digits and low lines. */
        private void name(String anchor) {
            String plain = anchor.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(Locale.ROOT);
            bookmarks.putIfAbsent(
                    anchor, "p" + (bookmarks.size() + 1) + "_" + plain.substring(0, Math.min(plain.length(), 30)));
        }

        private String bookmark(String anchor) {
            return bookmarks.getOrDefault(anchor, "");
        }

        // ---- the other parts ------------------------------------------------------------------------------------

        private String page() {
            return Markup.document()
                    .open(
                            "w:document",
                            "xmlns:w",
                            W,
                            "xmlns:r",
                            R,
                            "xmlns:wp",
                            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
                    .open("w:body")
                    .add(body)
                    .fixed("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader1\"/>"
                            + "<w:headerReference w:type=\"first\" r:id=\"rIdHeader2\"/>"
                            + "<w:footerReference w:type=\"default\" r:id=\"rIdFooter1\"/>"
                            + "<w:footerReference w:type=\"first\" r:id=\"rIdFooter1\"/>"
                            + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"" + margin() + "\" w:right=\""
                            + margin() + "\" w:bottom=\"" + margin() + "\" w:left=\"" + margin() + "\" w:header=\""
                            + (margin() + 1) / 2 + "\" w:footer=\"" + (margin() + 1) / 2 + "\" w:gutter=\"0\"/>"
                            + "<w:titlePg/>" + (turned ? "<w:bidi/>" : "") + "</w:sectPr>")
                    .close("w:body")
                    .close("w:document")
                    .toString();
        }

        private String notes() {
            return Markup.document()
                    .open("w:footnotes", "xmlns:w", W, "xmlns:r", R)
                    .fixed("<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p>"
                            + "</w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r>"
                            + "<w:continuationSeparator/></w:r></w:p></w:footnote>")
                    .add(footnotes)
                    .close("w:footnotes")
                    .toString();
        }

        private String header(boolean first) {
            Markup runs = new Markup();
            Document.Watermark watermark = document.metadata().watermark();
            if (watermark != null) {
                runs.add(watermark(watermark.in(wording), first ? "2" : "1"));
            }
            if (!first) {
                runs.add(run(document.title(), ""));
                String symbol = document.metadata().symbol();
                if (symbol != null) {
                    runs.fixed("<w:r><w:tab/></w:r>").add(run(symbol, ""));
                }
            }
            return Markup.document()
                    .open(
                            "w:hdr",
                            "xmlns:w",
                            W,
                            "xmlns:r",
                            R,
                            "xmlns:v",
                            "urn:schemas-microsoft-com:vml",
                            "xmlns:o",
                            "urn:schemas-microsoft-com:office:office")
                    .add(paragraph(first ? "Normal" : "Header", runs))
                    .close("w:hdr")
                    .toString();
        }

        private static Markup watermark(String text, String id) {
            return new Markup()
                    .fixed("<w:r><w:pict><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\""
                            + " adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f"
                            + " eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/><v:f"
                            + " eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/><v:f"
                            + " eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/></v:formulas>"
                            + "<v:path textpathok=\"t\" o:connecttype=\"rect\"/><v:textpath on=\"t\" fitshape=\"t\"/>"
                            + "</v:shapetype>")
                    .open(
                            "v:shape",
                            "id",
                            "PowerPlusWaterMarkObject" + id,
                            "o:spid",
                            "_x0000_s205" + id,
                            "type",
                            "#_x0000_t136",
                            "alt",
                            text,
                            "style",
                            "position:absolute;margin-left:0;margin-top:0;width:460pt;height:76pt;rotation:315;"
                                    + "z-index:-251658752;mso-position-horizontal:center;"
                                    + "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
                                    + "mso-position-vertical-relative:margin",
                            "o:allowincell",
                            "f",
                            "fillcolor",
                            "#d9d9d9",
                            "stroked",
                            "f")
                    .fixed("<v:fill opacity=\".5\"/>")
                    .empty("v:textpath", "style", "font-family:'Times New Roman';font-size:1pt", "string", text)
                    .fixed("</v:shape></w:pict></w:r>");
        }

        /** "Page 2 of 7", with what Word counts in the places of the numbers. */
        private String footer() {
            String[] around = messages.text("outline.page", Map.of("page", "\u0001", "pages", "\u0002"))
                    .split("(?<=[\u0001\u0002])|(?=[\u0001\u0002])");
            Markup runs = new Markup();
            for (String part : around) {
                switch (part) {
                    case "\u0001" -> runs.add(counted("PAGE"));
                    case "\u0002" -> runs.add(counted("NUMPAGES"));
                    default -> runs.add(run(part, ""));
                }
            }
            return Markup.document()
                    .open("w:ftr", "xmlns:w", W, "xmlns:r", R)
                    .add(paragraph("Footer", runs))
                    .close("w:ftr")
                    .toString();
        }

        private Markup counted(String what) {
            return new Markup()
                    .fixed(field("begin"))
                    .fixed(instruction(what))
                    .fixed(field("separate"))
                    .add(run("1", ""))
                    .fixed(field("end"));
        }

        private String settings() {
            return Markup.document()
                    .open("w:settings", "xmlns:w", W)
                    .fixed("<w:updateFields w:val=\"true\"/><w:footnotePr><w:footnote w:id=\"0\"/>"
                            + "<w:footnote w:id=\"1\"/></w:footnotePr><w:compat><w:compatSetting"
                            + " w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\""
                            + " w:val=\"15\"/></w:compat>")
                    .empty(
                            "w:themeFontLang",
                            "w:val",
                            DocxStyles.tag(turned ? Language.EN : language),
                            "w:eastAsia",
                            "zh-CN",
                            "w:bidi",
                            "ar-SA")
                    .close("w:settings")
                    .toString();
        }

        private String core() {
            Document.Metadata metadata = document.metadata();
            Markup out = Markup.document()
                    .open(
                            "cp:coreProperties",
                            "xmlns:cp",
                            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                            "xmlns:dc",
                            "http://purl.org/dc/elements/1.1/",
                            "xmlns:dcterms",
                            "http://purl.org/dc/terms/",
                            "xmlns:xsi",
                            "http://www.w3.org/2001/XMLSchema-instance");
            if (metadata.printed() != null) {
                String time = metadata.printed().truncatedTo(ChronoUnit.SECONDS).toString();
                out.element("dcterms:created", time, "xsi:type", "dcterms:W3CDTF");
                out.element("dcterms:modified", time, "xsi:type", "dcterms:W3CDTF");
            }
            out.element("dc:creator", "Palermo");
            if (metadata.symbol() != null) {
                out.element("dc:identifier", metadata.symbol());
            }
            out.element("dc:language", DocxStyles.tag(language));
            if (metadata.subject() != null) {
                out.element("dc:subject", metadata.subject());
            }
            return out.element("dc:title", document.title())
                    .close("cp:coreProperties")
                    .toString();
        }

        private String contentTypes() {
            Markup out = Markup.document()
                    .open("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
                    .empty(
                            "Default",
                            "Extension",
                            "rels",
                            "ContentType",
                            "application/vnd.openxmlformats-package.relationships+xml")
                    .empty("Default", "Extension", "xml", "ContentType", "application/xml");
            override(out, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
            override(out, "/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
            override(out, "/word/document.xml", TYPES + "document.main+xml");
            override(out, "/word/styles.xml", TYPES + "styles+xml");
            override(out, "/word/settings.xml", TYPES + "settings+xml");
            override(out, "/word/footnotes.xml", TYPES + "footnotes+xml");
            override(out, "/word/header1.xml", TYPES + "header+xml");
            override(out, "/word/header2.xml", TYPES + "header+xml");
            override(out, "/word/footer1.xml", TYPES + "footer+xml");
            for (int i = 1; i <= charts.size(); i++) {
                override(
                        out,
                        "/word/charts/chart" + i + ".xml",
                        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
            }
            return out.close("Types").toString();
        }

        private static void override(Markup out, String part, String type) {
            out.empty("Override", "PartName", part, "ContentType", type);
        }

        private static String packageRelations() {
            Markup out = Markup.document().open("Relationships", "xmlns", PACKAGE);
            relation(out, "rId1", R + "/officeDocument", "word/document.xml");
            relation(
                    out,
                    "rId2",
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml");
            relation(out, "rId3", R + "/extended-properties", "docProps/app.xml");
            return out.close("Relationships").toString();
        }

        private String documentRelations() {
            Markup out = Markup.document().open("Relationships", "xmlns", PACKAGE);
            relation(out, "rIdStyles", R + "/styles", "styles.xml");
            relation(out, "rIdSettings", R + "/settings", "settings.xml");
            relation(out, "rIdFootnotes", R + "/footnotes", "footnotes.xml");
            relation(out, "rIdHeader1", R + "/header", "header1.xml");
            relation(out, "rIdHeader2", R + "/header", "header2.xml");
            relation(out, "rIdFooter1", R + "/footer", "footer1.xml");
            for (int i = 1; i <= charts.size(); i++) {
                relation(out, "rIdChart" + i, R + "/chart", "charts/chart" + i + ".xml");
            }
            return out.close("Relationships").toString();
        }

        private static void relation(Markup out, String id, String type, String target) {
            out.empty("Relationship", "Id", id, "Type", type, "Target", target);
        }
    }
}
