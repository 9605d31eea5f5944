package org.palermo.schemas.codes;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reduces a name to what people agree on when they type it: case, accents, punctuation, spacing, "and" and the
 * abbreviation of "Saint" make no difference. A folded name is a key to look up, never a text to show.
 */
final class Folding {

    private static final Set<String> CONJUNCTIONS = Set.of("and", "et", "y");
    private static final List<String> ARTICLES = List.of("the", "l", "le", "la", "les", "el", "los", "las");
    private static final String ARABIC_ARTICLE = "ال";
    private static final int ARABIC_TATWEEL = 'ـ';

    private Folding() {}

    /** The key of a text; empty if it holds neither letter nor digit. */
    static String fold(String text) {
        // Decomposed first: what a compatibility character stands for may be a capital.
        String decomposed = decompose(text).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(decomposed.length());
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c) && c != ARABIC_TATWEEL) {
                appendLetter(word, c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != ARABIC_TATWEEL) {
                appendWord(key, word);
            }
        }
        appendWord(key, word);
        return key.toString();
    }

    /** A folded key without the article before or after it: "l'Albanie", "Albanie (l')" and "Albanie" are one. */
    static String withoutArticle(String key) {
        if (key.startsWith(ARABIC_ARTICLE) && key.length() > ARABIC_ARTICLE.length() + 1) {
            return key.substring(ARABIC_ARTICLE.length());
        }
        for (String article : ARTICLES) {
            int rest = key.length() - article.length() - 1;
            if (rest > 0 && key.startsWith(article) && key.charAt(article.length()) == ' ') {
                return key.substring(article.length() + 1);
            }
            if (rest > 0 && key.endsWith(article) && key.charAt(rest) == ' ') {
                return key.substring(0, rest);
            }
        }
        return key;
    }

    // Most texts are plain; the normaliser's own tables take longer to load than ours.
    private static String decompose(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return Normalizer.normalize(text, Normalizer.Form.NFKD);
            }
        }
        return text;
    }

    // Letters that no decomposition takes apart, as people without that keyboard type them.
    private static void appendLetter(StringBuilder word, int c) {
        switch (c) {
            case 'ø' -> word.append('o');
            case 'æ' -> word.append("ae");
            case 'œ' -> word.append("oe");
            case 'ı' -> word.append('i');
            case 'ß' -> word.append("ss");
            case 'đ' -> word.append('d');
            case 'ł' -> word.append('l');
            default -> word.appendCodePoint(c);
        }
    }

    private static void appendWord(StringBuilder key, StringBuilder word) {
        if (word.isEmpty()) {
            return;
        }
        String whole = word.toString();
        word.setLength(0);
        if (CONJUNCTIONS.contains(whole)) {
            return;
        }
        if (!key.isEmpty()) {
            key.append(' ');
        }
        key.append(
                switch (whole) {
                    case "st" -> "saint";
                    case "ste" -> "sainte";
                    default -> whole;
                });
    }
}
