package org.palermo.streams.sink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * Gathers the rows of each partition's records into chunks. Pure: no input, no output, no clock.
 *
 * <p>A record's rows are never split between chunks. Of a cell that changed several times within a chunk only the newest
 * version is kept.
 */
public final class Chunker {

    private static final int TOKEN_BYTES = 16;

    private final ChunkBounds bounds;
    private final Map<TopicPartition, Buffer> buffers = new LinkedHashMap<>();

    public Chunker(ChunkBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Starts a partition, without anything gathered.
     *
     * @param next offset of the first record that is not in the tables
     */
    public void open(TopicPartition source, long next) {
        buffers.put(source, new Buffer(source, next));
    }

    /** Forgets a partition and what was gathered of it. */
    public void drop(TopicPartition source) {
        buffers.remove(source);
    }

    /** Adds a record's rows; one of a partition that is not open, or that was added before, is ignored. */
    public void add(TopicPartition source, long offset, byte[] value, Collection<Row> rows) {
        Buffer buffer = buffers.get(source);
        if (buffer != null && offset >= buffer.next) {
            buffer.add(offset, value, rows);
        }
    }

    /** Takes a chunk that has reached a bound. */
    public Optional<Chunk> takeFull() {
        return take(buffer -> buffer.isFull(bounds));
    }

    /** Takes any chunk that has a record. */
    public Optional<Chunk> takeAny() {
        return take(buffer -> buffer.records > 0);
    }

    /** Whether a partition's chunk has reached a bound. */
    public boolean isFull(TopicPartition source) {
        Buffer buffer = buffers.get(source);
        return buffer != null && buffer.isFull(bounds);
    }

    /** The offset of the first record that is gathered and not taken, empty where there is none. */
    public Optional<Long> first(TopicPartition source) {
        return Optional.ofNullable(buffers.get(source))
                .filter(buffer -> buffer.records > 0)
                .map(buffer -> buffer.first);
    }

    /** Whether all that is gathered and not taken, of all partitions, would fill a chunk by its rows or bytes. */
    public boolean holdsAChunk() {
        int rows = 0;
        long bytes = 0;
        for (Buffer buffer : buffers.values()) {
            rows += buffer.rows;
            bytes += buffer.bytes;
        }
        return bounds.reached(rows, 0, bytes);
    }

    private Optional<Chunk> take(Predicate<Buffer> ready) {
        return buffers.values().stream().filter(ready).findFirst().map(Buffer::take);
    }

    private static final class Buffer {

        private final TopicPartition source;
        private long next;
        private long first;
        private int rows;
        private int records;
        private long bytes;
        private MessageDigest content = digest();
        private Map<Table, List<Row>> byTable = new EnumMap<>(Table.class);

        Buffer(TopicPartition source, long next) {
            this.source = source;
            this.next = next;
        }

        void add(long offset, byte[] value, Collection<Row> added) {
            if (records == 0) {
                first = offset;
            }
            next = offset + 1;
            records++;
            rows += added.size();
            bytes += value.length;
            content.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .putLong(offset)
                    .putInt(value.length)
                    .array());
            content.update(value);
            for (Row row : added) {
                byTable.computeIfAbsent(row.table(), unused -> new ArrayList<>())
                        .add(row);
            }
        }

        boolean isFull(ChunkBounds bounds) {
            return records > 0 && bounds.reached(rows, records, bytes);
        }

        Chunk take() {
            byte[] hash = content.digest();
            List<Block> blocks = new ArrayList<>();
            byTable.forEach((table, gathered) -> blocks.add(
                    new Block(table, table.isVersioned() ? newest(gathered) : gathered, token(table, hash))));
            Chunk chunk = new Chunk(source, first, next - 1, blocks);
            rows = 0;
            records = 0;
            bytes = 0;
            content = digest();
            byTable = new EnumMap<>(Table.class);
            return chunk;
        }

        /** Of the rows of one key the last one, in the order of these. */
        private static List<Row> newest(List<Row> gathered) {
            Map<List<?>, Row> byKey = new LinkedHashMap<>();
            for (Row row : gathered) {
                List<?> key = row.key();
                byKey.remove(key);
                byKey.put(key, row);
            }
            return List.copyOf(byKey.values());
        }

        /** The records' bytes and the layout they are written in stand for the rows, which follow from both. */
        private String token(Table table, byte[] records) {
            MessageDigest digest = digest();
            digest.update(String.join(" ", table.columns()).getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(records);
            return source.topic() + "-" + source.partition() + "." + first + "." + (next - 1) + "."
                    + HexFormat.of().formatHex(hash, 0, TOKEN_BYTES);
        }

        private static MessageDigest digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
