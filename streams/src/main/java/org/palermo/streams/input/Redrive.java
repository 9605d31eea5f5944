package org.palermo.streams.input;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.topics.Position;

/** Whether a record is sent for the first time. */
public sealed interface Redrive {

    /** It is. */
    record Never() implements Redrive {}

    /**
     * It was rejected before.
     *
     * @param offset in its own partition, before its own offset, at which it lay first
     */
    record From(long offset) implements Redrive {}

    /** Its header makes no sense; {@code detail} says why, in English. */
    record Senseless(String detail) implements Redrive {}

    /**
     * @param at where the record lies
     * @param header its {@link Position#REDRIVEN_FROM}; null where it has none
     */
    static Redrive of(Position at, byte @Nullable [] header) {
        if (header == null) {
            return new Never();
        }
        String text = new String(header, StandardCharsets.UTF_8);
        Optional<Position> from = Position.parse(text);
        boolean before = from.isPresent()
                && from.get().topic().equals(at.topic())
                && from.get().partition() == at.partition()
                && from.get().offset() < at.offset();
        return before
                ? new From(from.get().offset())
                : new Senseless("the header " + Position.REDRIVEN_FROM + " is " + text
                        + ", no position before this record's in its own partition");
    }
}
