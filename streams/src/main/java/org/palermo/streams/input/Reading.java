package org.palermo.streams.input;

import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Envelope;
import org.palermo.streams.state.Event;
import org.palermo.streams.state.Reason;

/** An input record, read. */
public sealed interface Reading {

    /** An event that its topic may hold. */
    record Readable(Event event) implements Reading {}

    /**
     * No event of its topic.
     *
     * @param envelope what it says about itself; null where not even that could be read
     * @param reason which rule it broke
     * @param detail what was met, in English
     */
    record Unreadable(@Nullable Envelope envelope, Reason reason, String detail) implements Reading {}
}
