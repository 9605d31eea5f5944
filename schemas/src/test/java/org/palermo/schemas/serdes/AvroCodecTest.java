package org.palermo.schemas.serdes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.RateEvent;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

class AvroCodecTest {

    private final Topic topic = new Topics(1).ofKind("rate").orElseThrow();
    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient(List.of(new AvroSchemaProvider()));
    private final Registry registry = new Registry(client, "mock", Duration.ZERO);
    private final AvroCodec<RateEvent> codec = new AvroCodec<>(topic, registry);

    @BeforeEach
    void register() {
        registry.register(topic);
    }

    @Test
    void readsBackWhatItWrote() {
        RateEvent event = rate("EUR", "0.922");

        Decoded<RateEvent> decoded = codec.decode(codec.encode(event));

        assertEquals(new Decoded.Readable<>(event), decoded);
    }

    @Test
    void writesConfluentsWireFormat() throws Exception {
        byte[] bytes = codec.encode(rate("EUR", "0.922"));

        assertEquals(0, bytes[0]);
        int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
        assertEquals(client.getLatestSchemaMetadata(topic.subject()).getId(), id);
    }

    /** Other languages read our subjects: no hint of our code generator is in them. */
    @Test
    void registersASchemaWithoutJavaHints() throws Exception {
        String registered = client.getLatestSchemaMetadata(topic.subject()).getSchema();

        assertEquals(-1, registered.indexOf("avro.java.string"), registered);
    }

    /** A producer of a later version may add a field with a default; we still read what we know. */
    @Test
    void readsWhatALaterVersionWrote() throws Exception {
        String text = WireFormat.portable(topic.schema())
                .toString()
                .replace(
                        "{\"name\":\"unitsPerUsd\"",
                        "{\"name\":\"origin\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"unitsPerUsd\"");
        Schema later = new Schema.Parser().parse(text);
        int id = client.register(topic.subject(), new AvroSchema(later));
        GenericRecord body = new GenericData.Record(
                later.getField("body").schema().getTypes().getFirst());
        body.put("currency", "EUR");
        body.put("month", "2015-03");
        body.put("origin", "treasury");
        body.put("unitsPerUsd", "0.9");
        GenericRecord event = new GenericData.Record(later);
        event.put("envelope", envelope(later));
        event.put("body", body);

        Decoded<RateEvent> decoded = codec.decode(framed(id, later, event));

        Rate read =
                decoded instanceof Decoded.Readable<RateEvent>(RateEvent event2) ? (Rate) event2.getBody() : new Rate();
        assertEquals("0.9", read.getUnitsPerUsd(), decoded.toString());
    }

    @Test
    void callsAnUnknownSchemaCorrupt() {
        byte[] bytes = codec.encode(rate("EUR", "0.922"));
        bytes[4] = 99;

        assertInstanceOf(Decoded.Corrupt.class, codec.decode(bytes));
    }

    @Test
    void callsARecordOfAnotherTopicCorrupt() throws Exception {
        Schema other = SchemaBuilder.record("Other")
                .namespace("elsewhere")
                .fields()
                .requiredString("a")
                .endRecord();
        int id = client.register("other-value", new AvroSchema(other));
        GenericRecord record = new GenericData.Record(other);
        record.put("a", "x");

        assertInstanceOf(Decoded.Corrupt.class, codec.decode(framed(id, other, record)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 20})
    void callsATruncatedRecordCorrupt(int length) {
        byte[] bytes = Arrays.copyOf(codec.encode(rate("EUR", "0.922")), length);

        assertInstanceOf(Decoded.Corrupt.class, codec.decode(bytes));
    }

    @Test
    void callsTrailingBytesCorrupt() {
        byte[] bytes = codec.encode(rate("EUR", "0.922"));

        assertInstanceOf(Decoded.Corrupt.class, codec.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    /** A length beyond any array of Java is no fault of ours, but of whoever wrote it. */
    @ParameterizedTest
    @ValueSource(longs = {-5, 1_000, 2_147_483_639L, 2_147_483_647L, 3_000_000_000L, Long.MAX_VALUE})
    void callsATextLongerThanTheRecordCorrupt(long length) throws Exception {
        byte[] header = Arrays.copyOf(codec.encode(rate("EUR", "0.922")), WireFormat.HEADER);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header);
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        encoder.writeLong(length);
        encoder.flush();

        assertInstanceOf(Decoded.Corrupt.class, codec.decode(out.toByteArray()));
    }

    /** An outage says nothing about the data. */
    @Test
    void isNoVerdictWhereTheRegistryIsAway() {
        Registry away = Registry.at("http://127.0.0.1:1", Duration.ofMillis(120));
        AvroCodec<RateEvent> blind = new AvroCodec<>(topic, away);

        assertThrows(RegistryUnavailable.class, () -> blind.decode(codec.encode(rate("EUR", "0.922"))));
    }

    private static RateEvent rate(String currency, String units) {
        return RateEvent.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId("e1")
                        .setKind("rate")
                        .setEntityId(currency + "-2015-03")
                        .setRecordedAt(Instant.parse("2015-03-01T00:00:00Z"))
                        .build())
                .setBody(Rate.newBuilder()
                        .setCurrency(currency)
                        .setMonth("2015-03")
                        .setUnitsPerUsd(units)
                        .build())
                .build();
    }

    private static GenericRecord envelope(Schema event) {
        GenericRecord envelope =
                new GenericData.Record(event.getField("envelope").schema());
        envelope.put("eventId", "e1");
        envelope.put("kind", "rate");
        envelope.put("entityId", "EUR-2015-03");
        envelope.put("recordedAt", 0L);
        envelope.put("recordedBy", "");
        envelope.put("source", "");
        envelope.put("evidence", "reported");
        envelope.put("note", "");
        envelope.put("backfilled", false);
        return envelope;
    }

    private static byte[] framed(int id, Schema schema, GenericRecord record) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.write(ByteBuffer.allocate(4).putInt(id).array());
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
