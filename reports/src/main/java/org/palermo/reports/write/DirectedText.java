package org.palermo.reports.write;

import com.ibm.icu.text.Bidi;
import org.palermo.schemas.codes.Language;

/**
 * Texts with pieces in the other direction, as formatting objects: what Unicode sets apart with isolates (U+2066 to U+2069),
 * XSL-FO, which is older, sets apart with elements.
 */
final class DirectedText {

    private static final char POP = '\u2069';
    private static final char LEFT_TO_RIGHT_MARK = '\u200e';
    private static final char RIGHT_TO_LEFT_MARK = '\u200f';

    private final Markup out;
    private final boolean turned;
    private final String text;
    private int at;

    private DirectedText(Markup out, String text, Language language) {
        this.out = out;
        this.text = text;
        this.turned = language.direction() == Language.Direction.RIGHT_TO_LEFT;
    }

    /** Adds a text of that language, its letters joined. */
    static void add(Markup out, String text, Language language) {
        new DirectedText(out, text, language).addRest(false);
    }

    /** Without what sets pieces apart: for drawings and what programs show by themselves. */
    static String plain(String text) {
        return text.replaceAll("[\u2066-\u2069]", "");
    }

    /** @param nested up to the end of the piece that has begun */
    private void addRest(boolean nested) {
        StringBuilder run = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == POP && nested) {
                break;
            } else if (isIsolate(c)) {
                out.text(JoinedLetters.of(run.toString()));
                run.setLength(0);
                addPiece();
            } else if (c != POP) {
                run.append(c);
            }
        }
        out.text(JoinedLetters.of(run.toString()));
    }

    /** The mark after it keeps numbers that follow out of it. */
    private void addPiece() {
        boolean right = Bidi.getBaseDirection(text.substring(at)) == Bidi.RTL;
        if (right == turned) {
            addRest(true);
            return;
        }
        out.open("fo:bidi-override", "unicode-bidi", "embed", "direction", right ? "rtl" : "ltr");
        addRest(true);
        out.close("fo:bidi-override").text(String.valueOf(turned ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK));
    }

    private static boolean isIsolate(char c) {
        return c >= '\u2066' && c < POP;
    }
}
