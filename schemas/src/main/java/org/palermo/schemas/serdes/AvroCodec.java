package org.palermo.schemas.serdes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.topics.Topic;

/**
 * Records of one topic to and from bytes, whatever version of the schema wrote them. Safe for use by several threads.
 *
 * @param <T> the generated class of the topic's schema
 */
public final class AvroCodec<T extends SpecificRecord> {

    static {
        GeneratedClasses.trust();
    }

    private final Topic topic;
    private final Registry registry;
    private final RecordWriter writer;
    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private volatile int id = -1;

    public AvroCodec(Topic topic, Registry registry) {
        this.topic = topic;
        this.registry = registry;
        this.writer = new RecordWriter(topic.schema());
    }

    /** @throws RegistryUnavailable where the registry, asked for the schema's id the first time, does not answer */
    public byte[] encode(T value) {
        if (id < 0) {
            id = registry.id(topic);
        }
        return WireFormat.write(id, value, writer);
    }

    /**
     * Reads a value.
     *
     * @param bytes as the topic holds them; an empty array stands for a null value
     * @throws RegistryUnavailable where the writer's schema is not known yet and the registry does not answer
     */
    public Decoded<T> decode(byte[] bytes) {
        if (bytes.length < WireFormat.HEADER) {
            return new Decoded.Corrupt<>(
                    "the value has " + bytes.length + " bytes, too few for a schema id and a record");
        }
        if (bytes[0] != WireFormat.MAGIC) {
            return new Decoded.Corrupt<>("the first byte is " + (bytes[0] & 0xff) + ", not 0");
        }
        int writerId = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        Optional<DatumReader<T>> reader = reader(writerId);
        if (reader.isEmpty()) {
            return new Decoded.Corrupt<>(
                    "the registry has no schema with id " + writerId + " that fits " + topic.name());
        }
        try {
            BinaryDecoder in = DecoderFactory.get()
                    .binaryDecoder(bytes, WireFormat.HEADER, bytes.length - WireFormat.HEADER, null);
            T value = reader.get().read(null, in);
            if (!in.isEnd()) {
                return new Decoded.Corrupt<>("bytes are left over after the record");
            }
            return new Decoded.Readable<>(value);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | UnsupportedOperationException e) { // the last is Avro's word for a length beyond any array
            return new Decoded.Corrupt<>("the bytes do not follow schema " + writerId + ": " + e.getMessage());
        }
    }

    private Optional<DatumReader<T>> reader(int writerId) {
        DatumReader<T> known = readers.get(writerId);
        if (known != null) {
            return Optional.of(known);
        }
        return registry.schema(writerId)
                .filter(this::fits)
                .map(written -> readers.computeIfAbsent(
                        writerId, unused -> new SpecificDatumReader<>(written, topic.schema())));
    }

    private boolean fits(Schema written) {
        return written.getType() == Schema.Type.RECORD
                && written.getFullName().equals(topic.schema().getFullName());
    }
}
