package org.palermo.infra.embedded.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** Makes the topics that are missing, and refuses those whose partitions are not the ones we key by. */
public final class TopicSetup {

    private TopicSetup() {}

    /** On a single broker that lets everybody in. */
    public static void ensure(String bootstrapServers, Topics topics, short replication) {
        ensure(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), topics, replication);
    }

    /**
     * @param kafka properties of the client, {@code bootstrap.servers} among them
     * @param replication copies of each record, at least 1; with three or more, all but one of them must have a record
     *     before it counts as taken
     * @throws IllegalStateException where a topic exists with another number of partitions: an entity's next event would
     *     go to a task that does not know its state
     */
    public static void ensure(Map<String, String> kafka, Topics topics, int replication) {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
            Set<String> existing = admin.listTopics().names().get();
            // All that exist are judged before one is made: with a wrong setting it would be made wrong for ever.
            Map<String, TopicDescription> found = admin.describeTopics(topics.all().stream()
                            .map(Topic::name)
                            .filter(existing::contains)
                            .toList())
                    .allTopicNames()
                    .get();
            List<NewTopic> missing = new ArrayList<>();
            for (Topic topic : topics.all()) {
                TopicDescription description = found.get(topic.name());
                if (description == null) {
                    missing.add(new NewTopic(topic.name(), topic.partitions(), (short) replication)
                            .configs(configuration(topic, replication)));
                } else {
                    check(topic, description.partitions().size());
                }
            }
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the topics cannot be set up on " + kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG) + ": "
                            + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topics were set up", e);
        }
    }

    /** A record that only one of several brokers has is lost with that broker. */
    private static Map<String, String> configuration(Topic topic, int replication) {
        Map<String, String> configuration = new HashMap<>(topic.configuration());
        if (replication > 2) {
            configuration.put("min.insync.replicas", Integer.toString(replication - 1));
        }
        return configuration;
    }

    private static void check(Topic topic, int partitions) {
        if (partitions != topic.partitions()) {
            throw new IllegalStateException(
                    "topic " + topic.name() + " has " + partitions + " partitions, but the setting says "
                            + topic.partitions()
                            + ". The number is fixed at the first start: start with the old number, or with a new data directory.");
        }
    }
}
