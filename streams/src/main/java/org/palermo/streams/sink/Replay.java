package org.palermo.streams.sink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.LogReaders;
import org.palermo.schemas.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes given ranges of the journal and the totals into tables: the same rows in the same blocks as the sink, but outside
 * of its group and from where it is told, so that tables can be built anew beside a sink that runs. What is written again
 * collapses, as everywhere.
 */
public final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** How long ClickHouse may be away. */
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(2);

    private final SinkSettings settings;
    private final Map<String, Mapping> sources;
    private final Tables tables;

    /**
     * @param settings whose group and instance are not used
     * @param suffix of the tables' names; empty for the tables that are read
     */
    public Replay(SinkSettings settings, String suffix, Topics topics, Registry registry) {
        this.settings = settings;
        this.sources = Map.of(
                topics.journal().name(), new JournalMapping(topics, registry),
                topics.totals().name(), new TotalsMapping(topics, registry));
        this.tables = new ClickHouseTables(settings.clickHouse(), settings.patience(), suffix);
    }

    /**
     * Writes all records of the partitions from one offset to before another.
     *
     * @param from by partition of the journal and the totals
     * @param to the same partitions
     * @param progress told of records written since the beginning
     * @throws TablesException where ClickHouse is away for longer than two minutes, or refuses
     */
    public void run(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to, LongConsumer progress)
            throws InterruptedException {
        tables.check();
        Chunker chunker = new Chunker(settings.chunk());
        long read = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(to.keySet());
            from.forEach((partition, offset) -> {
                consumer.seek(partition, offset);
                chunker.open(partition, offset);
            });
            Set<TopicPartition> left = unread(consumer, to);
            while (!left.isEmpty()) {
                consumer.resume(left);
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    if (record.offset() < end(to, partition)) {
                        add(chunker, partition, record);
                        read++;
                    }
                }
                while (chunker.holdsAChunk()) {
                    write(chunker.takeAny());
                }
                progress.accept(read);
                left = unread(consumer, to);
                Set<TopicPartition> done = Set.copyOf(consumer.assignment()).stream()
                        .filter(partition -> consumer.position(partition) >= end(to, partition))
                        .collect(Collectors.toSet());
                consumer.pause(done);
            }
            Optional<Chunk> last = chunker.takeAny();
            while (last.isPresent()) {
                write(last);
                last = chunker.takeAny();
            }
        }
        progress.accept(read);
    }

    private static long end(Map<TopicPartition, Long> to, TopicPartition partition) {
        return Objects.requireNonNull(to.get(partition));
    }

    private static Set<TopicPartition> unread(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> to) {
        return to.entrySet().stream()
                .filter(end -> consumer.position(end.getKey()) < end.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void add(Chunker chunker, TopicPartition partition, ConsumerRecord<byte[], byte[]> record)
            throws InterruptedException {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        List<Row> rows =
                Objects.requireNonNull(sources.get(record.topic())).rows(record.partition(), record.offset(), value);
        chunker.add(partition, record.offset(), value, rows);
        if (chunker.isFull(partition)) {
            write(chunker.takeFull());
        }
    }

    private void write(Optional<Chunk> chunk) throws InterruptedException {
        if (chunk.isEmpty()) {
            return;
        }
        Delivery delivery = new Delivery(chunk.get());
        Backoff backoff = new Backoff(settings.firstPause(), settings.longestPause());
        long since = System.nanoTime();
        boolean done = false;
        while (!done) {
            try {
                switch (delivery.next()) {
                    case Delivery.Done() -> done = true;
                    case Delivery.Write(Block block) -> {
                        write(delivery, block);
                        since = System.nanoTime();
                    }
                    case Delivery.Ask(Block block) -> {
                        if (tables.holds(block)) {
                            delivery.there();
                        } else {
                            delivery.absent();
                        }
                    }
                }
            } catch (TablesException.Unavailable | TablesException.TimedOut e) {
                if (System.nanoTime() - since > LONGEST_OUTAGE.toNanos()) {
                    throw e;
                }
                Duration pause = backoff.pause();
                LOG.warn("{}; trying again in {} ms", e.getMessage(), pause.toMillis());
                Thread.sleep(pause);
            }
        }
    }

    private void write(Delivery delivery, Block block) {
        try {
            tables.write(block);
            delivery.there();
        } catch (TablesException.Unavailable | TablesException.TimedOut e) {
            delivery.unknown();
            throw e;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> configuration = LogReaders.properties(SinkRuntime.consumerConfiguration(settings));
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return new KafkaConsumer<>(configuration);
    }
}
