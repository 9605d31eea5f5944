package org.palermo.streams.state;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.event.Envelope;

/**
 * An event that a topic may hold: its kind is one of the topic's and its body is of that kind.
 *
 * @param place in the order of its partition: its offset, or, where it is sent again, the offset at which it lay first
 * @param again whether it was rejected before and is sent again
 * @param envelope what it says about itself
 * @param body the content that it asserts, or {@link org.palermo.schemas.event.Withdrawn}
 * @param published its bytes as the topic holds them
 */
public record Event(long place, boolean again, Envelope envelope, SpecificRecord body, ByteBuffer published) {}
