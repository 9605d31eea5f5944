package org.palermo.infra.audit.fold;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Position;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.values.Events;

/**
 * One partition of an input topic, read once more from its first record: what each input must have become by
 * {@code docs/domain.md} and {@code docs/ledger.md}. It remembers of each entity the event that stands, and works out
 * anew what that is worth whenever it is taken back.
 */
public final class Fold {

    private static final Instant FIRST = LocalDate.of(1900, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant AFTER = LocalDate.of(2200, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final Topic topic;
    private final AvroCodec<SpecificRecord> codec;
    private final Map<String, Entity> entities = new HashMap<>();

    /** @param registry that knows the schemas of the topic's records */
    public Fold(Topic topic, Registry registry) {
        this.topic = topic;
        this.codec = new AvroCodec<>(topic, registry);
    }

    private static final class Entity {
        /** As it was published; null while withdrawn. */
        private byte @Nullable [] standing;

        /** Where in the partition's order its content was stated last. */
        private long statedAt;

        private int revision;
        private Instant knownAt = Instant.MIN;
        private final List<String> eventIds = new ArrayList<>(1);
    }

    /** The next record of the partition. */
    public Expected next(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        SpecificRecord event = value == null ? null : decoded(value);
        Header again = record.headers().lastHeader(Position.REDRIVEN_FROM);
        if (again == null || again.value() == null) {
            return read(new Place(record.offset(), false), record.key(), value, event);
        }
        Optional<Position> first = Position.parse(new String(again.value(), StandardCharsets.UTF_8))
                .filter(at -> at.topic().equals(record.topic())
                        && at.partition() == record.partition()
                        && at.offset() < record.offset());
        return first.map(at -> read(new Place(at.offset(), true), record.key(), value, event)
                        .redriven(at.offset()))
                .orElseGet(() -> Expected.rejected("corrupt-record", event).unnamed());
    }

    /**
     * A place in the partition's order.
     *
     * @param again whether the record lay there first, was rejected, and is sent again
     */
    private record Place(long offset, boolean again) {

        boolean comesTooLateFor(@Nullable Entity entity) {
            return again && entity != null && entity.statedAt >= offset;
        }
    }

    private @Nullable SpecificRecord decoded(byte[] value) {
        return switch (codec.decode(value)) {
            case Decoded.Readable<SpecificRecord>(SpecificRecord event) -> event;
            case Decoded.Corrupt<SpecificRecord> _ -> null;
        };
    }

    private Expected read(Place place, byte @Nullable [] key, byte @Nullable [] value, @Nullable SpecificRecord event) {
        if (value == null || event == null) {
            return Expected.rejected("corrupt-record", null);
        }
        Envelope envelope = Events.envelope(event);
        SpecificRecord body = Events.body(event);
        boolean withdrawal = body instanceof Withdrawn;
        boolean identified = !envelope.getEventId().isEmpty()
                && !envelope.getEntityId().isEmpty()
                && !envelope.getRecordedAt().isBefore(FIRST)
                && envelope.getRecordedAt().isBefore(AFTER);
        if (!identified) {
            return Expected.rejected("corrupt-record", event);
        }
        if (!topic.kinds().contains(envelope.getKind()) || !withdrawal && !Worth.fits(envelope.getKind(), body)) {
            return Expected.rejected("unknown-kind", event);
        }
        String grant = withdrawal ? null : Worth.grant(body);
        String keyed = grant == null ? envelope.getEntityId() : grant;
        if (!Arrays.equals(keyed.getBytes(StandardCharsets.UTF_8), key == null ? new byte[0] : key)) {
            return Expected.rejected("corrupt-record", event);
        }
        String name = name(envelope.getKind(), envelope.getEntityId());
        Entity entity = entities.get(name);
        if (entity != null && entity.eventIds.contains(envelope.getEventId())) {
            return Expected.duplicate(event);
        }
        return withdrawal ? withdrawn(place, entity, event) : asserted(place, name, entity, value, event, grant);
    }

    private Expected withdrawn(Place place, @Nullable Entity entity, SpecificRecord event) {
        if (entity == null) {
            return Expected.rejected("not-recorded", event);
        }
        if (entity.standing == null) {
            return saidAgain(place, entity, event);
        }
        if (place.comesTooLateFor(entity)) {
            return Expected.rejected("superseded", event);
        }
        return posted(place, entity, event, null, List.of());
    }

    private static Expected saidAgain(Place place, Entity entity, SpecificRecord event) {
        entity.statedAt = Math.max(entity.statedAt, place.offset());
        return Expected.duplicate(event);
    }

    private Expected asserted(
            Place place,
            String name,
            @Nullable Entity known,
            byte[] value,
            SpecificRecord event,
            @Nullable String grant) {
        SpecificRecord before = known == null || known.standing == null ? null : event(known.standing);
        if (known != null && before != null && saysTheSame(before, event)) {
            return saidAgain(place, known, event);
        }
        if (place.comesTooLateFor(known)) {
            return Expected.rejected("superseded", event);
        }
        List<Line> worth = Worth.of(event).orElse(null);
        if (worth == null) {
            return Expected.rejected("invalid-body", event);
        }
        if (grant != null) {
            if (before != null && !grant.equals(Worth.grant(Events.body(before)))) {
                return Expected.rejected("grant-changed", event);
            }
            Entity its = entities.get(name("grant", grant));
            if (its == null || its.standing == null) {
                return Expected.rejected("unknown-reference", event);
            }
        }
        return posted(place, entities.computeIfAbsent(name, _ -> new Entity()), event, value, worth);
    }

    private static boolean saysTheSame(SpecificRecord before, SpecificRecord event) {
        Envelope then = Events.envelope(before);
        Envelope now = Events.envelope(event);
        return then.getSource().equals(now.getSource())
                && then.getEvidence().equals(now.getEvidence())
                && Events.body(before).equals(Events.body(event));
    }

    private Expected posted(
            Place place, Entity entity, SpecificRecord event, byte @Nullable [] standing, List<Line> worth) {
        List<Line> lines = new ArrayList<>();
        if (entity.standing != null) {
            for (Line line : Worth.of(event(entity.standing)).orElseThrow()) {
                lines.add(line.takenBack());
            }
        }
        lines.addAll(worth);
        Instant recordedAt = Events.envelope(event).getRecordedAt();
        entity.standing = standing;
        entity.statedAt = place.offset();
        entity.revision++;
        entity.knownAt = recordedAt.isAfter(entity.knownAt) ? recordedAt : entity.knownAt;
        entity.eventIds.add(Events.envelope(event).getEventId());
        return Expected.posted(event, entity.revision, entity.knownAt, lines);
    }

    private SpecificRecord event(byte[] published) {
        return switch (codec.decode(published)) {
            case Decoded.Readable<SpecificRecord>(SpecificRecord event) -> Objects.requireNonNull(event);
            case Decoded.Corrupt<SpecificRecord>(String detail) ->
                throw new IllegalStateException(
                        "an event of " + topic.name() + " could be read before, but now " + detail);
        };
    }

    private static String name(String kind, String entityId) {
        return kind + " " + entityId;
    }
}
