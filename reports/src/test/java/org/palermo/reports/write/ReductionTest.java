package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths become smaller, and nothing else does. */
class ReductionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<fo:block space-after=\"6pt\">12pt</fo:block> | <fo:block space-after=\"4.8pt\">12pt</fo:block>",
                "<a margin=\"25mm 0mm -10mm 8.5pt\"/>        | <a margin=\"20mm 0mm -8mm 6.8pt\"/>",
                "<a page-width=\"210mm\" height=\"297mm\"/> | <a page-width=\"210mm\" height=\"297mm\"/>",
                "<a line-height=\"1.3\" width=\"100%\"/>    | <a line-height=\"1.3\" width=\"100%\"/>",
                "<a alt-text=\"walls of 12pt and 3mm\"/>    | <a alt-text=\"walls of 12pt and 3mm\"/>"
            })
    void pagesAreReduced(String usual, String expected) {
        assertEquals(expected, Reduction.pages(usual, 80));
        assertEquals(usual, Reduction.pages(usual, 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<w:sz w:val=\"18\"/><w:szCs w:val=\"22\"/> | <w:sz w:val=\"14\"/><w:szCs w:val=\"17\"/>",
                "<w:spacing w:before=\"60\" w:line=\"250\"/> | <w:spacing w:before=\"48\" w:line=\"250\"/>",
                "<w:pgSz w:w=\"11906\"/><w:pgMar w:top=\"1000\"/> | <w:pgSz w:w=\"11906\"/><w:pgMar w:top=\"800\"/>",
                "<w:top w:val=\"single\" w:sz=\"4\"/> | <w:top w:val=\"single\" w:sz=\"4\"/>",
                "<w:tcW w:w=\"1000\" w:type=\"dxa\"/>1000 | <w:tcW w:w=\"800\" w:type=\"dxa\"/>1000",
                "<wp:extent cx=\"5760000\" cy=\"2700000\"/> | <wp:extent cx=\"4608000\" cy=\"2160000\"/>",
                "<a:defRPr sz=\"800\"/> | <a:defRPr sz=\"640\"/>"
            })
    void aWordDocumentIsReduced(String usual, String expected) {
        assertEquals(expected, Reduction.word(usual, 80));
        assertEquals(usual, Reduction.word(usual, 100));
    }

    @Test
    void onlySpaceBetweenParagraphsIsTakenAway() {
        assertEquals(
                "<a space-before=\"6pt\" padding=\"2pt\"/>",
                Reduction.compact("<a space-before=\"12pt\" padding=\"2pt\"/>"));
        assertEquals(
                "<w:spacing w:before=\"30\" w:after=\"60\" w:line=\"220\"/>",
                Reduction.compactWord("<w:spacing w:before=\"30\" w:after=\"120\" w:line=\"220\"/>"));
    }
}
