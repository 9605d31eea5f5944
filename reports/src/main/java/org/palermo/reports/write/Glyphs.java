package org.palermo.reports.write;

import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.palermo.schemas.codes.Language;

/** Widths and outlines of characters in the fonts of pages, in thousandths of the font's size. */
final class Glyphs {

    private static final Map<PdfFonts.Family, Glyphs> REGULAR = new EnumMap<>(PdfFonts.Family.class);
    private static final Map<PdfFonts.Family, Glyphs> BOLD = new EnumMap<>(PdfFonts.Family.class);

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final int em;

    private Glyphs(String file) throws IOException {
        this.font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(PdfFonts.open(file)));
        this.characters = font.getUnicodeCmapLookup();
        this.em = font.getUnitsPerEm();
    }

    /** How wide a text is in one line; each character in the first of the language's fonts that has it. */
    static synchronized int width(String text, Language language, boolean bold) {
        try {
            int width = 0;
            for (int c : JoinedLetters.of(text).codePoints().toArray()) {
                Glyphs glyphs = having(c, PdfFonts.of(language), bold);
                width += glyphs.advance(glyphs.characters.getGlyphId(c));
            }
            return width;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A text in bold as the outlines of its glyphs, as SVG's path data: it begins at 0, stands on the line of height 0, and
     * is so wide as {@link #width} says. It is in one direction, that of its language.
     */
    static synchronized String outline(String text, Language language) {
        try {
            int[] all = JoinedLetters.of(text).codePoints().toArray();
            boolean turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
            StringBuilder path = new StringBuilder();
            int x = 0;
            for (int i = 0; i < all.length; i++) {
                int c = all[turned ? all.length - 1 - i : i];
                Glyphs glyphs = having(c, PdfFonts.of(language), true);
                int glyph = glyphs.characters.getGlyphId(c);
                glyphs.trace(path, glyph, x);
                x += glyphs.advance(glyph);
            }
            return path.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Glyphs having(int c, List<PdfFonts.Family> families, boolean bold) throws IOException {
        for (PdfFonts.Family family : families) {
            Glyphs glyphs = of(family, bold);
            if (glyphs.characters.getGlyphId(c) != 0) {
                return glyphs;
            }
        }
        return of(families.getFirst(), bold);
    }

    private static Glyphs of(PdfFonts.Family family, boolean bold) throws IOException {
        Map<PdfFonts.Family, Glyphs> known = bold ? BOLD : REGULAR;
        Glyphs glyphs = known.get(family);
        if (glyphs == null) {
            glyphs = new Glyphs(family.file(bold));
            known.put(family, glyphs);
        }
        return glyphs;
    }

    private int advance(int glyph) throws IOException {
        return font.getAdvanceWidth(glyph) * 1000 / em;
    }

    private void trace(StringBuilder path, int glyph, int left) throws IOException {
        GlyphData data = font.getGlyph().getGlyph(glyph);
        if (data == null) {
            return; // a space
        }
        float[] points = new float[6];
        for (PathIterator at = data.getPath().getPathIterator(null); !at.isDone(); at.next()) {
            switch (at.currentSegment(points)) {
                case PathIterator.SEG_MOVETO -> points(path.append('M'), points, 1, left);
                case PathIterator.SEG_LINETO -> points(path.append('L'), points, 1, left);
                case PathIterator.SEG_QUADTO -> points(path.append('Q'), points, 2, left);
                case PathIterator.SEG_CUBICTO -> points(path.append('C'), points, 3, left);
                default -> path.append('Z');
            }
        }
    }

    /** Downwards, as SVG counts. */
    private void points(StringBuilder path, float[] points, int count, int left) {
        for (int i = 0; i < count; i++) {
            path.append(left + Math.round(points[2 * i] * 1000 / em))
                    .append(' ')
                    .append(-Math.round(points[2 * i + 1] * 1000 / em))
                    .append(' ');
        }
    }
}
