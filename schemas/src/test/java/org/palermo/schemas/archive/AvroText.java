package org.palermo.schemas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Records between Avro binary and Avro's JSON encoding, where a union's value names its branch. */
final class AvroText {

    static final ObjectMapper JSON = new ObjectMapper();

    private AvroText() {}

    /** @throws org.apache.avro.AvroTypeException where the text is no record of the schema */
    static GenericRecord read(Schema schema, JsonNode sample) {
        try {
            var in = DecoderFactory.get().jsonDecoder(schema, sample.toString());
            return new GenericDatumReader<GenericRecord>(schema).read(null, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> JsonNode write(Schema schema, DatumWriter<T> writer, T record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            var encoder = EncoderFactory.get().jsonEncoder(schema, out);
            writer.write(record, encoder);
            encoder.flush();
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] binary(Schema schema, GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static GenericRecord resolve(Schema written, Schema wanted, byte[] record) {
        try {
            var in = DecoderFactory.get().binaryDecoder(record, null);
            return new GenericDatumReader<GenericRecord>(written, wanted).read(null, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records that lie one after the other. */
    static List<byte[]> split(Schema schema, byte[] records) {
        // A direct decoder takes no byte more than it needs, so that the rest of the stream tells where a record ends.
        ByteArrayInputStream in = new ByteArrayInputStream(records);
        var decoder = DecoderFactory.get().directBinaryDecoder(in, null);
        var reader = new GenericDatumReader<GenericRecord>(schema);
        List<byte[]> found = new ArrayList<>();
        try {
            while (in.available() > 0) {
                int from = records.length - in.available();
                reader.read(null, decoder);
                found.add(Arrays.copyOfRange(records, from, records.length - in.available()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }
}
