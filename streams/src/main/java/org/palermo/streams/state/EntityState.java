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
 * @param statedAt place, in its partition, of the latest event that stated the current content: of one that was accepted,
 *     or that said the same again; {@link #UNKNOWN} where a former layout did not keep it
 * @param recentIds of the accepted events, oldest first, at most {@link #MOST_RECENT_IDS}; the store keeps earlier ones
 *     apart, so that an entity that is corrected thousands of times stays as small as any
 * @param lastEvent the last accepted event as it was published, so that whatever schema wrote it can still be read
 * @param stand the postings it stands for, as they were posted: taking them back is exact even where rules or tables
 *     have changed since; empty where it is withdrawn
 */
public record EntityState(
        int revision,
        Instant knownAt,
        boolean withdrawn,
        long statedAt,
        List<String> recentIds,
        ByteBuffer lastEvent,
        List<Posting> stand) {

    /** How many event ids are kept with the state itself. */
    public static final int MOST_RECENT_IDS = 16;

    /** Later than every place: all that is sent again comes too late. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    public EntityState {
        recentIds = List.copyOf(recentIds);
        stand = List.copyOf(stand);
    }

    /** Whether event ids of this entity are kept apart from its state. */
    boolean hasEarlierIds() {
        return revision > recentIds.size();
    }

    /** The same, said again by an event at another place. */
    EntityState restatedAt(long place) {
        return new EntityState(revision, knownAt, withdrawn, place, recentIds, lastEvent, stand);
    }
}
