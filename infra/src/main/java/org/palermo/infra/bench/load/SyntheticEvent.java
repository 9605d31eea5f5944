package org.palermo.infra.bench.load;

/**
 * One event as its topic holds it.
 *
 * @param topic of its kind
 * @param key of the record
 * @param value in the wire format; the same for the same seed, place and registry
 * @param nature what it is to its entity
 * @param late whether it happened long before it is recorded
 */
public record SyntheticEvent(String topic, byte[] key, byte[] value, Nature nature, boolean late) {

    /** What an event is to its entity. */
    public enum Nature {
        /** The first of it. */
        NEW,
        /** Other content than the one before. */
        CORRECTION,
        /** The event before, once more. */
        DUPLICATE
    }
}
