package org.palermo.streams.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.palermo.schemas.topics.Topics;

/**
 * How one instance of the streams runs. Instances of the same application share the work by partitions.
 *
 * @param kafka properties of every Kafka client, {@code bootstrap.servers} among them; never printed
 * @param stateDirectory where state is kept between runs; each instance has its own folder in it
 * @param applicationId of all instances together: the consumer group, and the prefix of their changelog topics
 * @param instanceId of this one, the same after every restart, so that it takes up its work without a rebalance
 * @param partitions of every topic but the grants', fixed at the first start
 * @param threads that process, at least 1
 * @param inMemory whether state is kept in memory, about twice as fast, and restored from the broker at every start
 * @param commitInterval between two transactions, at least 1 ms
 * @param totalsInterval between two sendings of changed totals, at least 1 ms
 * @param replication copies of each record of the state's changelog, at least 1, or {@link #BROKERS_REPLICATION}
 */
public record StreamsSettings(
        Map<String, String> kafka,
        Path stateDirectory,
        String applicationId,
        String instanceId,
        int partitions,
        int threads,
        boolean inMemory,
        Duration commitInterval,
        Duration totalsInterval,
        int replication) {

    public static final String DEFAULT_APPLICATION = "palermo";
    public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(100);

    /** As many copies as the brokers make of a topic that does not say. */
    public static final int BROKERS_REPLICATION = -1;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public StreamsSettings {
        kafka = Map.copyOf(kafka);
        String brokers = kafka.getOrDefault("bootstrap.servers", "");
        check(!brokers.isBlank(), "bootstrapServers", brokers, "must name a broker");
        check(NAME.matcher(applicationId).matches(), "applicationId", applicationId, "must be letters, digits, . _ -");
        check(NAME.matcher(instanceId).matches(), "instanceId", instanceId, "must be letters, digits, . _ -");
        check(partitions >= 1, "partitions", partitions, "must be at least 1");
        check(threads >= 1, "threads", threads, "must be at least 1");
        check(commitInterval.toMillis() >= 1, "commitInterval", commitInterval, "must be at least 1 ms");
        check(totalsInterval.toMillis() >= 1, "totalsInterval", totalsInterval, "must be at least 1 ms");
        check(replication >= 1 || replication == BROKERS_REPLICATION, "replication", replication, "must be at least 1");
    }

    /** One instance with one thread, state on disk and the usual intervals. */
    public static StreamsSettings of(String bootstrapServers, Path stateDirectory, String instanceId) {
        return of(Map.of("bootstrap.servers", bootstrapServers), stateDirectory, instanceId);
    }

    /** The same, with all that the Kafka clients need. */
    public static StreamsSettings of(Map<String, String> kafka, Path stateDirectory, String instanceId) {
        return new StreamsSettings(
                kafka,
                stateDirectory,
                DEFAULT_APPLICATION,
                instanceId,
                Topics.DEFAULT_PARTITIONS,
                1,
                false,
                DEFAULT_INTERVAL,
                DEFAULT_INTERVAL,
                BROKERS_REPLICATION);
    }

    public StreamsSettings withPartitions(int value) {
        return new StreamsSettings(
                kafka,
                stateDirectory,
                applicationId,
                instanceId,
                value,
                threads,
                inMemory,
                commitInterval,
                totalsInterval,
                replication);
    }

    public StreamsSettings withApplicationId(String value) {
        return new StreamsSettings(
                kafka,
                stateDirectory,
                value,
                instanceId,
                partitions,
                threads,
                inMemory,
                commitInterval,
                totalsInterval,
                replication);
    }

    public StreamsSettings withThreads(int value) {
        return new StreamsSettings(
                kafka,
                stateDirectory,
                applicationId,
                instanceId,
                partitions,
                value,
                inMemory,
                commitInterval,
                totalsInterval,
                replication);
    }

    public StreamsSettings withInMemory(boolean value) {
        return new StreamsSettings(
                kafka,
                stateDirectory,
                applicationId,
                instanceId,
                partitions,
                threads,
                value,
                commitInterval,
                totalsInterval,
                replication);
    }

    /** Without Kafka's properties, which may hold a password. */
    @Override
    public String toString() {
        return "StreamsSettings[" + applicationId + ", instance " + instanceId + ", " + partitions + " partitions, "
                + threads + " threads, state in " + (inMemory ? "memory" : stateDirectory) + "]";
    }

    /** The topics that it reads and writes. */
    public Topics topics() {
        return new Topics(partitions);
    }

    private static void check(boolean holds, String key, Object value, String must) {
        if (!holds) {
            throw new IllegalArgumentException("streams." + key + " " + must + ", was " + value);
        }
    }
}
