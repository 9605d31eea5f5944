package org.palermo.reports.templates;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.palermo.schemas.codes.EditDistance;

/** Names that were meant. */
final class Names {

    private Names() {}

    /** The name that is nearest to what was written, at most a third of its letters away; empty where none is. */
    static String nearest(String written, Collection<String> names) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(wanted, name) <= most(wanted, name))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static int distance(String wanted, String name) {
        return EditDistance.within(wanted, name, most(wanted, name));
    }

    private static int most(String wanted, String name) {
        return Math.max(1, Math.max(wanted.length(), name.length()) / 3);
    }
}
