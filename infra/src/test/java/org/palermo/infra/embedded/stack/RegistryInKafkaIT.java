package org.palermo.infra.embedded.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.embedded.broker.EmbeddedBroker;
import org.palermo.infra.embedded.registry.RegistryProgram;
import org.palermo.infra.embedded.registry.RegistryServer;
import org.palermo.infra.engine.EngineLibrary;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** A registry that keeps its schemas in Kafka, as {@code infra/compose} has it, may lose everything of its own. */
class RegistryInKafkaIT {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);

    @Test
    void a_new_one_on_the_same_kafka_has_the_same_schemas_under_the_same_ids(@TempDir Path folder) {
        try (DataDirectory data = DataDirectory.open(folder);
                EmbeddedBroker broker = EmbeddedBroker.start(
                        data.resolve("kafka"), data.port("kafka"), data.port("kafka-controller"))) {
            Map<String, Integer> before;
            try (RegistryServer first = start(data, "first", broker)) {
                before = ids(first, TOPICS.all());
            }

            try (RegistryServer second = start(data, "second", broker)) {
                // in the opposite order, in which a registry that knows nothing would count otherwise
                assertEquals(before, ids(second, TOPICS.all().reversed()));
            }
        }
    }

    private static Map<String, Integer> ids(RegistryServer server, List<Topic> topics) {
        Registry registry = Registry.at(server.url(), Duration.ofSeconds(30));
        Map<String, Integer> ids = new TreeMap<>();
        topics.forEach(topic -> ids.put(topic.subject(), registry.register(topic)));
        return ids;
    }

    private static RegistryServer start(DataDirectory data, String name, EmbeddedBroker broker) {
        return RegistryServer.start(new RegistryServer.Settings(
                RegistryProgram.locate(EngineLibrary.cacheFolder(), unused -> {}),
                data.resolve(name),
                data.port(name),
                data.port(name + "-management"),
                List.of(
                        "-Dapicurio.storage.kind=kafkasql",
                        "-Dapicurio.kafkasql.bootstrap.servers=" + broker.bootstrapServers()),
                data.resolve("log/" + name + ".log")));
    }
}
