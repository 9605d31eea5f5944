package org.palermo.producers.findings;

/** Which characters no text may hold, and no message can show. */
public final class Characters {

    private Characters() {}

    /**
     * Whether a code point cannot be seen: a control character, or half of a pair that UTF-16 takes for one character,
     * which has no UTF-8 and would be published as a question mark.
     */
    public static boolean isUnseen(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
