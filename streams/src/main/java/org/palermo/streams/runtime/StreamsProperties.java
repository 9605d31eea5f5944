package org.palermo.streams.runtime;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.palermo.streams.topology.LedgerTopology;

/** What Kafka Streams is told, with the reasons. */
final class StreamsProperties {

    private static final int SESSION_MS = 10_000;
    private static final int HEARTBEAT_MS = 2_000;
    private static final int BATCH_BYTES = 256 * 1024;

    private StreamsProperties() {}

    static Properties of(StreamsSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.kafka()); // first, so that it cannot weaken what follows
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-" + settings.instanceId());
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateDirectory().resolve(settings.instanceId()).toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // no topic is judged by another, so a task need not wait until it has records of all
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        membership(settings, properties);
        clients(properties);
        return properties;
    }

    /** A restart within the session's time-out takes up its partitions without a rebalance. */
    private static void membership(StreamsSettings settings, Properties properties) {
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic"); // the streams protocol refuses static members
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                settings.instanceId()); // Streams appends the thread's number
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MS);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        // a further instance gets its share at once and restores it, instead of warming up a copy for minutes
        properties.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, Long.MAX_VALUE);
    }

    private static void clients(Properties properties) {
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                LedgerTopology.LARGEST_RECORD_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    }
}
