package org.palermo.streams.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.palermo.streams.ledger.Posting;

/**
 * Entity states as the store keeps them: a version byte, whether the entity is withdrawn, then Avro's binary primitives.
 * A later layout takes the next version, and this class goes on reading the earlier ones.
 */
public final class EntityStates {

    /** Without the place of the latest statement, and with all ids of accepted events. */
    private static final byte WITHOUT_PLACE = 1;

    private static final byte VERSION = 2;
    private static final int WITHDRAWN_AT = 1;
    private static final int HEADER = 2;

    /** Each thread's own, because a new one brings a new buffer. */
    private static final ThreadLocal<@Nullable BinaryEncoder> ENCODERS = new ThreadLocal<>();

    private EntityStates() {}

    /** The store's key of an entity; ids are unique within their kind only. */
    public static byte[] key(String kind, String entityId) {
        return (kind + ':' + entityId).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The store's key of an accepted event whose id its entity's state no longer holds; like no entity's, whose kind is
     * never empty.
     */
    public static byte[] key(String kind, String entityId, String eventId) {
        return ('\0' + kind + ':' + entityId.length() + ':' + entityId + eventId).getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] write(EntityState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(
                64 + state.lastEvent().remaining() + 16 * state.stand().size());
        bytes.write(VERSION);
        bytes.write(state.withdrawn() ? 1 : 0);
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, ENCODERS.get());
        ENCODERS.set(out);
        try {
            out.writeInt(state.revision());
            out.writeLong(state.knownAt().toEpochMilli());
            out.writeLong(state.statedAt());
            out.writeInt(state.recentIds().size());
            for (String id : state.recentIds()) {
                out.writeString(id);
            }
            out.writeBytes(state.lastEvent());
            out.writeInt(state.stand().size());
            PostingLayout layout = new PostingLayout();
            for (Posting posting : state.stand()) {
                layout.write(posting, out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory alone is written to
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException where a later version of this program wrote the bytes */
    public static EntityState read(byte[] bytes) {
        if (bytes[0] != VERSION && bytes[0] != WITHOUT_PLACE) {
            throw new IllegalStateException(
                    "an entity's state has layout " + bytes[0] + ", this build reads up to " + VERSION);
        }
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        try {
            int revision = in.readInt();
            Instant knownAt = Instant.ofEpochMilli(in.readLong());
            long statedAt = bytes[0] == WITHOUT_PLACE ? EntityState.UNKNOWN : in.readLong();
            int ids = in.readInt();
            List<String> recentIds = new ArrayList<>(ids);
            for (int i = 0; i < ids; i++) {
                recentIds.add(in.readString());
            }
            ByteBuffer lastEvent = in.readBytes(null);
            int postings = in.readInt();
            List<Posting> stand = new ArrayList<>(postings);
            PostingLayout layout = new PostingLayout();
            for (int i = 0; i < postings; i++) {
                stand.add(layout.read(in));
            }
            return new EntityState(revision, knownAt, bytes[WITHDRAWN_AT] == 1, statedAt, recentIds, lastEvent, stand);
        } catch (IOException e) {
            throw new UncheckedIOException("an entity's state ends too early", e);
        }
    }

    /** Whether the entity of these bytes counts, without reading all of them. */
    public static boolean counts(byte[] bytes) {
        return bytes[WITHDRAWN_AT] == 0;
    }
}
