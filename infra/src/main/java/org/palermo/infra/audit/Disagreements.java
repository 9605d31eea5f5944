package org.palermo.infra.audit;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the first disagreement of each sort and counts all. */
final class Disagreements {

    private static final int LONGEST = 600;

    private final Map<Sort, Long> counts = new EnumMap<>(Sort.class);
    private final Map<Sort, Disagreement> firsts = new EnumMap<>(Sort.class);
    private @Nullable Disagreement first;

    void add(Disagreement one) {
        counts.merge(one.sort(), 1L, Long::sum);
        if (!firsts.containsKey(one.sort())) {
            Disagreement kept = new Disagreement(
                    one.sort(),
                    one.topic(),
                    one.partition(),
                    one.offset(),
                    one.entity(),
                    one.id(),
                    cut(one.recorded()),
                    cut(one.shown()));
            firsts.put(one.sort(), kept);
            first = first == null ? kept : first;
        }
    }

    Map<Sort, Disagreement> firsts() {
        return firsts;
    }

    Map<Sort, Long> counts() {
        return counts;
    }

    @Nullable
    Disagreement first() {
        return first;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }
}
