package org.palermo.infra.publications;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.producers.publish.Publisher;
import org.palermo.producers.publish.PublisherSettings;
import org.palermo.producers.publish.Receipt;
import org.palermo.reports.figures.Period;
import org.palermo.reports.publications.Positions;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.schemas.publication.Publication;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.LogReaders;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** The topic of publications: the record of what was published, kept for ever. */
public final class PublicationLog {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Addresses addresses;
    private final Topics topics;
    private final Topic topic;

    public PublicationLog(Addresses addresses, Topics topics) {
        this.addresses = addresses;
        this.topics = topics;
        this.topic = topics.publications();
    }

    /**
     * All entries in their order.
     *
     * @throws BrokerUnavailable where the broker does not answer
     * @throws org.palermo.schemas.serdes.RegistryUnavailable where the registry does not answer
     * @throws IllegalStateException where the topic holds something that is no entry: only this program writes there
     */
    public List<PublicationEntry> entries() {
        AvroCodec<Publication> codec = new AvroCodec<>(topic, registry());
        List<PublicationEntry> entries = new ArrayList<>();
        TopicPartition only = new TopicPartition(topic.name(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            while (consumer.position(only) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    entries.add(entry(codec, record));
                }
            }
        } catch (KafkaException e) {
            throw new BrokerUnavailable(addresses.kafka(), e);
        }
        return entries;
    }

    private static PublicationEntry entry(AvroCodec<Publication> codec, ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return switch (codec.decode(value == null ? new byte[0] : value)) {
            case Decoded.Readable<Publication>(Publication read) ->
                new PublicationEntry(
                        read.getId(),
                        read.getPublishedAt(),
                        read.getPublishedBy(),
                        new Period(read.getPeriodFrom(), read.getPeriodTo()),
                        read.getProgramme(),
                        read.getKnownOn(),
                        read.getManifest(),
                        read.getManifestSha256(),
                        record.offset());
            case Decoded.Corrupt<Publication>(String detail) ->
                throw new IllegalStateException(
                        "the record " + record.offset() + " of " + record.topic() + " is no publication: " + detail);
        };
    }

    /**
     * Appends an entry; returns when every replica has it.
     *
     * @return the entry with its place
     * @throws org.palermo.producers.publish.PublishFailed where the broker does not take it
     */
    public PublicationEntry append(PublicationEntry entry) {
        Publication value = Publication.newBuilder()
                .setId(entry.id())
                .setPublishedAt(entry.publishedAt())
                .setPublishedBy(entry.publishedBy())
                .setPeriodFrom(entry.period().from())
                .setPeriodTo(entry.period().to())
                .setProgramme(entry.programme())
                .setKnownOn(entry.knownOn())
                .setManifest(entry.manifest())
                .setManifestSha256(entry.manifestSha256())
                .build();
        PublisherSettings settings = new PublisherSettings(
                "kafka.bootstrap.servers", addresses.kafka(), PATIENCE, addresses.kafkaProperties());
        try (Publisher publisher = new Publisher(settings, topics, registry())) {
            Receipt receipt = publisher.publish(topic, entry.id(), value);
            long offset = receipt.highest().getOrDefault(new Receipt.Partition(topic.name(), 0), -1L);
            return new PublicationEntry(
                    entry.id(),
                    entry.publishedAt(),
                    entry.publishedBy(),
                    entry.period(),
                    entry.programme(),
                    entry.knownOn(),
                    entry.manifest(),
                    entry.manifestSha256(),
                    offset);
        }
    }

    /** How many events the input topics hold beyond some positions. */
    public long eventsBeyond(Positions positions) {
        List<TopicPartition> inputs =
                topics.inputs().stream().flatMap(input -> partitions(input)).toList();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(inputs).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - 1
                            - positions.upTo(end.getKey().topic(), end.getKey().partition()))
                    .filter(missing -> missing > 0)
                    .sum();
        } catch (KafkaException e) {
            throw new BrokerUnavailable(addresses.kafka(), e);
        }
    }

    private static Stream<TopicPartition> partitions(Topic input) {
        return IntStream.range(0, input.partitions())
                .mapToObj(partition -> new TopicPartition(input.name(), partition));
    }

    private Registry registry() {
        return Registry.at(addresses.registry(), PATIENCE);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = LogReaders.properties(addresses.kafkaProperties());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
