package org.palermo.reports.write;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import java.text.Normalizer;

/**
 * Arabic letters in the forms in which they join their neighbours, as characters of their own (Unicode, Arabic Presentation
 * Forms-B): for pages, whose glyphs are looked up by character.
 */
final class JoinedLetters {

    /** Vowel signs and the like as shaping gives them, two or one for each of U+064B to U+0652, from U+FE70 on. */
    private static final String MARKS =
            "\u064b\u064b\u064c\u064c\u064d\u064d\u064e\u064e\u064f\u064f\u0650\u0650\u0651\u0651\u0652\u0652";

    private static final char FIRST_MARK = '\ufe70';
    private static final char FIRST = '\ufb50';
    private static final char LAST = '\ufefc';

    private JoinedLetters() {}

    /** The text with every letter in the form that its place asks for; lam and alef are one character. */
    static String of(String text) {
        if (text.chars().noneMatch(JoinedLetters::isArabic)) {
            return text;
        }
        try {
            String joined = new ArabicShaping(ArabicShaping.LETTERS_SHAPE).shape(text);
            StringBuilder out = new StringBuilder(joined.length());
            for (int i = 0; i < joined.length(); i++) {
                char c = joined.charAt(i);
                int mark = c - FIRST_MARK;
                out.append(mark >= 0 && mark < MARKS.length() ? MARKS.charAt(mark) : c);
            }
            return out.toString();
        } catch (ArabicShapingException e) {
            throw new IllegalStateException(e); // thrown where a fixed length does not suffice; here it is free
        }
    }

    private static boolean isArabic(int c) {
        return c >= 0x600 && c <= 0x6ff;
    }

    /** The letters that such a form stands for, in the order of reading: two for lam with alef; others as they are. */
    static String letters(char form) {
        return form >= FIRST && form <= LAST
                ? Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC)
                : String.valueOf(form);
    }
}
