package org.palermo.reports.write;

import org.palermo.schemas.codes.Language;

/** The styles of a Word document: the look of the Secretariat's reports, ten points on A4. */
final class DocxStyles {

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** On each side of the text of a table's cell, in twentieths of a point. */
    static final int CELL_MARGIN = 80;

    private DocxStyles() {}

    /** The tag of a language as Word wants it: with a country. */
    static String tag(Language language) {
        return switch (language) {
            case EN -> "en-GB";
            case FR -> "fr-FR";
            case ES -> "es-ES";
            case RU -> "ru-RU";
            case ZH -> "zh-CN";
            case AR -> "ar-SA";
        };
    }

    /** Of the text in tables, in half points. */
    static int cellSize(Language language) {
        return language.direction() == Language.Direction.RIGHT_TO_LEFT ? 22 : 18;
    }

    /** Where numbers stand, so that their last digits are one below the other; "left" is where lines begin. */
    static String onTheRight(Language language) {
        return language.direction() == Language.Direction.RIGHT_TO_LEFT
                ? "<w:jc w:val=\"left\"/>"
                : "<w:jc w:val=\"right\"/>";
    }

    /** Of the headings of columns, in half points. */
    static int headingSize(Language language) {
        return cellSize(language) - 2;
    }

    /** @param textWidth between the margins, in twentieths of a point */
    static String of(Language language, int textWidth) {
        boolean turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
        String size = turned ? "24" : "20";
        String bidi = turned ? "<w:bidi/>" : "";
        Markup out = Markup.document()
                .open("w:styles", "xmlns:w", NAMESPACE)
                .fixed("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\""
                        + " w:eastAsia=\"SimSun\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
                        + "<w:sz w:val=\"20\"/><w:szCs w:val=\"" + size + "\"/>"
                        + "<w:lang w:val=\"" + tag(turned ? Language.EN : language)
                        + "\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>"
                        + "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
                        + "<w:spacing w:after=\"120\" w:line=\"250\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
                        + "</w:docDefaults>");
        style(out, "Normal", "Normal", "", "<w:widowControl/>" + bidi, "");
        style(
                out,
                "Title",
                "Title",
                "Normal",
                "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"200\" w:line=\"300\" w:lineRule=\"auto\"/>",
                "<w:b/><w:bCs/><w:sz w:val=\"34\"/><w:szCs w:val=\"38\"/>");
        heading(
                out,
                1,
                "<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs>"
                        + "<w:spacing w:before=\"360\" w:after=\"160\"/><w:ind w:left=\"567\" w:hanging=\"567\"/>",
                "26");
        heading(
                out,
                2,
                "<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs>"
                        + "<w:spacing w:before=\"240\" w:after=\"120\"/><w:ind w:left=\"567\" w:hanging=\"567\"/>",
                "22");
        style(
                out,
                "NumberedParagraph",
                "Numbered Paragraph",
                "Normal",
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs>" + justified(language),
                "");
        style(out, "Members", "Members", "Normal", "<w:ind w:left=\"567\"/>" + justified(language), "");
        style(out, "Notice", "Notice", "Normal", "<w:spacing w:before=\"120\"/>", "<w:i/><w:iCs/>");
        style(
                out,
                "Warning",
                "Warning",
                "Normal",
                "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/>"
                        + "<w:left w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/>"
                        + "<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/>"
                        + "<w:right w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/></w:pBdr>"
                        + "<w:ind w:left=\"100\" w:right=\"100\"/>",
                "<w:b/><w:bCs/>");
        style(
                out,
                "Caption",
                "caption",
                "Normal",
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"60\"/>",
                "<w:b/><w:bCs/>");
        style(
                out,
                "TableText",
                "Table Text",
                "Normal",
                "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"220\"" + " w:lineRule=\"auto\"/>",
                "<w:sz w:val=\"18\"/><w:szCs w:val=\"" + cellSize(language) + "\"/>");
        String number = Integer.toString(cellSize(language)); // a sign makes some programs take a number for Latin text
        style(
                out,
                "TableNumber",
                "Table Number",
                "TableText",
                onTheRight(language),
                "<w:sz w:val=\"" + number + "\"/>");
        style(
                out,
                "TableHeading",
                "Table Heading",
                "TableText",
                "<w:keepNext/>",
                "<w:i/><w:iCs/><w:sz w:val=\"16\"/><w:szCs w:val=\"" + headingSize(language) + "\"/>");
        style(
                out,
                "TableNote",
                "Table Note",
                "Normal",
                "<w:spacing w:before=\"60\" w:after=\"120\"/>",
                "<w:sz w:val=\"17\"/><w:szCs w:val=\"" + (turned ? "21" : "17") + "\"/>");
        style(
                out,
                "TOCHeading",
                "TOC Heading",
                "Normal",
                "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>",
                "<w:b/><w:bCs/><w:sz w:val=\"22\"/><w:szCs w:val=\"26\"/>");
        contents(out, 1, 0, textWidth);
        contents(out, 2, 567, textWidth);
        style(
                out,
                "FootnoteText",
                "footnote text",
                "Normal",
                "<w:spacing w:after=\"40\" w:line=\"220\" w:lineRule=\"auto\"/>",
                "<w:sz w:val=\"16\"/><w:szCs w:val=\"" + (turned ? "20" : "16") + "\"/>");
        style(
                out,
                "Header",
                "header",
                "Normal",
                "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/></w:pBdr>"
                        + "<w:tabs><w:tab w:val=\"right\" w:pos=\"" + textWidth + "\"/></w:tabs>",
                "<w:sz w:val=\"17\"/><w:szCs w:val=\"" + (turned ? "21" : "17") + "\"/>");
        style(
                out,
                "Footer",
                "footer",
                "Normal",
                "<w:jc w:val=\"center\"/>",
                "<w:sz w:val=\"17\"/><w:szCs w:val=\"" + (turned ? "21" : "17") + "\"/>");
        out.fixed("<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>"
                + "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
        out.fixed("<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>"
                + "<w:rPr><w:u w:val=\"single\"/></w:rPr></w:style>");
        out.fixed("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
                + "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>"
                + "<w:left w:w=\"" + CELL_MARGIN + "\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
                + "<w:right w:w=\"" + CELL_MARGIN + "\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
        return out.close("w:styles").toString();
    }

    /** Chinese and Arabic set their own ways of filling a line; European reports are justified. */
    private static String justified(Language language) {
        return switch (language) {
            case EN, FR, ES, RU, ZH -> "<w:jc w:val=\"both\"/>";
            case AR -> "";
        };
    }

    private static void heading(Markup out, int level, String paragraph, String size) {
        style(
                out,
                "Heading" + level,
                "heading " + level,
                "Normal",
                paragraph + "<w:outlineLvl w:val=\"" + (level - 1) + "\"/>",
                "<w:b/><w:bCs/><w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + (Integer.parseInt(size) + 4) + "\"/>");
    }

    private static void contents(Markup out, int level, int indent, int textWidth) {
        style(
                out,
                "TOC" + level,
                "toc " + level,
                "Normal",
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"" + (indent + 567) + "\"/>"
                        + "<w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"" + textWidth + "\"/></w:tabs>"
                        + "<w:spacing w:after=\"60\"/><w:ind w:left=\"" + (indent + 567)
                        + "\" w:right=\"567\" w:hanging=\"567\"/>",
                "");
    }

    private static void style(Markup out, String id, String name, String basedOn, String paragraph, String run) {
        if (id.equals("Normal")) {
            out.open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", id);
        } else {
            out.open("w:style", "w:type", "paragraph", "w:styleId", id);
        }
        out.empty("w:name", "w:val", name);
        if (!basedOn.isEmpty()) {
            out.empty("w:basedOn", "w:val", basedOn);
        }
        out.fixed("<w:qFormat/>");
        if (!paragraph.isEmpty()) {
            out.fixed("<w:pPr>" + paragraph + "</w:pPr>");
        }
        if (!run.isEmpty()) {
            out.fixed("<w:rPr>" + run + "</w:rPr>");
        }
        out.close("w:style");
    }
}
