package org.palermo.producers.registers;

/** The space around what is meant, also such as may not break a line, which French typography and web pages bring along. */
public final class Spaces {

    private Spaces() {}

    /** The text without the space around it. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Whether a text holds nothing but space. */
    public static boolean isBlank(String text) {
        return text.chars().allMatch(Spaces::isSpace);
    }

    // Every space of Unicode is one char.
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
