package org.palermo.reports.figures;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text in the languages of a declaration. English and French are always there; a declaration of this project has all six
 * (a test sees to it), one that a user brings may leave the other four to English.
 *
 * @param en English
 * @param fr French
 * @param es Spanish
 * @param ru Russian
 * @param zh Chinese
 * @param ar Arabic
 */
public record Text(
        String en,
        String fr,
        @Nullable String es,
        @Nullable String ru,
        @Nullable String zh,
        @Nullable String ar) {

    /** @throws IllegalArgumentException if it is missing or empty in English or French, or empty in another language */
    public Text(
            @Nullable String en,
            @Nullable String fr,
            @Nullable String es,
            @Nullable String ru,
            @Nullable String zh,
            @Nullable String ar) {
        if (en == null || fr == null || en.isBlank() || fr.isBlank()) {
            throw new IllegalArgumentException(
                    "a text is needed in English and French, but was en: " + en + ", fr: " + fr);
        }
        this.en = en;
        this.fr = fr;
        this.es = present(es, "es");
        this.ru = present(ru, "ru");
        this.zh = present(zh, "zh");
        this.ar = present(ar, "ar");
    }

    /** A text that the other four languages take from English. */
    public Text(@Nullable String en, @Nullable String fr) {
        this(en, fr, null, null, null, null);
    }

    private static @Nullable String present(@Nullable String text, String language) {
        if (text != null && text.isBlank()) {
            throw new IllegalArgumentException("the text is empty in " + language);
        }
        return text;
    }

    /** The text in a language, by its tag; empty where it has none. */
    public Optional<String> written(String language) {
        return Optional.ofNullable(
                switch (language) {
                    case "en" -> en;
                    case "fr" -> fr;
                    case "es" -> es;
                    case "ru" -> ru;
                    case "zh" -> zh;
                    case "ar" -> ar;
                    default -> null;
                });
    }

    /** The text in a language, by its tag; English where it has none. */
    public String in(String language) {
        return written(language).orElse(en);
    }
}
