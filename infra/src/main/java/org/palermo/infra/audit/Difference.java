package org.palermo.infra.audit;

import java.util.ArrayList;
import java.util.List;

/** What two texts or rows say that the other does not. */
record Difference(String one, String other) {

    private static final String BETWEEN = "; ";

    /** Of two texts, line by line. */
    static Difference of(String one, String other) {
        return new Difference(without(one, other), without(other, one));
    }

    /** Of two rows with the same columns: only the columns that differ. */
    static Difference of(List<String> columns, List<String> one, List<String> other) {
        List<String> ones = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                ones.add(columns.get(i) + "=" + one.get(i));
                others.add(columns.get(i) + "=" + other.get(i));
            }
        }
        return new Difference(String.join(BETWEEN, ones), String.join(BETWEEN, others));
    }

    private static String without(String text, String other) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        other.lines().forEach(lines::remove);
        return String.join(BETWEEN, lines);
    }
}
