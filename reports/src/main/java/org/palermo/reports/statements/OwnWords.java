package org.palermo.reports.statements;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.palermo.schemas.codes.Language;

/**
 * A text that its author wrote in some languages, at least one.
 *
 * @param byLanguage in the order of the languages
 */
public record OwnWords(Map<Language, String> byLanguage) {

    /** @throws IllegalArgumentException if it is written in no language */
    public OwnWords {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("a text in no language");
        }
        byLanguage = Collections.unmodifiableMap(new EnumMap<>(byLanguage));
    }

    /** A text in English and French. */
    public static OwnWords of(String english, String french) {
        return new OwnWords(Map.of(Language.EN, english, Language.FR, french));
    }

    /** The text in a language; where it is not written in it, in the one that stands for it. */
    public String in(Language language) {
        return byLanguage.getOrDefault(standingFor(language), "");
    }

    /** The language itself where the text is written in it; else English, else the first that there is. */
    public Language standingFor(Language language) {
        if (byLanguage.containsKey(language)) {
            return language;
        }
        return byLanguage.containsKey(Language.EN)
                ? Language.EN
                : byLanguage.keySet().iterator().next();
    }

    /** The official languages in which it is not written. */
    public List<Language> missing() {
        List<Language> missing = new ArrayList<>(List.of(Language.values()));
        missing.removeAll(byLanguage.keySet());
        return List.copyOf(missing);
    }
}
