package org.palermo.streams.state;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.palermo.streams.ledger.Posting;

/**
 * What is known of one entity.
 *
 * @param revision how many of its events were accepted, from 1
 * @param knownAt when the programme knew the last of them, never earlier than any before, to the millisecond
 * @param withdrawn whether it no longer counts
 * @param eventIds of the accepted events, oldest first
 * @param lastEvent the last accepted event as it was published, so that whatever schema wrote it can still be read
 * @param stand the postings it stands for, as they were posted: taking them back is exact even where rules or tables
 *     have changed since; empty where it is withdrawn
 */
public record EntityState(
        int revision,
        Instant knownAt,
        boolean withdrawn,
        List<String> eventIds,
        ByteBuffer lastEvent,
        List<Posting> stand) {

    public EntityState {
        eventIds = List.copyOf(eventIds);
        stand = List.copyOf(stand);
    }
}
