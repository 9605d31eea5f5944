package org.palermo.reports.duplicates;

import java.util.List;

/**
 * Two that may be one.
 *
 * @param kept the one that more records name
 * @param alias the other
 * @param score how alike the names are, in hundredths, 100 where nothing but spelling habits tells them apart
 * @param reasons why they are shown, at least one
 * @param typesDiffer whether they are recorded as donors of different types, and so cannot be merged as they stand
 */
public record Candidate(Party kept, Party alias, int score, List<Reason> reasons, boolean typesDiffer) {

    public Candidate {
        reasons = List.copyOf(reasons);
    }

    /** What is alike. */
    public enum Reason {
        /** Case, accents, punctuation, legal form and the order of words aside, the names are the same. */
        SAME_NAME,
        /** The words are nearly the same. */
        SIMILAR_WORDS,
        /** The letters are nearly the same. */
        SIMILAR_LETTERS,
        /** One is made of the first letters of the other. */
        INITIALS,
        /** Both are of the same country. */
        SAME_COUNTRY
    }
}
