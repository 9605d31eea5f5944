package org.palermo.streams.state;

import java.util.List;
import java.util.Optional;
import org.palermo.streams.ledger.Posting;

/** What becomes of an event. */
public sealed interface Decision {

    /**
     * It is accepted.
     *
     * @param state of the entity from now on
     * @param postings what it changes in the ledger: the negation of the former stand, then the new one; their place
     *     in the list is their ordinal
     * @param outgrown ids of accepted events that the state no longer holds, to be kept apart from it
     */
    record Posted(EntityState state, List<Posting> postings, List<String> outgrown) implements Decision {
        public Posted {
            postings = List.copyOf(postings);
            outgrown = List.copyOf(outgrown);
        }
    }

    /**
     * It says nothing new, and changes nothing that is reported.
     *
     * @param confirmed state of the entity from now on, where the event says the current content again at a later place
     */
    record Duplicate(Optional<EntityState> confirmed) implements Decision {}

    /**
     * It cannot be accepted, and changes nothing.
     *
     * @param reason which rule it broke
     * @param detail what was met, in English
     */
    record Rejected(Reason reason, String detail) implements Decision {}
}
