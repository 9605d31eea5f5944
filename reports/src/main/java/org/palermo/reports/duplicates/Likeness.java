package org.palermo.reports.duplicates;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.palermo.reports.duplicates.Candidate.Reason;

/**
 * How alike two names are.
 *
 * @param score in hundredths; 0 where they are not alike
 * @param reasons why; none where they are not alike
 */
record Likeness(int score, Set<Reason> reasons) {

    static final Likeness NONE = new Likeness(0, Set.of());

    /** From here on names are shown, in hundredths. */
    private static final int SHOWN = 88;

    /** From here on two words count as one misspelt, in hundredths. */
    private static final int SAME_WORD = 90;

    private static final int OF_INITIALS = 90;
    private static final int FEWEST_INITIALS = 3;

    /** Shorter names differ by a letter for good reasons. */
    private static final int FEWEST_LETTERS = 5;

    private static final int LETTERS_A_SLIP = 6;

    private static final JaroWinklerSimilarity WORDS = new JaroWinklerSimilarity();
    private static final LevenshteinDistance LETTERS = LevenshteinDistance.getDefaultInstance();

    static Likeness of(Name one, Name other) {
        if (!one.numbers().equals(other.numbers())) {
            return NONE; // number 7 is not number 8
        }
        if (one.sorted().equals(other.sorted()) || one.letters().equals(other.letters())) {
            return new Likeness(100, EnumSet.of(Reason.SAME_NAME));
        }
        if (areInitials(one, other) || areInitials(other, one)) {
            return new Likeness(OF_INITIALS, EnumSet.of(Reason.INITIALS));
        }
        int words = Math.min(half(one, other), half(other, one));
        int letters = letters(one.letters(), other.letters());
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (words >= SHOWN) {
            reasons.add(Reason.SIMILAR_WORDS);
        }
        if (letters >= SHOWN) {
            reasons.add(Reason.SIMILAR_LETTERS);
        }
        // below 100, which says that nothing but habit tells them apart
        return reasons.isEmpty() ? NONE : new Likeness(Math.min(99, Math.max(words, letters)), reasons);
    }

    private static boolean areInitials(Name shorter, Name longer) {
        return shorter.words().size() == 1
                && longer.words().size() >= FEWEST_INITIALS
                && shorter.words().getFirst().length() >= FEWEST_INITIALS
                && shorter.words().getFirst().equals(longer.initials());
    }

    /** How well each word of one name is found in the other, on average. */
    private static int half(Name one, Name other) {
        int sum = 0;
        for (String word : one.words()) {
            int best = 0;
            for (String candidate : other.words()) {
                best = Math.max(best, word(word, candidate));
            }
            sum += best >= SAME_WORD ? best : 0;
        }
        return sum / one.words().size();
    }

    private static int word(String one, String other) {
        boolean number =
                one.chars().anyMatch(Character::isDigit) || other.chars().anyMatch(Character::isDigit);
        if (number || Math.min(one.length(), other.length()) < FEWEST_LETTERS - 1) {
            return one.equals(other) ? 100 : 0;
        }
        // Austria begins as Australia does: a slip of the pen is a letter or two, by the word's length
        int slips = Math.max(1, Math.max(one.length(), other.length()) / LETTERS_A_SLIP);
        return LETTERS.apply(one, other) <= slips ? (int) Math.floor(WORDS.apply(one, other) * 100) : 0;
    }

    private static int letters(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        if (longest < FEWEST_LETTERS) {
            return 0;
        }
        return 100 - 100 * LETTERS.apply(one, other) / longest;
    }

    /** The keys under which names that may be alike meet: no two names are compared that share none. */
    static List<String> keys(Name name) {
        return Stream.concat(
                        Stream.of("=" + name.letters(), "=" + name.sorted().replace(" ", "")),
                        Stream.concat(name.words().stream().flatMap(Likeness::keys), initials(name)))
                .distinct()
                .toList();
    }

    /** A slip of the pen leaves the beginning or the end of a word. */
    private static Stream<String> keys(String word) {
        int part = Math.min(word.length(), FEWEST_LETTERS - 1);
        return Stream.of("<" + word.substring(0, part), ">" + word.substring(word.length() - part));
    }

    private static Stream<String> initials(Name name) {
        return name.words().size() == 1 ? Stream.of("i" + name.words().getFirst()) : Stream.of("i" + name.initials());
    }
}
