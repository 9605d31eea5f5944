package org.palermo.producers.registers;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.palermo.schemas.codes.Language;

/**
 * A column of a register.
 *
 * @param name what it is known by, and its header in English ({@code host_country})
 * @param french its header in French ({@code pays_hôte})
 * @param required whether an asserted row must fill it
 */
public record Column(String name, String french, Shape shape, boolean required) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern EDGES = Pattern.compile("^_|_$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** The header of a register that is kept in the language. */
    public String header(Language language) {
        return language == Language.FR ? french : name;
    }

    /** Whether a header means this column; case, accents, and what stands between words make no difference. */
    public boolean isCalled(String header) {
        String key = key(header);
        return key.equals(name) || key.equals(key(french));
    }

    /** Whether a header is its English one; what stands between words makes no difference. */
    boolean isCalledInEnglish(String header) {
        return key(header).equals(name);
    }

    /** Whether both languages call it the same. */
    boolean isSameInBoth() {
        return key(french).equals(name);
    }

    private static String key(String header) {
        String plain = MARKS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        // what stands around the words is no part of the name: a star marks what must be filled
        return EDGES.matcher(BETWEEN_WORDS.matcher(plain).replaceAll("_")).replaceAll("");
    }

    /** The field's name in JSON: {@code hostCountry}. */
    public String jsonName() {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
