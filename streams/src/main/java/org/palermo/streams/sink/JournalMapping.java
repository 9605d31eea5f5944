package org.palermo.streams.sink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.schemas.values.Events;

/** A journal entry as rows: its postings, and one outcome with the event that it was about. */
public final class JournalMapping implements Mapping {

    private final AvroCodec<JournalEntry> journal;
    private final Map<String, AvroCodec<SpecificRecord>> events = new HashMap<>();

    public JournalMapping(Topics topics, Registry registry) {
        journal = new AvroCodec<>(topics.journal(), registry);
        for (Topic input : topics.inputs()) {
            events.put(input.name(), new AvroCodec<>(input, registry));
        }
    }

    @Override
    public Table pointer() {
        return Table.OUTCOMES;
    }

    @Override
    public List<Row> rows(int partition, long offset, byte[] value) {
        JournalEntry entry = switch (journal.decode(value)) {
            case Decoded.Readable<JournalEntry>(JournalEntry read) -> read;
            case Decoded.Corrupt<JournalEntry>(String detail) ->
                throw new IllegalStateException(
                        "the journal's record " + partition + "/" + offset + " is none: " + detail);
        };
        return rows(entry, event(entry), partition, offset);
    }

    /** The rows of an entry that lies at an offset of a partition of the journal. */
    static List<Row> rows(JournalEntry entry, Optional<SpecificRecord> event, int partition, long offset) {
        List<Row> rows = new ArrayList<>(entry.getPostings().size() + 1);
        for (Posting posting : entry.getPostings()) {
            rows.add(posting(entry, posting));
        }
        rows.add(outcome(entry, event, partition, offset));
        return rows;
    }

    private Optional<SpecificRecord> event(JournalEntry entry) {
        AvroCodec<SpecificRecord> codec = events.get(entry.getTopic());
        if (codec == null) {
            return Optional.empty();
        }
        return switch (codec.decode(bytes(entry.getEvent()))) {
            case Decoded.Readable<SpecificRecord>(SpecificRecord read) -> Optional.of(read);
            case Decoded.Corrupt<SpecificRecord> unused -> Optional.empty();
        };
    }

    private static Row posting(JournalEntry entry, Posting posting) {
        if (entry.getKnownAt() == null) {
            throw new IllegalStateException("the journal entry of " + entry.getTopic() + " " + entry.getPartition()
                    + "/" + entry.getOffset() + " has postings but no knownAt");
        }
        return Row.of(
                Table.POSTINGS,
                posting.getAccount(),
                posting.getOccurredFrom(),
                posting.getOccurredTo(),
                posting.getJurisdiction(),
                entry.getKind() + ":" + entry.getEntityId() + ":" + entry.getRevision() + ":" + posting.getOrdinal(),
                entry.getKind(),
                entry.getEntityId(),
                (long) entry.getRevision(),
                (long) posting.getOrdinal(),
                entry.getKnownAt(),
                posting.getProgramme(),
                posting.getRegion(),
                posting.getCategory(),
                posting.getParty(),
                posting.getQuantity(),
                posting.getUnit(),
                posting.getEvidence(),
                posting.getOriginalMinor(),
                Objects.requireNonNullElse(posting.getOriginalCurrency(), ""),
                entry.getEventId(),
                entry.getTopic(),
                (long) entry.getPartition(),
                entry.getOffset());
    }

    private static Row outcome(JournalEntry entry, Optional<SpecificRecord> event, int partition, long offset) {
        Optional<Envelope> envelope = event.map(Events::envelope);
        return Row.of(
                Table.OUTCOMES,
                entry.getTopic(),
                (long) entry.getPartition(),
                entry.getOffset(),
                entry.getPublishedAt(),
                entry.getOutcome(),
                Objects.requireNonNullElse(entry.getReason(), ""),
                Objects.requireNonNullElse(entry.getDetail(), ""),
                entry.getKind(),
                entry.getEntityId(),
                entry.getEventId(),
                (long) entry.getRevision(),
                entry.getKnownAt(),
                envelope.map(Envelope::getRecordedAt).orElse(null),
                envelope.map(Envelope::getRecordedBy).orElse(""),
                envelope.map(Envelope::getSource).orElse(""),
                envelope.map(Envelope::getEvidence).orElse(""),
                envelope.map(Envelope::getNote).orElse(""),
                envelope.map(Envelope::getBackfilled).orElse(false),
                event.map(Events::isWithdrawal).orElse(false),
                event.map(Events::body).map(EventJson::of).orElse(""),
                (long) entry.getPostings().size(),
                (long) partition,
                offset,
                entry.getRedrivenFrom());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
