package org.palermo.reports.figures;

import java.util.Comparator;
import java.util.List;

/** The order of evidence, best first (domain.md, Events). */
final class Evidence {

    static final String ILLUSTRATIVE = "illustrative";

    private static final List<String> BEST_FIRST = List.of("documented", "inferred", "reported", ILLUSTRATIVE);

    /** Best first; a code that is none of the four comes last. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt(Evidence::rank).thenComparing(Comparator.naturalOrder());

    private Evidence() {}

    private static int rank(String evidence) {
        int at = BEST_FIRST.indexOf(evidence);
        return at < 0 ? BEST_FIRST.size() : at;
    }
}
