package org.palermo.schemas.serdes;

/** A value read from a topic: either the record, or why the bytes are none. */
public sealed interface Decoded<T> {

    /** The bytes were a record of the topic's schema. */
    record Readable<T>(T value) implements Decoded<T> {}

    /**
     * The bytes are no such record; waiting will not change it.
     *
     * @param detail what was met, in English, for the journal
     */
    record Corrupt<T>(String detail) implements Decoded<T> {}
}
