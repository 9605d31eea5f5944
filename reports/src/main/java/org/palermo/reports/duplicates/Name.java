package org.palermo.reports.duplicates;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A name reduced to what people agree on: case, accents, punctuation, small words and legal forms left out.
 *
 * @param words in the order written
 * @param numbers those words that hold a digit, sorted: they tell things apart that are otherwise named alike
 * @param initials of all words, small ones included
 */
record Name(List<String> words, List<String> numbers, String initials) {

    private static final Set<String> SMALL = Set.of(
            "the", "of", "for", "and", "a", "an", "in", "to", "le", "la", "les", "l", "de", "du", "des", "d", "et",
            "pour", "en", "el", "los", "las", "del", "y", "para", "der", "die", "das", "und", "fur");

    private static final Set<String> LEGAL = Set.of(
            "inc",
            "incorporated",
            "ltd",
            "limited",
            "llc",
            "llp",
            "plc",
            "corp",
            "corporation",
            "co",
            "company",
            "gmbh",
            "ag",
            "kg",
            "ev",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "nv",
            "bv",
            "oy",
            "ab",
            "as",
            "aps",
            "asbl",
            "vzw",
            "sro",
            "ong",
            "ngo",
            "ooo",
            "pty");

    static Name of(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ")
                .replaceAll("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)", "") // S.A. is SA
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe");
        List<String> all = Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> telling =
                all.stream().filter(word -> !SMALL.contains(word)).toList();
        List<String> words =
                telling.stream().filter(word -> !LEGAL.contains(word)).toList();
        List<String> kept = !words.isEmpty() ? words : !telling.isEmpty() ? telling : all;
        return new Name(
                kept,
                kept.stream()
                        .filter(word -> word.chars().anyMatch(Character::isDigit))
                        .sorted()
                        .toList(),
                telling.stream()
                        .filter(word -> !LEGAL.contains(word))
                        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                        .collect(Collectors.joining()));
    }

    /** The words in the order of the alphabet: the same for two that differ by their order. */
    String sorted() {
        List<String> sorted = new ArrayList<>(words);
        Collections.sort(sorted);
        return String.join(" ", sorted);
    }

    /** The letters without the spaces between words. */
    String letters() {
        return String.join("", words);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }
}
