package org.palermo.streams.ledger;

import java.util.List;

/** What a posting rule makes of a body. */
public sealed interface Judgement {

    /** The body is sound and stands for these postings; empty for kinds that count nowhere. */
    record Stands(List<Posting> postings) implements Judgement {
        public Stands {
            postings = List.copyOf(postings);
        }
    }

    /**
     * The body cannot be posted without breaking the ledger's sums.
     *
     * @param detail every problem met, with the field and the value, in English
     */
    record Invalid(String detail) implements Judgement {}
}
