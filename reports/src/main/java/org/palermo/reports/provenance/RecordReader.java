package org.palermo.reports.provenance;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.PostingLine;

/** What the tables say about single records. */
public interface RecordReader {

    /**
     * All events about the entities that an identifier names, with what became of them, by entity and in the order in
     * which they were published.
     *
     * @param id of an entity, of any kind, or of one of its events
     */
    List<RecordedEvent> eventsOf(String id);

    /**
     * The accepted events about some entities, in the same order.
     *
     * @param knownOn as known by the end of that day, UTC; null for all that is recorded
     */
    List<RecordedEvent> acceptedEvents(Set<RecordId> entities, @Nullable LocalDate knownOn);

    /** All postings of the entities that an identifier names, by entity, revision and ordinal. */
    List<PostingLine> postingsOf(String id);

    /**
     * Identifiers of entities that are written much like one that does not exist, nearest first.
     *
     * @param most how many at most
     */
    List<String> idsLike(String id, int most);
}
