package org.palermo.reports.write;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * How many columns a text takes on a terminal (Unicode Standard Annex 11): East Asian wide characters two, combining
 * marks and invisible marks none, all others one; and where a line of it may break.
 */
final class Columns {

    private Columns() {}

    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    private static int of(int c) {
        return switch (UCharacter.getType(c)) {
            case UCharacter.NON_SPACING_MARK, UCharacter.ENCLOSING_MARK, UCharacter.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
    }

    /** Lines of at most that many columns; a piece that allows no break stays whole. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" +")) {
            boolean begins = true;
            for (String piece : pieces(word)) {
                int space = begins && !line.isEmpty() ? 1 : 0;
                int columns = of(piece);
                if (!line.isEmpty() && used + space + columns > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                    space = 0;
                }
                line.repeat(' ', space).append(piece);
                used += space + columns;
                begins = false;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Cut hard into lines of at most that many columns. */
    static List<String> cut(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            if (used + of(c) > width && used > 0) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.appendCodePoint(c);
            used += of(c);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Chinese breaks between characters, but neither before a closing mark nor after an opening one. */
    static List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int before = -1;
        for (int c : word.codePoints().toArray()) {
            if (before >= 0 && (isWide(before) || isWide(c)) && !closes(c) && !opens(before)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
            before = c;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean opens(int c) {
        int type = UCharacter.getType(c);
        return type == UCharacter.START_PUNCTUATION || type == UCharacter.INITIAL_PUNCTUATION;
    }

    /** Closing brackets and quotation marks, commas and full stops, and what combines with the character before it. */
    private static boolean closes(int c) {
        return switch (UCharacter.getType(c)) {
            case UCharacter.END_PUNCTUATION,
                    UCharacter.FINAL_PUNCTUATION,
                    UCharacter.OTHER_PUNCTUATION,
                    UCharacter.NON_SPACING_MARK,
                    UCharacter.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
