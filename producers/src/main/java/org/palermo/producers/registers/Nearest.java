package org.palermo.producers.registers;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.palermo.schemas.codes.EditDistance;

/** Which of the known names a misspelt one is likely to mean. */
public final class Nearest {

    private static final int MOST = 3;

    private Nearest() {}

    /** At most three names that differ by few letters, the nearest first; possibly none. */
    public static List<String> to(String text, Collection<String> names) {
        String wanted = text.toLowerCase(Locale.ROOT);
        int limit = Math.max(2, wanted.length() / 3);
        record Candidate(String name, int distance) {}
        return names.stream()
                .map(name -> new Candidate(name, EditDistance.within(wanted, name.toLowerCase(Locale.ROOT), limit)))
                .filter(candidate -> candidate.distance() <= limit)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }
}
