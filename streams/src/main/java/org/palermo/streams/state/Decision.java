package org.palermo.streams.state;

import java.util.List;
import org.palermo.streams.ledger.Posting;

/** What becomes of an event. */
public sealed interface Decision {

    /**
     * It is accepted.
     *
     * @param state of the entity from now on
     * @param postings what it changes in the ledger: the negation of the former stand, then the new one; their place
     *     in the list is their ordinal
     */
    record Posted(EntityState state, List<Posting> postings) implements Decision {
        public Posted {
            postings = List.copyOf(postings);
        }
    }

    /** It says nothing new, and changes nothing. */
    record Duplicate() implements Decision {}

    /**
     * It cannot be accepted, and changes nothing.
     *
     * @param reason which rule it broke
     * @param detail what was met, in English
     */
    record Rejected(Reason reason, String detail) implements Decision {}
}
