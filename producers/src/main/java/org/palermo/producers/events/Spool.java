package org.palermo.producers.events;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.serdes.GeneratedClasses;

/**
 * Events in the order in which they were added, packed: a file is read once, and a million of its rows take tens of
 * megabytes until they are published.
 */
public final class Spool implements Iterable<Event> {

    static {
        GeneratedClasses.trust();
    }

    private static final int EVENTS_A_BLOCK = 1_000;

    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers = new HashMap<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(open, null);
    private int inOpen;
    private long size;

    public void add(Event event) {
        Schema schema = event.value().getSchema();
        schemas.put(event.kind(), schema);
        try {
            encoder.writeString(event.kind());
            encoder.writeString(event.key());
            writers.computeIfAbsent(schema, one -> new SpecificDatumWriter<>(one))
                    .write(event.value(), encoder);
            size++;
            if (++inOpen == EVENTS_A_BLOCK) {
                encoder.flush();
                blocks.add(packed(open.toByteArray()));
                open.reset();
                inOpen = 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    public long size() {
        return size;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, fast)) {
            out.write(bytes);
        } finally {
            fast.end();
        }
        return packed.toByteArray();
    }

    /** The events as often as wanted; adding while one iterates is not supported. */
    @Override
    public Iterator<Event> iterator() {
        try {
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return new Unpacked();
    }

    private final class Unpacked implements Iterator<Event> {

        private final Map<Schema, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();
        private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);
        private int block;
        private long left = size;
        private long leftInBlock;

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Event next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            try {
                if (leftInBlock == 0) {
                    decoder = DecoderFactory.get().binaryDecoder(bytes(block++), null);
                    leftInBlock = Math.min(left, EVENTS_A_BLOCK);
                }
                left--;
                leftInBlock--;
                String kind = decoder.readString();
                String key = decoder.readString();
                Schema schema = schemas.get(kind);
                if (schema == null) {
                    throw new IllegalStateException("no schema kept for " + kind);
                }
                SpecificRecord value = readers.computeIfAbsent(schema, one -> new SpecificDatumReader<>(one))
                        .read(null, decoder);
                return new Event(kind, key, value);
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot fail to be read", e);
            }
        }

        private byte[] bytes(int index) throws IOException {
            if (index == blocks.size()) {
                return open.toByteArray();
            }
            try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(blocks.get(index)))) {
                return in.readAllBytes();
            }
        }
    }
}
