package org.palermo.reports.write;

import com.ibm.icu.lang.UCharacter;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The lines of a PDF as they lie on its pages, with a stroke between the cells of a row. It looks at where another library
 * finds each glyph and for which letters it stands, and reads pages in Arabic from the right, their numbers from the left.
 */
final class PdfText {

    /** Wider than any space between words, narrower than what is between two columns; in heights of letters. */
    private static final float BETWEEN_CELLS = 1.2f;

    private static final float BETWEEN_WORDS = 0.15f;

    /** Baselines nearer than this, in points, are one line: marks of footnotes stand higher. */
    private static final float ONE_LINE = 5.5f;

    private static final Set<String> WITHIN_NUMBERS = Set.of(" ", ",", ".", "-", "/");

    /** As many signs, and one more, may stand between two Latin words. */
    private static final int REACH = 7;

    private static final int LEFT_TO_RIGHT = '\u200e';

    private PdfText() {}

    static String of(byte[] pdf, boolean fromTheRight) throws IOException {
        StringBuilder out = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                out.append("== ").append(page).append('\n');
                for (List<Glyph> line : lines(glyphs(document, page))) {
                    List<String> cells = new ArrayList<>(cells(line).stream()
                            .map(cell -> read(cell, fromTheRight))
                            .toList());
                    String text = String.join(" | ", fromTheRight ? cells.reversed() : cells);
                    out.append(text.replaceAll("\\.{5,}", " ... ")
                                    .replaceAll(" +", " ")
                                    .strip())
                            .append('\n');
                }
            }
        }
        return out.toString();
    }

    private record Glyph(String letters, float from, float to, float baseline, float height) {

        boolean isSpace() {
            return letters.isBlank();
        }

        /** Also the mark that makes a sign part of a number. */
        boolean isOfNumber() {
            return letters.codePoints().anyMatch(c -> Character.isDigit(c) || c == '%' || c == LEFT_TO_RIGHT);
        }

        boolean isLatin() {
            return letters.codePoints()
                    .anyMatch(c -> Character.isLetter(c)
                            && Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
        }

        Glyph with(String mark) {
            return new Glyph(letters + mark, from, to, baseline, height);
        }

        /** Only says in which direction its neighbours run, and is wanted no more when they do. */
        boolean isTurn() {
            return letters.equals("\u200f");
        }

        /** A sign above or below a letter. */
        boolean isMark() {
            return letters.codePoints().allMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK);
        }
    }

    private static List<Glyph> glyphs(PDDocument document, int page) throws IOException {
        List<Glyph> glyphs = new ArrayList<>();
        PDFTextStripper reader = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition at) {
                glyphs.add(new Glyph(
                        Normalizer.normalize(at.getUnicode(), Normalizer.Form.NFC),
                        at.getXDirAdj(),
                        at.getXDirAdj() + at.getWidthDirAdj(),
                        at.getYDirAdj(),
                        at.getFontSizeInPt()));
            }
        };
        reader.setStartPage(page);
        reader.setEndPage(page);
        reader.getText(document);
        return glyphs;
    }

    /** From the top, each from the left; a line's place is that of its first glyph. */
    private static List<List<Glyph>> lines(List<Glyph> glyphs) {
        TreeMap<Float, List<Glyph>> lines = new TreeMap<>();
        for (Glyph glyph : glyphs) {
            Float near = lines.keySet().stream()
                    .filter(line -> Math.abs(line - glyph.baseline()) < ONE_LINE)
                    .findFirst()
                    .orElse(glyph.baseline());
            lines.computeIfAbsent(near, _ -> new ArrayList<>()).add(glyph);
        }
        return lines.values().stream()
                .filter(line -> !line.stream().allMatch(Glyph::isSpace))
                .map(line ->
                        line.stream().sorted(Comparator.comparing(Glyph::from)).toList())
                .toList();
    }

    /** Cut where a gap is wide, without the spaces at the ends; gaps between words are spaces. */
    private static List<List<Glyph>> cells(List<Glyph> line) {
        List<List<Glyph>> cells = new ArrayList<>();
        List<Glyph> cell = new ArrayList<>();
        Glyph last = null;
        String mark = "";
        for (Glyph glyph : line) {
            if (glyph.isSpace() || glyph.isTurn()) {
                continue;
            }
            if (glyph.isMark() && last != null && glyph.from() < last.to()) {
                cell.set(cell.size() - 1, last.with(glyph.letters()));
                continue;
            }
            if (glyph.isMark()) {
                mark = glyph.letters(); // it stands where its letter begins
                continue;
            }
            if (last != null) {
                float gap = glyph.from() - last.to();
                if (gap > BETWEEN_CELLS * glyph.height()) {
                    cells.add(cell);
                    cell = new ArrayList<>();
                } else if (gap > BETWEEN_WORDS * glyph.height()) {
                    cell.add(new Glyph(" ", last.to(), glyph.from(), glyph.baseline(), glyph.height()));
                }
            }
            cell.add(glyph.with(mark));
            mark = "";
            last = glyph;
        }
        cells.add(cell);
        return cells;
    }

    private static String read(List<Glyph> cell, boolean fromTheRight) {
        if (!fromTheRight) {
            return text(cell);
        }
        StringBuilder out = new StringBuilder();
        List<Glyph> reversed = cell.reversed();
        int at = 0;
        while (at < reversed.size()) {
            int end = at;
            for (int i = at + 1; isTurned(reversed.get(at)) && i < reversed.size() && i <= end + REACH; i++) {
                if (isTurned(reversed.get(i))
                        && isJoined(reversed.get(end), text(reversed.subList(end + 1, i)), reversed.get(i))) {
                    end = i;
                }
            }
            out.append(
                    isTurned(reversed.get(at))
                            ? text(reversed.subList(at, end + 1).reversed())
                            : mirrored(reversed.get(at).letters()));
            at = end + 1;
        }
        return out.toString();
    }

    private static boolean isTurned(Glyph glyph) {
        return glyph.isOfNumber() || glyph.isLatin();
    }

    /** Within a number stands one sign at most; what is between Latin words belongs to them. */
    private static boolean isJoined(Glyph one, String between, Glyph other) {
        return between.isEmpty()
                || WITHIN_NUMBERS.contains(between)
                || (one.isLatin() || other.isLatin()) && between.chars().allMatch(c -> c < 0x80);
    }

    private static String mirrored(String letters) {
        return letters.codePoints()
                .map(UCharacter::getMirror)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String text(List<Glyph> glyphs) {
        return glyphs.stream().map(Glyph::letters).collect(Collectors.joining());
    }
}
