package org.palermo.reports.figures;

/**
 * A text in the languages that every declaration has.
 *
 * @param en English
 * @param fr French
 */
public record Text(String en, String fr) {

    public Text {
        if (en.isBlank() || fr.isBlank()) {
            throw new IllegalArgumentException("a text is needed in English and French, but was \"" + en + "\", \"" + fr + "\"");
        }
    }

    /** French where the language is {@code fr}, else English. */
    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }
}
