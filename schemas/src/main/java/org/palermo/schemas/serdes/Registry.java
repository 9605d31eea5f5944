package org.palermo.schemas.serdes;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.palermo.schemas.topics.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema registry, asked patiently: an outage is waited out with backoff up to a limit, and only what the registry
 * itself says about a schema counts as an answer.
 */
public final class Registry {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    private static final int CACHED_SCHEMAS = 1000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SchemaRegistryClient client;
    private final String address;
    private final Duration patience;
    private final Map<Integer, Optional<Schema>> byId = new ConcurrentHashMap<>();

    /**
     * @param client of the registry; in unit tests Confluent's own mock
     * @param address for messages
     * @param patience how long an outage is waited out before {@link RegistryUnavailable}
     */
    public Registry(SchemaRegistryClient client, String address, Duration patience) {
        this.client = client;
        this.address = address;
        this.patience = patience;
    }

    /**
     * The registry at a base URL that speaks Confluent's REST API.
     *
     * @param url with user and password before the host where the registry asks for them, and with the parameter
     *     {@value RegistryConnection#TRUST} where its certificate is not one that this JVM trusts; messages show neither
     */
    public static Registry at(String url, Duration patience) {
        RegistryConnection connection = RegistryConnection.to(url);
        return new Registry(
                new CachedSchemaRegistryClient(
                        connection.service(),
                        CACHED_SCHEMAS,
                        List.of(new AvroSchemaProvider()),
                        Map.of(),
                        connection.headers()),
                connection.shown(),
                patience);
    }

    /**
     * Makes sure that the registry holds a topic's schema, under full transitive compatibility.
     *
     * @return the schema's id
     * @throws IllegalStateException where the registry refuses it as incompatible with an earlier version
     */
    public int register(Topic topic) {
        return ask("register the schema of " + topic.name(), () -> {
            Schema schema = WireFormat.portable(topic.schema());
            client.updateCompatibility(topic.subject(), "FULL_TRANSITIVE");
            return client.register(topic.subject(), new AvroSchema(schema));
        });
    }

    /**
     * Whether the registry holds a topic's schema.
     *
     * @throws RegistryUnavailable where it does not answer
     */
    public boolean holds(Topic topic) {
        return ask("look up the schema of " + topic.name(), () -> {
            try {
                client.getId(topic.subject(), new AvroSchema(WireFormat.portable(topic.schema())));
                return true;
            } catch (RestClientException e) {
                if (isNotFound(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** @throws RegistryUnavailable where it does not answer */
    public void checkAnswers() {
        ask("list its subjects", client::getAllSubjects);
    }

    /** The id under which a topic's schema is registered. */
    int id(Topic topic) {
        return ask(
                "look up the schema of " + topic.name(),
                () -> client.getId(topic.subject(), new AvroSchema(WireFormat.portable(topic.schema()))));
    }

    /** The schema with an id, empty where the registry says that it has none. */
    Optional<Schema> schema(int id) {
        Optional<Schema> known = byId.get(id);
        if (known != null) {
            return known;
        }
        Optional<Schema> found = ask("fetch schema " + id, () -> {
            try {
                return client.getSchemaById(id) instanceof AvroSchema avro
                        ? Optional.of(avro.rawSchema())
                        : Optional.<Schema>empty();
            } catch (RestClientException e) {
                if (isNotFound(e)) {
                    return Optional.<Schema>empty();
                }
                throw e;
            }
        });
        if (found.isPresent()) {
            byId.put(id, found); // an unknown id may be registered later, so only answers that stay true are kept
        }
        return found;
    }

    /** The registry's own codes 40401 to 40499; a bare 404 is a wrong address or a proxy, and says nothing of the schema. */
    private static boolean isNotFound(RestClientException answer) {
        return answer.getErrorCode() / 100 == 404;
    }

    private interface Question<T> {
        T ask() throws IOException, RestClientException;
    }

    private <T> T ask(String what, Question<T> question) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Exception fault;
            try {
                return question.ask();
            } catch (RestClientException e) {
                if (e.getStatus() == 409) {
                    throw new IllegalStateException(
                            "The schema registry at " + address + " refused to " + what + ": " + e.getMessage(), e);
                }
                fault = e;
            } catch (IOException e) {
                fault = e;
            }
            if (System.nanoTime() + pause.toNanos() > deadline) {
                throw new RegistryUnavailable(
                        "The schema registry at " + address + " did not answer when asked to " + what + ": "
                                + fault.getMessage(),
                        fault);
            }
            LOG.warn(
                    "registry {} not available ({}), trying again in {} ms",
                    address,
                    fault.getMessage(),
                    pause.toMillis());
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("interrupted while waiting for the schema registry", e);
        }
    }
}
