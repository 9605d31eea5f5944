package org.palermo.infra.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.topics.LogReaders;
import org.palermo.schemas.topics.Position;

/** Single records of the input topics, as they were published. */
final class InputRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So far it is quicker to read on than to ask the broker for another place. */
    private static final long NEAR = 500;

    private InputRecords() {}

    /**
     * The records at some positions, by topic, partition and offset.
     *
     * @throws BrokerUnavailable where the broker does not answer, or has no record at one of them
     */
    static List<ConsumerRecord<byte[], byte[]>> at(Addresses addresses, Iterable<Position> positions) {
        Map<String, TreeSet<Position>> wanted = new TreeMap<>();
        for (Position position : positions) {
            wanted.computeIfAbsent(
                            position.topic() + "/" + position.partition(),
                            unused -> new TreeSet<>(java.util.Comparator.comparingLong(Position::offset)))
                    .add(position);
        }
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(addresses)) {
            wanted.values().forEach(ofPartition -> read(consumer, addresses, ofPartition, found));
        } catch (KafkaException e) {
            throw new BrokerUnavailable(addresses.kafka(), e);
        }
        return found;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Addresses addresses) {
        Map<String, Object> properties = LogReaders.properties(addresses.kafkaProperties());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Addresses addresses,
            TreeSet<Position> wanted,
            List<ConsumerRecord<byte[], byte[]>> found) {
        TopicPartition partition =
                new TopicPartition(wanted.getFirst().topic(), wanted.getFirst().partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, wanted.getFirst().offset());
        while (!wanted.isEmpty()) {
            List<ConsumerRecord<byte[], byte[]>> read = consumer.poll(PATIENCE).records(partition);
            if (read.isEmpty()) {
                throw new BrokerUnavailable(
                        addresses.kafka(), new IllegalStateException("no record at " + wanted.getFirst()));
            }
            for (ConsumerRecord<byte[], byte[]> record : read) {
                if (!wanted.isEmpty() && record.offset() == wanted.getFirst().offset()) {
                    found.add(record);
                    wanted.removeFirst();
                }
            }
            if (!wanted.isEmpty() && wanted.getFirst().offset() > consumer.position(partition) + NEAR) {
                consumer.seek(partition, wanted.getFirst().offset());
            }
        }
    }
}
