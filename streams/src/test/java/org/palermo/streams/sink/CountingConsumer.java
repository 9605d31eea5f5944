package org.palermo.streams.sink;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;

/** Kafka's own consumer in memory, which counts how often it is polled. */
final class CountingConsumer extends MockConsumer<byte[], byte[]> {

    int polls;

    CountingConsumer() {
        super("none");
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        polls++;
        return super.poll(timeout);
    }
}
