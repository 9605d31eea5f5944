package org.palermo.streams.input;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.values.Events;
import org.palermo.schemas.values.PartialDate;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.state.Event;
import org.palermo.streams.state.Reason;

/**
 * Reads the records of one input topic. Checks run in this order: the bytes, the envelope's identity, the kind, the
 * record's key. Safe for use by several threads.
 */
public final class InputReader {

    private static final Instant EARLIEST = startOf(PartialDate.FIRST_YEAR);
    private static final Instant LATEST = startOf(PartialDate.LAST_YEAR + 1);
    private static final byte[] NOTHING = {};

    private final Topic topic;
    private final Ledger ledger;
    private final AvroCodec<SpecificRecord> codec;

    public InputReader(Topic topic, Ledger ledger, Registry registry) {
        this.topic = topic;
        this.ledger = ledger;
        this.codec = new AvroCodec<>(topic, registry);
    }

    /**
     * @param place of the record in the order of its partition
     * @param again whether that is where it lay first, and it is sent again
     * @param key of the record, null where it has none
     * @param value of the record, null where it has none
     * @throws org.palermo.schemas.serdes.RegistryUnavailable where the schema that wrote it cannot be asked for
     */
    public Reading read(long place, boolean again, byte @Nullable [] key, byte @Nullable [] value) {
        if (value == null) {
            return new Reading.Unreadable(null, Reason.CORRUPT_RECORD, "the record has no value");
        }
        return switch (codec.decode(value)) {
            case Decoded.Corrupt<SpecificRecord>(String detail) ->
                new Reading.Unreadable(null, Reason.CORRUPT_RECORD, detail);
            case Decoded.Readable<SpecificRecord>(SpecificRecord record) ->
                judge(
                        key,
                        new Event(place, again, Events.envelope(record), Events.body(record), ByteBuffer.wrap(value)));
        };
    }

    /**
     * Reads an event that was accepted before.
     *
     * @throws IllegalStateException where it cannot be read any more, which no record of an append-only registry allows
     */
    public SpecificRecord accepted(ByteBuffer published) {
        byte[] bytes = new byte[published.remaining()];
        published.duplicate().get(bytes);
        return switch (codec.decode(bytes)) {
            case Decoded.Readable<SpecificRecord>(SpecificRecord record) -> record;
            case Decoded.Corrupt<SpecificRecord>(String detail) ->
                throw new IllegalStateException("an event of " + topic.name() + " was accepted, but now " + detail);
        };
    }

    private Reading judge(byte @Nullable [] key, Event event) {
        Envelope envelope = event.envelope();
        if (envelope.getEventId().isEmpty()) {
            return corrupt(envelope, "the envelope has no event id");
        }
        if (envelope.getEntityId().isEmpty()) {
            return corrupt(envelope, "the envelope has no entity id");
        }
        Instant recordedAt = envelope.getRecordedAt();
        if (recordedAt.isBefore(EARLIEST) || !recordedAt.isBefore(LATEST)) {
            return corrupt(envelope, "recordedAt is " + recordedAt + ", outside of any register");
        }
        String kind = envelope.getKind();
        if (!topic.kinds().contains(kind)) {
            return new Reading.Unreadable(
                    envelope, Reason.UNKNOWN_KIND, topic.name() + " holds " + topic.kinds() + ", not " + kind);
        }
        if (!(event.body() instanceof Withdrawn) && !ledger.takes(kind, event.body())) {
            return new Reading.Unreadable(
                    envelope,
                    Reason.UNKNOWN_KIND,
                    "the envelope says " + kind + ", the body is a "
                            + event.body().getSchema().getName());
        }
        return keyed(key, event);
    }

    /**
     * An event under another key would reach a task that does not know its entity, and be posted twice. Only a
     * withdrawal of what hangs on another entity does not say what it hangs on; its topic has a single partition.
     */
    private Reading keyed(byte @Nullable [] key, Event event) {
        Envelope envelope = event.envelope();
        String expected = event.body() instanceof Withdrawn
                ? envelope.getEntityId()
                : ledger.reference(envelope.getKind(), event.body())
                        .map(reference -> reference.entityId())
                        .orElse(envelope.getEntityId());
        byte[] actual = key == null ? NOTHING : key;
        return Arrays.equals(actual, expected.getBytes(StandardCharsets.UTF_8))
                ? new Reading.Readable(event)
                : corrupt(
                        envelope,
                        "the record's key is " + new String(actual, StandardCharsets.UTF_8) + ", not " + expected);
    }

    private static Reading corrupt(Envelope envelope, String detail) {
        return new Reading.Unreadable(envelope, Reason.CORRUPT_RECORD, detail);
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
