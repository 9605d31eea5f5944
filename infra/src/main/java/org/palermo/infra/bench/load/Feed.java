package org.palermo.infra.bench.load;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts events into their topics, in order, as the publisher of an import does. */
public final class Feed implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param client properties of every Kafka client here */
    public Feed(Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Told where an event lies. */
    public interface Receiver {
        void at(TopicPartition input, long offset);
    }

    public void send(SyntheticEvent event) {
        send(event, (input, offset) -> {});
    }

    /** @param receiver told once the broker has it, on a thread that it may not block */
    public void send(SyntheticEvent event, Receiver receiver) {
        producer.send(new ProducerRecord<>(event.topic(), event.key(), event.value()), (at, fault) -> {
            if (fault == null) {
                receiver.at(new TopicPartition(at.topic(), at.partition()), at.offset());
            } else {
                failure.compareAndSet(null, fault);
            }
        });
    }

    /** Waits until the broker has everything. */
    public void flush() {
        producer.flush();
        Exception fault = failure.get();
        if (fault != null) {
            throw new IllegalStateException("an event was not acknowledged: " + fault.getMessage(), fault);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
