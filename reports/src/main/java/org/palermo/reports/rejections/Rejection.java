package org.palermo.reports.rejections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.topics.Position;

/**
 * An event that was rejected when it was published.
 *
 * @param first where it lay then
 * @param publishedAt when it was published then
 * @param reason a stable code; of an event that was sent again, what it met the last time
 * @param detail what exactly it met, in the journal's English
 * @param kind of its entity; empty, as all that follows is, where the event could not be read
 * @param entityId the register's identifier, unique within its kind
 * @param eventId the sender's, or ours
 * @param recordedAt when the programme learned it; null where the event could not be read
 * @param recordedBy an office or a function
 * @param source document and paragraph, or URL, as the register states it
 * @param resent how often it was sent again
 * @param standing what has become of it since
 */
public record Rejection(
        Position first,
        Instant publishedAt,
        String reason,
        String detail,
        String kind,
        String entityId,
        String eventId,
        @Nullable Instant recordedAt,
        String recordedBy,
        String source,
        long resent,
        Standing standing) {

    /** What has become of a rejected event since. */
    public enum Standing {
        /** It waits: nothing later was accepted of its entity, and it was not sent again with success. */
        OPEN,
        /** Its entity was stated later by another event, so that sending it again would change nothing. */
        OVERTAKEN,
        /** Sent again, it came too late. */
        SUPERSEDED,
        /** Sent again, it said what was already so. */
        REPEATED,
        /** Sent again, it was posted. */
        POSTED;

        /** Whether there is nothing left to do. */
        public boolean isSettled() {
            return this != OPEN;
        }

        /** Whether sending it again was already answered for good. */
        public boolean isAnswered() {
            return this == SUPERSEDED || this == REPEATED || this == POSTED;
        }
    }
}
