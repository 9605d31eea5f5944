package org.palermo.infra.bench.stage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.topics.Topic;

/** Consumes and decodes every event, and does nothing with it: what cannot be saved by anyone. */
public final class ReadStage implements Stage {

    private static final Duration WAIT = Duration.ofMillis(100);

    @Override
    public Stretch run(Ground ground) {
        Map<String, AvroCodec<SpecificRecord>> codecs = new HashMap<>();
        for (Topic topic : ground.topics().inputs()) {
            codecs.put(topic.name(), new AvroCodec<>(topic, ground.registry()));
        }
        long goal = Ground.sum(ground.ends());
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(ground, Map.of())) {
            consumer.assign(ground.inputs());
            consumer.seekToBeginning(ground.inputs());
            Meter meter = new Meter();
            long read = 0;
            while (read < goal) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                    AvroCodec<SpecificRecord> codec = codecs.get(record.topic());
                    if (codec == null || !(codec.decode(record.value()) instanceof Decoded.Readable)) {
                        throw new IllegalStateException("an event of " + record.topic() + " cannot be read");
                    }
                    read++;
                }
            }
            return meter.stop(read);
        }
    }

    static KafkaConsumer<byte[], byte[]> consumer(Ground ground, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(ground.addresses().kafkaProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000); // as Kafka Streams has it
        properties.putAll(more);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
