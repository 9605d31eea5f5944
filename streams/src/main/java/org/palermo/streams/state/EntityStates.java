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
import org.palermo.streams.ledger.Posting;

/**
 * Entity states as the store keeps them: a version byte, whether the entity is withdrawn, then Avro's binary primitives.
 * A later layout takes the next version, and this class goes on reading the earlier ones.
 */
public final class EntityStates {

    private static final byte VERSION = 1;
    private static final int WITHDRAWN_AT = 1;
    private static final int HEADER = 2;

    private EntityStates() {}

    /** The store's key of an entity; ids are unique within their kind only. */
    public static byte[] key(String kind, String entityId) {
        return (kind + ':' + entityId).getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] write(EntityState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(
                64 + state.lastEvent().remaining() + 16 * state.stand().size());
        bytes.write(VERSION);
        bytes.write(state.withdrawn() ? 1 : 0);
        BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            out.writeInt(state.revision());
            out.writeLong(state.knownAt().toEpochMilli());
            out.writeInt(state.eventIds().size());
            for (String id : state.eventIds()) {
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
        if (bytes[0] != VERSION) {
            throw new IllegalStateException(
                    "an entity's state has layout " + bytes[0] + ", this build reads " + VERSION);
        }
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        try {
            int revision = in.readInt();
            Instant knownAt = Instant.ofEpochMilli(in.readLong());
            int ids = in.readInt();
            List<String> eventIds = new ArrayList<>(ids);
            for (int i = 0; i < ids; i++) {
                eventIds.add(in.readString());
            }
            ByteBuffer lastEvent = in.readBytes(null);
            int postings = in.readInt();
            List<Posting> stand = new ArrayList<>(postings);
            PostingLayout layout = new PostingLayout();
            for (int i = 0; i < postings; i++) {
                stand.add(layout.read(in));
            }
            return new EntityState(revision, knownAt, bytes[WITHDRAWN_AT] == 1, eventIds, lastEvent, stand);
        } catch (IOException e) {
            throw new UncheckedIOException("an entity's state ends too early", e);
        }
    }

    /** Whether the entity of these bytes counts, without reading all of them. */
    public static boolean counts(byte[] bytes) {
        return bytes[WITHDRAWN_AT] == 0;
    }
}
