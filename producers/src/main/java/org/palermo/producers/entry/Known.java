package org.palermo.producers.entry;

import java.util.Optional;
import org.palermo.producers.repricing.Recorded;

/**
 * What is recorded of an entity.
 *
 * @param latest event that was accepted; of a withdrawal its body holds the reason
 * @param withdrawn whether that event withdraws it
 * @param asserted the body that was last asserted: what it stands for, or stood for until it was withdrawn
 */
public record Known(Recorded latest, boolean withdrawn, String asserted) {

    /** Where what is recorded is looked up. */
    @FunctionalInterface
    public interface Lookup {

        /** Nothing is recorded. */
        Lookup NOTHING = (kind, entityId) -> Optional.empty();

        /** The entity of that kind and identifier; empty where it was never recorded. */
        Optional<Known> find(String kind, String entityId);
    }
}
