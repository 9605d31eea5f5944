package org.palermo.schemas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** Our writer of records is quicker than Avro's own, and writes nothing else: held to the samples of every subject. */
class WrittenBytesTest {

    private static final int HEADER = 5;

    private final RegisteredSchemas schemas = new RegisteredSchemas();

    static List<Topic> topics() {
        return new Topics(1).all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void areThoseOfAvrosOwnWriter(Topic topic) throws IOException {
        Registry registry =
                new Registry(new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())), "mock", Duration.ZERO);
        registry.register(topic);
        AvroCodec<SpecificRecord> codec = new AvroCodec<>(topic, registry);
        ArchivedVersion version = Archive.ofProject().versions(topic.subject()).getLast();
        assertTrue(!version.records().isEmpty(), topic.subject() + " has samples");
        for (byte[] sample : version.records()) {
            if (!(schemas.read(topic, version.schema(), sample)
                    instanceof Decoded.Readable<SpecificRecord>(SpecificRecord value))) {
                throw new AssertionError("a sample of " + topic.subject() + " cannot be read");
            }

            byte[] written = codec.encode(value);

            assertArrayEquals(byAvro(topic, value), Arrays.copyOfRange(written, HEADER, written.length));
        }
    }

    private static byte[] byAvro(Topic topic, SpecificRecord value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(topic.schema()).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
