package org.palermo.reports.write;

import java.util.regex.Pattern;

/** What text needs so that Markdown takes it for text: GitHub Flavored Markdown, sections 2.4 and 6.1. */
final class Markdown {

    /** Marks that mean something wherever they stand. */
    private static final String MARKS = "\\`*[]<>|~&";

    /** Marks that mean something where a line begins. */
    private static final Pattern BEGINNING = Pattern.compile("^(?:([#+=-])|(\\d{1,9})([.)]))(?=\\s|$|[#+=-])");

    private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");

    private Markdown() {}

    /** Text within a line; line breaks become spaces. */
    static String inline(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ");
        StringBuilder out = new StringBuilder(line.length() + 8);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (MARKS.indexOf(c) >= 0 || c == '_' && !isWithinWord(line, i)) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /** Text that begins a line. */
    static String line(String text) {
        return BEGINNING.matcher(inline(text.strip())).replaceFirst(match -> {
            String number = match.group(2);
            return number == null ? "\\\\" + match.group(1) : number + "\\\\" + match.group(3);
        });
    }

    /** An underscore between letters or digits is always itself. */
    private static boolean isWithinWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
