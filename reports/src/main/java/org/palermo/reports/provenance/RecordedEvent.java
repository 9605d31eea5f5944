package org.palermo.reports.provenance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was received, and what became of it.
 *
 * @param topic where it was published, with partition and offset: its place in the record
 * @param publishedAt when it was published, UTC
 * @param outcome code: posted, duplicate or rejected
 * @param reason a stable code where it was rejected, else empty
 * @param detail what exactly was wrong; empty where nothing was
 * @param entity what it speaks of
 * @param eventId the sender's, or ours
 * @param revision of the entity after this event; 0 where it was not posted
 * @param knownAt since when what it states is known; null where it was not posted
 * @param recordedAt when the programme learned it; null where it could not be read, as all that follows is then empty
 * @param recordedBy an office or a function
 * @param source document and paragraph, or URL
 * @param evidence code; of an event that could not be read, empty
 * @param note free text
 * @param backfilled whether {@code recordedAt} was stated by an import of historical registers
 * @param withdrawn whether it withdraws the entity
 * @param body JSON: what was asserted, or the reason of the withdrawal
 */
public record RecordedEvent(
        String topic,
        long partition,
        long offset,
        Instant publishedAt,
        String outcome,
        String reason,
        String detail,
        RecordId entity,
        String eventId,
        long revision,
        @Nullable Instant knownAt,
        @Nullable Instant recordedAt,
        String recordedBy,
        String source,
        String evidence,
        String note,
        boolean backfilled,
        boolean withdrawn,
        String body) {

    private static final String POSTED = "posted";

    /** The same with another body. */
    public RecordedEvent saying(String other) {
        return new RecordedEvent(
                topic,
                partition,
                offset,
                publishedAt,
                outcome,
                reason,
                detail,
                entity,
                eventId,
                revision,
                knownAt,
                recordedAt,
                recordedBy,
                source,
                evidence,
                note,
                backfilled,
                withdrawn,
                other);
    }

    /** Whether it was accepted and changed what the entity stands for. */
    public boolean isPosted() {
        return outcome.equals(POSTED);
    }
}
