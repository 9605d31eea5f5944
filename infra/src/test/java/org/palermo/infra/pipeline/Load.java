package org.palermo.infra.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Events that keep coming, in bursts, until they are told to end. The producer waits out a broker that is away, so that
 * what was sent is in the topics once, whatever happened meanwhile.
 */
final class Load implements AutoCloseable {

    private static final int BURST = 25;
    private static final long PAUSE_MILLIS = 50;

    private final RandomEvents events;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong sent = new AtomicLong();
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private final CompletableFuture<Long> acknowledged = new CompletableFuture<>();

    Load(String bootstrapServers, RandomEvents events) {
        this.events = events;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(LedgerCheck.LIMIT.toMillis())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Thread.ofVirtual().name("load").start(this::run);
    }

    private void run() {
        try {
            List<Future<RecordMetadata>> sending = new ArrayList<>();
            while (sent.get() < end.getNow(Long.MAX_VALUE)) {
                for (int i = 0; i < BURST; i++) {
                    sending.add(producer.send(events.next()));
                }
                sent.addAndGet(BURST);
                Thread.sleep(PAUSE_MILLIS);
            }
            for (Future<RecordMetadata> one : sending) {
                one.get();
            }
            acknowledged.complete((long) sending.size());
        } catch (Exception e) {
            acknowledged.completeExceptionally(e);
        }
    }

    /** Waits until so many more events have been sent. */
    void awaitMore(long count) throws Exception {
        long goal = sent.get() + count;
        LedgerCheck.await(() -> sent.get() >= goal || acknowledged.isDone());
    }

    /** Ends it, and answers how many events the broker acknowledged. */
    long end() {
        end.complete(sent.get());
        return acknowledged.join();
    }

    @Override
    public void close() {
        end.complete(0L);
        acknowledged.exceptionally(fault -> 0L).join();
        producer.close();
    }
}
