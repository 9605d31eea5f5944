package org.palermo.infra.setup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.palermo.infra.clickhouse.Cluster;
import org.palermo.infra.clickhouse.Migration;
import org.palermo.infra.clickhouse.Migrations;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.RegistryCheck;
import org.palermo.infra.embedded.stack.TopicSetup;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.infra.pipeline.ClickHouseUnavailable;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** Sets up a deployment, or says what it still needs. Doing it twice does no harm. */
public final class Setup {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Addresses addresses;
    private final Topics topics;
    private final Optional<Cluster> cluster;
    private final Registry registry;

    /** @param cluster whose hosts all get the tables; empty for a single server */
    public Setup(Addresses addresses, Topics topics, Optional<Cluster> cluster) {
        this.cluster = cluster;
        this.addresses = addresses;
        this.topics = topics;
        this.registry = Registry.at(addresses.registry(), PATIENCE);
    }

    /**
     * What was made.
     *
     * @param topics that were not there before
     * @param schemas subjects whose schema was not registered before
     * @param migrations that were applied
     */
    public record Made(List<String> topics, List<String> schemas, List<String> migrations) {

        public boolean isNothing() {
            return topics.isEmpty() && schemas.isEmpty() && migrations.isEmpty();
        }
    }

    /**
     * Makes what is missing.
     *
     * @param replication copies of each record of a topic
     * @throws IllegalStateException where a topic is there with other partitions, or the registry refuses a schema
     * @throws org.palermo.infra.embedded.stack.ForeignRegistry where the registry is not the one that the log was written
     *     with; nothing is registered there then
     * @throws BrokerUnavailable where the brokers do not answer
     */
    public Made run(int replication) {
        List<Missing> ofTopics = missingTopics();
        List<Missing> ofSchemas = missingSchemas();
        TopicSetup.ensure(addresses.kafkaProperties(), topics, replication);
        RegistryCheck.check(addresses.kafkaProperties(), registry, topics); // before anything is registered there
        topics.all().forEach(registry::register);
        List<Migration> migrations = Migrations.migrate(addresses.clickHouse(), cluster);
        return new Made(
                ofTopics.stream()
                        .filter(Missing.OfTopic.class::isInstance)
                        .map(missing -> ((Missing.OfTopic) missing).topic())
                        .toList(),
                ofSchemas.stream()
                        .filter(Missing.OfSchema.class::isInstance)
                        .map(missing -> ((Missing.OfSchema) missing).subject())
                        .toList(),
                migrations.stream().map(Migration::toString).toList());
    }

    /**
     * What the streams need and do not find.
     *
     * @throws org.palermo.infra.embedded.stack.ForeignRegistry where the registry is not the one that the log was written
     *     with
     */
    public List<Missing> missingForStreams() {
        List<Missing> missing = new ArrayList<>(missingTopics());
        missing.addAll(missingSchemas());
        if (missing.isEmpty()) {
            RegistryCheck.check(addresses.kafkaProperties(), registry, topics);
        }
        return missing;
    }

    /** What the sink needs and does not find. */
    public List<Missing> missingForSink() {
        List<Missing> missing = missingForStreams();
        try (Connection connection = DriverManager.getConnection(addresses.clickHouse())) {
            Migrations.shipped(cluster, Clock.systemUTC())
                    .missing(connection)
                    .forEach(migration -> missing.add(new Missing.OfMigration(migration.toString())));
        } catch (SQLException e) {
            throw new ClickHouseUnavailable(addresses.clickHouse(), e);
        }
        return missing;
    }

    private List<Missing> missingSchemas() {
        List<Missing> missing = new ArrayList<>();
        for (Topic topic : topics.all()) {
            if (!registry.holds(topic)) {
                missing.add(new Missing.OfSchema(topic.subject()));
            }
        }
        return missing;
    }

    private List<Missing> missingTopics() {
        Map<String, Object> properties = new HashMap<>(addresses.kafkaProperties());
        properties.put("default.api.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
        try (Admin admin = Admin.create(properties)) {
            Set<String> there = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Map<String, TopicDescription> found = admin.describeTopics(topics.all().stream()
                            .map(Topic::name)
                            .filter(there::contains)
                            .toList())
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<Missing> missing = new ArrayList<>();
            for (Topic topic : topics.all()) {
                TopicDescription description = found.get(topic.name());
                if (description == null) {
                    missing.add(new Missing.OfTopic(topic.name()));
                } else if (description.partitions().size() != topic.partitions()) {
                    missing.add(new Missing.Partitions(
                            topic.name(), description.partitions().size(), topic.partitions()));
                }
            }
            return missing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable(addresses.kafka(), e);
        } catch (ExecutionException e) {
            throw new BrokerUnavailable(addresses.kafka(), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw new BrokerUnavailable(addresses.kafka(), e);
        }
    }
}
