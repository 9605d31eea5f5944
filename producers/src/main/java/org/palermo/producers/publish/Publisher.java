package org.palermo.producers.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.events.Event;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.GeneratedClasses;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.serdes.RegistryUnavailable;
import org.palermo.schemas.topics.Position;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/**
 * The only producer of Kafka records outside of the streams. Idempotent and acknowledged by all replicas, so that the order
 * of what it sends is the order of the topic, without gaps and repeats. One thread at a time.
 */
public final class Publisher implements AutoCloseable {

    static {
        GeneratedClasses.trust();
    }

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final PublisherSettings settings;
    private final Topics topics;
    private final Registry registry;
    private final KafkaProducer<byte[], byte[]> kafka;
    private final Map<Topic, AvroCodec<SpecificRecord>> codecs = new HashMap<>();

    /**
     * Connects at the first event, not here.
     *
     * @param registry where the schema of each topic is registered before its first event
     */
    public Publisher(PublisherSettings settings, Topics topics, Registry registry) {
        this.settings = settings;
        this.topics = topics;
        this.registry = registry;
        this.kafka = new KafkaProducer<>(configuration(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> configuration(PublisherSettings settings) {
        int patience = Math.toIntExact(settings.patience().toMillis());
        int request = Math.clamp(patience / 2, 1, 30_000);
        int linger = Math.min(5, patience - request);
        Map<String, Object> configuration = new HashMap<>(settings.client());
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, linger);
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, request);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        return configuration;
    }

    /**
     * Sends events in their order and waits until all are acknowledged.
     *
     * @param progress is told after each acknowledgement
     * @throws PublishFailed where one event is not acknowledged; none is then skipped in silence, and of those after it only
     *     such as the client had already taken over may still arrive
     * @throws IllegalStateException where the registry refuses a topic's schema
     */
    public Receipt publish(Iterable<Event> events, Progress progress) {
        Sending sending = new Sending(progress);
        for (Event event : events) {
            sending.throwIfFailed();
            send(event, sending);
        }
        try {
            kafka.flush();
        } catch (KafkaException e) {
            sending.fail(e);
        }
        sending.throwIfFailed();
        return sending.receipt();
    }

    /**
     * Sends one record of a topic that holds no events, and waits until it is acknowledged.
     *
     * @throws PublishFailed where it is not acknowledged
     * @throws IllegalStateException where the registry refuses the topic's schema
     */
    public Receipt publish(Topic topic, String key, SpecificRecord value) {
        Sending sending = new Sending(Progress.UNHEARD);
        send(topic, key, value, sending);
        try {
            kafka.flush();
        } catch (KafkaException e) {
            sending.fail(e);
        }
        sending.throwIfFailed();
        return sending.receipt();
    }

    /**
     * Sends records again that were rejected before, in the given order, and waits until all are acknowledged. Each goes to
     * the partition that it lies in, byte for byte as it lies there, with a header that says where it lies.
     *
     * @param rejected as the input topics hold them
     * @param progress is told after each acknowledgement
     * @throws PublishFailed as {@link #publish} does
     */
    public Receipt publishAgain(Iterable<ConsumerRecord<byte[], byte[]>> rejected, Progress progress) {
        Sending sending = new Sending(progress);
        for (ConsumerRecord<byte[], byte[]> record : rejected) {
            sending.throwIfFailed();
            try {
                kafka.send(again(record), sending::completed);
            } catch (KafkaException e) {
                sending.fail(e);
                sending.throwIfFailed();
            }
        }
        try {
            kafka.flush();
        } catch (KafkaException e) {
            sending.fail(e);
        }
        sending.throwIfFailed();
        return sending.receipt();
    }

    private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
        Position from = new Position(record.topic(), record.partition(), record.offset());
        RecordHeaders headers = new RecordHeaders(record.headers());
        headers.remove(Position.REDRIVEN_FROM);
        headers.add(Position.REDRIVEN_FROM, from.toString().getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), headers);
    }

    private void send(Event event, Sending sending) {
        Topic topic = topics.ofKind(event.kind())
                .orElseThrow(() -> new IllegalArgumentException("no topic holds events of kind " + event.kind()));
        send(topic, event.key(), event.value(), sending);
    }

    private void send(Topic topic, String key, SpecificRecord value, Sending sending) {
        try {
            byte[] bytes = codec(topic).encode(value);
            kafka.send(
                    new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), bytes),
                    sending::completed);
        } catch (KafkaException | RegistryUnavailable e) {
            sending.fail(e);
            sending.throwIfFailed();
        }
    }

    private AvroCodec<SpecificRecord> codec(Topic topic) {
        AvroCodec<SpecificRecord> known = codecs.get(topic);
        if (known != null) {
            return known;
        }
        registry.register(topic);
        AvroCodec<SpecificRecord> codec = new AvroCodec<>(topic, registry);
        codecs.put(topic, codec);
        return codec;
    }

    @Override
    public void close() {
        kafka.close(CLOSING);
    }

    /** One call of {@link #publish}; completed on the client's own thread. */
    private final class Sending {

        private final Progress progress;
        private final AtomicLong acknowledged = new AtomicLong();
        private final Map<Receipt.Partition, Long> highest = new ConcurrentHashMap<>();
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

        Sending(Progress progress) {
            this.progress = progress;
        }

        void completed(@Nullable RecordMetadata at, @Nullable Exception fault) {
            if (fault != null || at == null) {
                fail(fault == null ? new IllegalStateException("acknowledged without a place") : fault);
                return;
            }
            highest.merge(new Receipt.Partition(at.topic(), at.partition()), at.offset(), Math::max);
            progress.acknowledged(acknowledged.incrementAndGet());
        }

        void fail(Exception fault) {
            failure.compareAndSet(null, fault);
        }

        void throwIfFailed() {
            Exception fault = failure.get();
            if (fault == null) {
                return;
            }
            long done = acknowledged.get();
            String where = fault instanceof RegistryUnavailable
                    ? ""
                    : "Kafka at " + settings.bootstrapServers() + " (" + settings.setting()
                            + ") did not take an event: ";
            throw new PublishFailed(
                    where + fault.getMessage() + "; " + done
                            + " events had been acknowledged, and it is safe to publish all of them again",
                    done,
                    fault);
        }

        Receipt receipt() {
            return new Receipt(acknowledged.get(), highest);
        }
    }
}
