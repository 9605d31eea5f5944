package org.palermo.schemas.serdes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/** Confluent's wire format: a zero byte, the schema's id in four bytes, then Avro binary. */
final class WireFormat {

    static final int HEADER = 5;
    static final byte MAGIC = 0;

    private WireFormat() {}

    static <T> byte[] write(int id, T value, DatumWriter<T> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.write(MAGIC);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
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
