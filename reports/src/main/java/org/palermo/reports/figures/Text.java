package org.palermo.reports.figures;

import org.jspecify.annotations.Nullable;

/**
 * A text in the languages that every declaration has.
 *
 * @param en English
 * @param fr French
 */
public record Text(String en, String fr) {

    /** @throws IllegalArgumentException if one of them is missing or empty */
    public Text(@Nullable String en, @Nullable String fr) {
        if (en == null || fr == null || en.isBlank() || fr.isBlank()) {
            throw new IllegalArgumentException(
                    "a text is needed in English and French, but was en: " + en + ", fr: " + fr);
        }
        this.en = en;
        this.fr = fr;
    }

    /** French where the language is {@code fr}, else English. */
    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }
}
