package org.palermo.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.serdes.RegistryUnavailable;
import org.palermo.streams.testing.Pipeline;
import org.palermo.streams.testing.Samples;

/** A registry that is away is a fault, which restarts the streams; it never becomes an outcome of an input. */
class RegistryOutageTest {

    @TempDir
    Path stateDirectory;

    private boolean away;

    /** Confluent's mock, which can be away. */
    private final class Client extends MockSchemaRegistryClient {

        Client() {
            super(List.of(new AvroSchemaProvider()));
        }

        @Override
        public ParsedSchema getSchemaById(int id) throws IOException, RestClientException {
            if (away) {
                throw new IOException("connection refused");
            }
            return super.getSchemaById(id);
        }
    }

    @Test
    void anInputThatMeetsAnOutageHasNoOutcomeUntilItIsOver() {
        Registry registry = Pipeline.registry(new Client());
        away = true;
        try (Pipeline pipeline = new Pipeline(stateDirectory, true, registry)) {
            StreamsException fault = assertThrows(
                    StreamsException.class,
                    () -> pipeline.send(Samples.envelope("output", "O-1", "e-1"), Samples.output("toolkit", "2015")));
            assertTrue(isCausedBy(RegistryUnavailable.class, fault), fault.toString());
            away = false;
            assertEquals(List.of(), pipeline.journal());
        }

        try (Pipeline restarted = new Pipeline(stateDirectory, true, registry)) {
            restarted.send(Samples.envelope("output", "O-1", "e-1"), Samples.output("toolkit", "2015"));

            assertEquals(
                    List.of("posted"),
                    restarted.journal().stream().map(JournalEntry::getOutcome).toList());
        }
    }

    private static boolean isCausedBy(Class<?> type, Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
