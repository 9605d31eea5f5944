package org.palermo.reports.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.palermo.reports.duplicates.Candidate.Reason;
import org.palermo.reports.figures.Identities;

/**
 * Suggests donors and organizations that may be one. Pure; nothing is merged.
 *
 * <p>Names are compared that share a word's beginning or end, or the letters as a whole. Where very many share one, as every
 * foundation does, each is compared with its neighbours in the alphabet alone, so that the work grows with the names and not
 * with their square.
 */
public final class Duplicates {

    /** As many as are compared each with each. */
    private static final int FEW = 40;

    /** How many neighbours each is compared with where they are more. */
    private static final int NEIGHBOURS = 8;

    private static final Comparator<Party> KEPT_FIRST = Comparator.comparingLong(Party::records)
            .reversed()
            .thenComparing(party -> party.id().length())
            .thenComparing(Party::id);

    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.kept().type())
            .thenComparing(candidate -> candidate.kept().id())
            .thenComparing(candidate -> candidate.alias().id());

    private Duplicates() {}

    /** A party with what its name comes to. */
    private record Named(Party party, Name name) {}

    private record Pair(int one, int other) {}

    /**
     * The pairs that may be one, the likeliest first.
     *
     * @param identities what is counted as one already is not suggested
     */
    public static List<Candidate> among(List<Party> parties, Identities identities) {
        Map<String, List<Named>> byType = new TreeMap<>();
        for (Party party : parties) {
            Name name = Name.of(party.name());
            if (!name.isEmpty()) {
                byType.computeIfAbsent(party.type(), _ -> new ArrayList<>()).add(new Named(party, name));
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        byType.values().forEach(named -> ofOneType(named, identities, candidates));
        candidates.sort(ORDER);
        return List.copyOf(candidates);
    }

    private static void ofOneType(List<Named> named, Identities identities, List<Candidate> candidates) {
        named.sort(Comparator.comparing((Named one) -> one.name().sorted())
                .thenComparing(one -> one.party().id()));
        Map<String, List<Integer>> blocks = new HashMap<>();
        for (int i = 0; i < named.size(); i++) {
            for (String key : Likeness.keys(named.get(i).name())) {
                blocks.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
            }
        }
        Set<Pair> met = new HashSet<>();
        for (List<Integer> block : blocks.values()) {
            int reach = block.size() <= FEW ? block.size() : NEIGHBOURS;
            for (int i = 0; i < block.size(); i++) {
                for (int j = i + 1; j < Math.min(block.size(), i + 1 + reach); j++) {
                    Pair pair = new Pair(block.get(i), block.get(j));
                    if (met.add(pair)) {
                        compare(named.get(pair.one()), named.get(pair.other()), identities, candidates);
                    }
                }
            }
        }
    }

    private static void compare(Named one, Named other, Identities identities, List<Candidate> candidates) {
        Party a = one.party();
        Party b = other.party();
        boolean elsewhere =
                !a.country().isEmpty() && !b.country().isEmpty() && !a.country().equals(b.country());
        boolean alreadyOne = identities.counted(a.type(), a.id()).equals(identities.counted(b.type(), b.id()));
        if (elsewhere || alreadyOne) {
            return;
        }
        Likeness likeness = Likeness.of(one.name(), other.name());
        boolean typesDiffer = !a.sort().equals(b.sort());
        if (likeness.score() == 0 || typesDiffer && !likeness.reasons().contains(Reason.SAME_NAME)) {
            return;
        }
        List<Reason> reasons = new ArrayList<>(likeness.reasons());
        if (!a.country().isEmpty() && a.country().equals(b.country())) {
            reasons.add(Reason.SAME_COUNTRY);
        }
        boolean first = KEPT_FIRST.compare(a, b) <= 0;
        candidates.add(new Candidate(first ? a : b, first ? b : a, likeness.score(), reasons, typesDiffer));
    }
}
