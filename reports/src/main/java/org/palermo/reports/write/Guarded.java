package org.palermo.reports.write;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would take for a formula (OWASP, "CSV injection"): what begins with = + - @, a tab or a line
 * break.
 */
final class Guarded {

    /** Text that begins so after apostrophes gets one more, so that taking one away always gives the text back. */
    private static final Pattern DANGEROUS = Pattern.compile("^'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private Guarded() {}

    /** Whether a spreadsheet might calculate with it. */
    static boolean isDangerous(String text) {
        return DANGEROUS.matcher(text).matches();
    }

    /** The text with an apostrophe before it where it is dangerous: a spreadsheet then takes it for text. */
    static String text(String text) {
        return isDangerous(text) ? "'" + text : text;
    }
}
