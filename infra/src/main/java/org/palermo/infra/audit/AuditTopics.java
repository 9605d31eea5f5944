package org.palermo.infra.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.schemas.topics.LogReaders;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** What the audit reads of the broker; committed records only. */
final class AuditTopics {

    static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Addresses addresses;
    private final Topics topics;

    AuditTopics(Addresses addresses, Topics topics) {
        this.addresses = addresses;
        this.topics = topics;
    }

    Topics declared() {
        return topics;
    }

    /** All partitions of the input topics. */
    List<TopicPartition> inputs() {
        return topics.inputs().stream()
                .flatMap(topic ->
                        IntStream.range(0, topic.partitions()).mapToObj(i -> new TopicPartition(topic.name(), i)))
                .toList();
    }

    /** Offsets after the last committed record of each partition. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions, PATIENCE);
        } catch (KafkaException e) {
            throw new BrokerUnavailable(addresses.kafka(), e);
        }
    }

    /** The records of a partition from one offset to before another. */
    void read(TopicPartition partition, long from, long end, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.offset() < end) {
                        reader.accept(record);
                    }
                });
            }
        } catch (KafkaException e) {
            throw new BrokerUnavailable(addresses.kafka(), e);
        }
    }

    /** The journal's partition of a number. */
    TopicPartition journal(int partition) {
        return new TopicPartition(topics.journal().name(), partition);
    }

    /** The declaration of a topic. */
    Topic topic(TopicPartition partition) {
        return topics.ofName(partition.topic()).orElseThrow();
    }

    String address() {
        return addresses.kafka();
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = LogReaders.properties(addresses.kafkaProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The partitions of a collection that have a number. */
    static List<TopicPartition> numbered(Collection<TopicPartition> partitions, int number) {
        List<TopicPartition> found = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            if (partition.partition() == number) {
                found.add(partition);
            }
        }
        return found;
    }
}
