package org.palermo.streams.journal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.streams.ledger.Dimensions;
import org.palermo.streams.ledger.Posting;
import org.palermo.streams.state.Decision;
import org.palermo.streams.state.Reason;

/** Writes the one journal entry that each input gets. */
public final class JournalEntries {

    /** Outcomes; the journal keeps the words for ever. */
    public static final String POSTED = "posted";

    public static final String DUPLICATE = "duplicate";
    public static final String REJECTED = "rejected";

    private JournalEntries() {}

    /** The entry of an input that was an event of its topic. */
    public static JournalEntry decided(Source source, Envelope envelope, ByteBuffer published, Decision decision) {
        return switch (decision) {
            case Decision.Posted posted ->
                entry(
                        source,
                        POSTED,
                        null,
                        null,
                        envelope,
                        posted.state().revision(),
                        posted.state().knownAt(),
                        published,
                        packed(posted.postings()));
            case Decision.Duplicate duplicate ->
                entry(source, DUPLICATE, null, null, envelope, 0, null, published, List.of());
            case Decision.Rejected(Reason reason, String detail) ->
                rejected(source, envelope, published, reason, detail);
        };
    }

    /**
     * The entry of an input that was rejected.
     *
     * @param envelope what it says about itself; null where not even that could be read
     */
    public static JournalEntry rejected(
            Source source, @Nullable Envelope envelope, ByteBuffer published, Reason reason, String detail) {
        return entry(source, REJECTED, reason.code(), detail, envelope, 0, null, published, List.of());
    }

    private static JournalEntry entry(
            Source source,
            String outcome,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable Envelope envelope,
            int revision,
            @Nullable Instant knownAt,
            ByteBuffer published,
            List<org.palermo.schemas.journal.Posting> postings) {
        return new JournalEntry(
                source.topic(),
                source.partition(),
                source.offset(),
                source.publishedAt(),
                outcome,
                reason,
                detail,
                envelope == null ? "" : envelope.getKind(),
                envelope == null ? "" : envelope.getEntityId(),
                envelope == null ? "" : envelope.getEventId(),
                revision,
                knownAt,
                published,
                postings,
                source.redrivenFrom());
    }

    private static List<org.palermo.schemas.journal.Posting> packed(List<Posting> postings) {
        List<org.palermo.schemas.journal.Posting> packed = new ArrayList<>(postings.size());
        for (int ordinal = 0; ordinal < postings.size(); ordinal++) {
            packed.add(packed(ordinal, postings.get(ordinal)));
        }
        return packed;
    }

    private static org.palermo.schemas.journal.Posting packed(int ordinal, Posting posting) {
        Dimensions dimensions = posting.dimensions();
        Posting.Original original = posting.original();
        return new org.palermo.schemas.journal.Posting(
                ordinal,
                posting.account(),
                posting.occurredFrom(),
                posting.occurredTo(),
                dimensions.programme(),
                dimensions.jurisdiction(),
                dimensions.region(),
                dimensions.category(),
                dimensions.party(),
                posting.quantity(),
                posting.unit(),
                posting.evidence(),
                original == null ? null : original.minor(),
                original == null ? null : original.currency());
    }
}
