package org.palermo.schemas.archive;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;

/** What this build registers, and how it reads what an earlier one wrote. */
final class RegisteredSchemas {

    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient(List.of(new AvroSchemaProvider()));
    private final Registry registry = new Registry(client, "mock", Duration.ZERO);

    /** A topic's schema as the registry gets it. */
    Schema ofToday(Topic topic) {
        registry.register(topic);
        try {
            return new Schema.Parser()
                    .parse(client.getLatestSchemaMetadata(topic.subject()).getSchema());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RestClientException e) {
            throw new IllegalStateException("the mock registry lost what it was given", e);
        }
    }

    /** A record that was written with an earlier schema, as a consumer of the topic reads it. */
    Decoded<SpecificRecord> read(Topic topic, Schema written, byte[] record) {
        try {
            int id = client.register(topic.subject(), new AvroSchema(written));
            byte[] value = ByteBuffer.allocate(1 + Integer.BYTES + record.length)
                    .put((byte) 0)
                    .putInt(id)
                    .put(record)
                    .array();
            return new AvroCodec<SpecificRecord>(topic, registry).decode(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RestClientException e) {
            throw new IllegalStateException("the mock registry refused a schema", e);
        }
    }
}
