package org.palermo.reports.statements;

import java.util.List;

/**
 * A sentence of a template in one language, with places for figures.
 *
 * @param pattern an ICU message pattern whose arguments are the places' names
 * @param places where figures or dates go
 */
public record Phrase(String pattern, List<Place> places) {

    public Phrase {
        places = List.copyOf(places);
    }

    /**
     * Where a value goes.
     *
     * @param argument its name in the pattern
     * @param key of the value, as the template's author named it: {@code activities}, {@code activities@2015}, {@code from}
     * @param form how it is written
     */
    public record Place(String argument, String key, Form form) {}

    /** How a value is written in a sentence. */
    public enum Form {
        /** As reports write it: four, 36, $2.3 million, nearly a third. */
        WORDS,
        /** As words, where the noun is feminine: une affaire. */
        FEMININE,
        /** A number that chooses the plural. */
        PLURAL,
        /** In digits. */
        NUMBER,
        /** The figure's own sentence. */
        SENTENCE,
        /** What the figure is called. */
        NAME,
        /** Its period or date. */
        WHEN
    }
}
