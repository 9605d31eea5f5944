package org.palermo.schemas.codes;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one thing is called, by language.
 *
 * @param byLanguage at least an English name; none of them blank
 */
public record Names(Map<Language, String> byLanguage) {

    public Names {
        if (!byLanguage.containsKey(Language.EN)) {
            throw new IllegalArgumentException("no English name among " + byLanguage);
        }
        for (Map.Entry<Language, String> name : byLanguage.entrySet()) {
            if (name.getValue().isBlank()) {
                throw new IllegalArgumentException("blank " + name.getKey().tag() + " name among " + byLanguage);
            }
        }
        byLanguage = Collections.unmodifiableMap(new EnumMap<>(byLanguage));
    }

    /** The name in that language, or the English one where the table has none. */
    public String in(Language language) {
        String name = byLanguage.get(language);
        return name != null ? name : byLanguage.getOrDefault(Language.EN, "");
    }

    /** The same, and more names in the languages' order after those that it has, read from consecutive cells of a row. */
    Names withMore(String[] cells, int first) {
        Map<Language, String> names = new EnumMap<>(byLanguage);
        for (int i = first; i < cells.length; i++) {
            names.put(Language.values()[byLanguage.size() + i - first], cells[i]);
        }
        return new Names(names);
    }

    /** Names in the languages' order, read from consecutive cells of a row. */
    static Names ofCells(String[] cells, int first, int count) {
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (int i = 0; i < count; i++) {
            names.put(Language.values()[i], cells[first + i]);
        }
        return new Names(names);
    }
}
