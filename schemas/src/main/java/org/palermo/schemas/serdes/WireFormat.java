package org.palermo.schemas.serdes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Confluent's wire format: a zero byte, the schema's id in four bytes, then Avro binary. */
final class WireFormat {

    static final int HEADER = 5;
    static final byte MAGIC = 0;

    private static final int KEPT_BYTES = 1 << 20;

    private WireFormat() {}

    /** What one thread writes with, again and again. */
    private static final class Buffer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    }

    private static final ThreadLocal<Buffer> BUFFERS = ThreadLocal.withInitial(Buffer::new);

    static byte[] write(int id, IndexedRecord value, RecordWriter writer) {
        Buffer buffer = BUFFERS.get();
        ByteArrayOutputStream out = buffer.bytes;
        out.reset();
        // also forgets what a record that failed half-way left in it
        buffer.encoder = EncoderFactory.get().binaryEncoder(out, buffer.encoder);
        out.write(MAGIC);
        out.write(id >>> 24);
        out.write(id >>> 16);
        out.write(id >>> 8);
        out.write(id);
        try {
            writer.write(value, buffer.encoder);
            buffer.encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] written = out.toByteArray();
        if (written.length > KEPT_BYTES) {
            BUFFERS.remove(); // one huge record is no reason to keep as much for ever
        }
        return written;
    }

    /** The schema as other languages read it: without the hints that our code generator leaves in it. */
    static Schema portable(Schema schema) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            JsonNode tree = mapper.readTree(schema.toString());
            strip(tree);
            return new Schema.Parser().parse(mapper.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema's own text is not JSON", e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("avro.java.string");
            if (object.size() == 1 && object.has("type")) {
                return; // {"type":"string"} is the same schema as "string"
            }
        }
        node.forEach(WireFormat::strip);
    }
}
