package org.palermo.infra.bench.stage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.topics.Topic;
import org.palermo.streams.input.InputReader;
import org.palermo.streams.input.Reading;
import org.palermo.streams.journal.JournalEntries;
import org.palermo.streams.journal.Source;
import org.palermo.streams.ledger.Dimensions;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.ledger.Posting;
import org.palermo.streams.state.Decider;
import org.palermo.streams.state.Decision;
import org.palermo.streams.state.EntityState;
import org.palermo.streams.state.EntityStates;
import org.palermo.streams.state.Event;
import org.palermo.streams.totals.TotalsPace;

/**
 * The baseline: the streams' work as one writes it by hand without Kafka Streams. One thread consumes, decides by the
 * same rules, keeps entities and totals as objects in hash maps, and in one transaction every 100 ms writes the journal,
 * the totals, a changelog of what changed in the maps, and its offsets. It can do what the job asks for and no more: it
 * does not share work, does not restore, and keeps nothing on disk.
 */
public final class PlainLoop implements Stage {

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final long COMMIT_NANOS = Duration.ofMillis(100).toNanos();

    @Override
    public Stretch run(Ground ground) {
        String run = "bench-" + UUID.randomUUID();
        Map<TopicPartition, Long> ends = ground.ends();
        ground.ask(admin -> admin.createTopics(
                        List.of(changelog(run + "-entities", ground), changelog(run + "-totals", ground)))
                .all()
                .get());
        try (KafkaConsumer<byte[], byte[]> consumer =
                        ReadStage.consumer(ground, Map.of(ConsumerConfig.GROUP_ID_CONFIG, run));
                KafkaProducer<byte[], byte[]> producer = producer(ground, run)) {
            producer.initTransactions();
            consumer.assign(ground.inputs());
            consumer.seekToBeginning(ground.inputs());
            Work work = new Work(ground, run, producer);
            Meter meter = new Meter();
            work.through(consumer, Ground.sum(ends));
            return meter.stop(Ground.sum(ends));
        }
    }

    private static NewTopic changelog(String name, Ground ground) {
        return new NewTopic(name, ground.topics().journal().partitions(), (short) 1)
                .configs(Map.of(
                        "cleanup.policy",
                        "compact",
                        "max.message.bytes",
                        String.valueOf(Topic.LARGEST_DERIVED_RECORD)));
    }

    private static KafkaProducer<byte[], byte[]> producer(Ground ground, String run) {
        Map<String, Object> properties = new HashMap<>(ground.addresses().kafkaProperties());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, run);
        // as the streams' producer has them
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 100);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.LARGEST_DERIVED_RECORD);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The cell of a posting in one input partition. */
    private record Cell(
            TopicPartition input,
            String account,
            LocalDate from,
            LocalDate to,
            Dimensions dimensions,
            String unit,
            String evidence) {

        static Cell of(TopicPartition input, Posting posting) {
            LocalDate from = posting.occurredFrom();
            LocalDate to = posting.occurredTo();
            if (YearMonth.from(from).equals(YearMonth.from(to))) {
                from = from.withDayOfMonth(1);
                to = to.withDayOfMonth(to.lengthOfMonth());
            }
            return new Cell(
                    input, posting.account(), from, to, posting.dimensions(), posting.unit(), posting.evidence());
        }

        /** A text that no other cell has; what is written to the changelog is read by nobody here. */
        byte[] name() {
            return String.join(
                            "\u001f",
                            input.topic(),
                            account,
                            from.toString(),
                            to.toString(),
                            dimensions.programme(),
                            dimensions.jurisdiction(),
                            dimensions.region(),
                            dimensions.category(),
                            dimensions.party(),
                            unit,
                            evidence)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What the postings of a cell come to. */
    private static final class Sum {
        private long quantity;
        private long postings;
    }

    /** How the inputs of one topic are read and decided on. */
    private record Inputs(InputReader reader, Decider decider) {}

    /** The maps, and what is still to be written of them. */
    private static final class Work {

        private final String run;
        private final Ground ground;
        private final KafkaProducer<byte[], byte[]> producer;
        private final Map<String, Inputs> inputs = new HashMap<>();
        private final AvroCodec<JournalEntry> journal;
        private final AvroCodec<TotalsRecord> totals;
        private final Map<String, EntityState> entities = new HashMap<>();
        private final Set<String> outgrown = new HashSet<>();
        private final Map<Cell, Sum> cells = new HashMap<>();
        private final Set<Cell> changed = new LinkedHashSet<>();
        private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        private final Map<TopicPartition, Long> uncovered = new HashMap<>();
        private long nextTotals = System.nanoTime();

        Work(Ground ground, String run, KafkaProducer<byte[], byte[]> producer) {
            this.run = run;
            this.ground = ground;
            this.producer = producer;
            Ledger ledger = Ledger.of(Places.standard());
            for (Topic topic : ground.topics().inputs()) {
                InputReader reader = new InputReader(topic, ledger, ground.registry());
                inputs.put(topic.name(), new Inputs(reader, new Decider(ledger, reader::accepted)));
            }
            journal = new AvroCodec<>(ground.topics().journal(), ground.registry());
            totals = new AvroCodec<>(ground.topics().totals(), ground.registry());
        }

        void through(KafkaConsumer<byte[], byte[]> consumer, long goal) {
            long worked = 0;
            producer.beginTransaction();
            long begun = System.nanoTime();
            while (worked < goal) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                    work(record);
                    worked++;
                }
                if (System.nanoTime() - begun > COMMIT_NANOS || worked == goal) {
                    if (System.nanoTime() > nextTotals || worked == goal) {
                        sendTotals();
                    }
                    producer.sendOffsetsToTransaction(done, consumer.groupMetadata());
                    producer.commitTransaction();
                    done.clear();
                    if (worked < goal) {
                        producer.beginTransaction();
                    }
                    begun = System.nanoTime();
                }
            }
        }

        private void work(ConsumerRecord<byte[], byte[]> record) {
            TopicPartition input = new TopicPartition(record.topic(), record.partition());
            Source source = new Source(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    Instant.ofEpochMilli(record.timestamp()),
                    null);
            Inputs topic = Objects.requireNonNull(inputs.get(record.topic()));
            JournalEntry entry = switch (topic.reader().read(record.offset(), false, record.key(), record.value())) {
                case Reading.Unreadable unreadable ->
                    JournalEntries.rejected(
                            source,
                            unreadable.envelope(),
                            ByteBuffer.wrap(record.value()),
                            unreadable.reason(),
                            unreadable.detail());
                case Reading.Readable(Event event) -> decided(input, source, topic.decider(), event);
            };
            producer.send(new ProducerRecord<>(
                    ground.topics().journal().name(), record.partition(), record.key(), journal.encode(entry)));
            done.put(input, new OffsetAndMetadata(record.offset() + 1));
            uncovered.put(input, record.offset());
        }

        private JournalEntry decided(TopicPartition input, Source source, Decider decider, Event event) {
            String name = event.envelope().getKind() + ':' + event.envelope().getEntityId();
            Decision decision = decider.decide(
                    entities.get(name), event, eventId -> outgrown.contains(name + ' ' + eventId), reference -> {
                        EntityState held = entities.get(reference.kind() + ':' + reference.entityId());
                        return held != null && !held.withdrawn();
                    });
            if (decision instanceof Decision.Duplicate duplicate) {
                duplicate.confirmed().ifPresent(confirmed -> keep(input, name, confirmed));
            }
            if (decision instanceof Decision.Posted posted) {
                keep(input, name, posted.state());
                for (String eventId : posted.outgrown()) {
                    outgrown.add(name + ' ' + eventId);
                    log(input, name + ' ' + eventId, new byte[] {1});
                }
                for (Posting posting : posted.postings()) {
                    Cell cell = Cell.of(input, posting);
                    Sum sum = cells.computeIfAbsent(cell, unused -> new Sum());
                    sum.quantity += posting.quantity();
                    sum.postings++;
                    changed.add(cell);
                }
            }
            return JournalEntries.decided(source, event.envelope(), event.published(), decision);
        }

        private void keep(TopicPartition input, String name, EntityState state) {
            entities.put(name, state);
            log(input, name, EntityStates.write(state));
        }

        private void log(TopicPartition input, String name, byte[] value) {
            producer.send(new ProducerRecord<>(
                    run + "-entities", input.partition(), name.getBytes(StandardCharsets.UTF_8), value));
        }

        /** As often as the streams do. */
        private void sendTotals() {
            nextTotals = System.nanoTime() + TotalsPace.pauseMillis(changed.size()) * 1_000_000;
            for (Cell cell : changed) {
                Sum sum = Objects.requireNonNull(cells.get(cell));
                producer.send(new ProducerRecord<>(
                        run + "-totals",
                        cell.input().partition(),
                        cell.name(),
                        ByteBuffer.allocate(2 * Long.BYTES)
                                .putLong(sum.quantity)
                                .putLong(sum.postings)
                                .array()));
                Dimensions dimensions = cell.dimensions();
                send(
                        cell.input(),
                        new TotalCell(
                                cell.account(),
                                cell.from(),
                                cell.to(),
                                dimensions.programme(),
                                dimensions.jurisdiction(),
                                dimensions.region(),
                                dimensions.category(),
                                dimensions.party(),
                                cell.unit(),
                                cell.evidence(),
                                sum.quantity,
                                sum.postings));
            }
            changed.clear();
            uncovered.keySet().forEach(input -> send(input, null));
            uncovered.clear();
        }

        private void send(TopicPartition input, @Nullable TotalCell cell) {
            long covered = Objects.requireNonNull(uncovered.get(input));
            producer.send(new ProducerRecord<>(
                    ground.topics().totals().name(),
                    input.partition(),
                    input.topic().getBytes(StandardCharsets.UTF_8),
                    totals.encode(new TotalsRecord(input.topic(), input.partition(), covered, cell))));
        }
    }
}
