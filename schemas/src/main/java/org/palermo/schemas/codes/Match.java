package org.palermo.schemas.codes;

import java.util.List;

/** What a text that should name a jurisdiction turned out to be. */
public sealed interface Match {

    /** It names exactly this one. */
    record Found(Jurisdiction jurisdiction) implements Match {}

    /**
     * It is a name that several share.
     *
     * @param candidates at least two, by code
     */
    record Ambiguous(List<Jurisdiction> candidates) implements Match {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * It names none.
     *
     * @param suggestions what may have been meant, the nearest first; at most three, possibly none
     */
    record Unknown(List<Jurisdiction> suggestions) implements Match {
        public Unknown {
            suggestions = List.copyOf(suggestions);
        }
    }
}
