package org.palermo.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Position;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.input.InputReader;
import org.palermo.streams.input.Reading;
import org.palermo.streams.input.Redrive;
import org.palermo.streams.journal.JournalEntries;
import org.palermo.streams.journal.Source;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Reference;
import org.palermo.streams.state.Decider;
import org.palermo.streams.state.Decision;
import org.palermo.streams.state.EntityState;
import org.palermo.streams.state.EntityStates;
import org.palermo.streams.state.Event;
import org.palermo.streams.state.Reason;
import org.palermo.streams.totals.RunningTotals;
import org.palermo.streams.totals.TotalsPace;

/**
 * Carries each input from its topic to its one journal entry: reads it, decides on it with its entity's state, keeps
 * the new state and adds its postings to the totals, which a punctuator sends. It holds no clock but the punctuator's,
 * and looks nothing up outside of its task.
 */
final class LedgerProcessor implements Processor<byte[], byte[], byte[], SpecificRecord> {

    /** All that is to be known of an event id that is kept apart: that it was accepted. */
    private static final byte[] ACCEPTED = {1};

    private final Map<String, Inputs> inputs;
    private final Duration totalsInterval;

    private @Nullable Running running;
    private long nextTotals;

    /** How the inputs of one topic are read and decided on. */
    private record Inputs(InputReader reader, Decider decider) {}

    /** What there is between {@code init} and the next one, with the task's stores. */
    private record Running(
            ProcessorContext<byte[], SpecificRecord> context,
            KeyValueStore<Bytes, byte[]> entities,
            RunningTotals totals) {}

    LedgerProcessor(Topics topics, Ledger ledger, Registry registry, Duration totalsInterval) {
        this.totalsInterval = totalsInterval;
        this.inputs = new HashMap<>();
        for (Topic topic : topics.inputs()) {
            InputReader reader = new InputReader(topic, ledger, registry);
            inputs.put(topic.name(), new Inputs(reader, new Decider(ledger, reader::accepted)));
        }
    }

    /** Also called anew, on the same object, when the task starts over from restored stores. */
    @Override
    public void init(ProcessorContext<byte[], SpecificRecord> context) {
        nextTotals = 0;
        running = new Running(
                context,
                context.getStateStore(LedgerTopology.ENTITIES),
                new RunningTotals(
                        context.getStateStore(LedgerTopology.TOTALS),
                        context.taskId().partition()));
        context.schedule(totalsInterval, PunctuationType.WALL_CLOCK_TIME, this::sendTotals);
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        Running task = running();
        RecordMetadata at = task.context().recordMetadata().orElseThrow();
        Header header = input.headers().lastHeader(Position.REDRIVEN_FROM);
        Redrive redrive = Redrive.of(
                new Position(at.topic(), at.partition(), at.offset()), header == null ? null : header.value());
        JournalEntry entry = switch (redrive) {
            case Redrive.Never() -> entry(task, at, null, input);
            case Redrive.From(long offset) -> entry(task, at, offset, input);
            case Redrive.Senseless(String detail) ->
                rejected(
                        task,
                        source(at, null, input),
                        input.value(),
                        new Reading.Unreadable(null, Reason.CORRUPT_RECORD, detail));
        };
        task.context().forward(new Record<>(input.key(), entry, input.timestamp()), LedgerTopology.JOURNAL_SINK);
    }

    private JournalEntry entry(
            Running task, RecordMetadata at, @Nullable Long redrivenFrom, Record<byte[], byte[]> input) {
        Source source = source(at, redrivenFrom, input);
        Inputs topic = Objects.requireNonNull(inputs.get(at.topic()));
        long place = redrivenFrom == null ? at.offset() : redrivenFrom;
        return switch (topic.reader().read(place, redrivenFrom != null, input.key(), input.value())) {
            case Reading.Unreadable unreadable -> rejected(task, source, input.value(), unreadable);
            case Reading.Readable(Event event) -> decided(task, source, topic.decider(), event);
        };
    }

    private static Source source(RecordMetadata at, @Nullable Long redrivenFrom, Record<byte[], byte[]> input) {
        Instant publishedAt = Instant.ofEpochMilli(input.timestamp());
        return new Source(at.topic(), at.partition(), at.offset(), publishedAt, redrivenFrom);
    }

    private static JournalEntry rejected(
            Running task, Source source, byte @Nullable [] value, Reading.Unreadable unreadable) {
        task.totals().add(source.topic(), source.offset(), List.of());
        ByteBuffer published = value == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(value);
        return JournalEntries.rejected(
                source, unreadable.envelope(), published, unreadable.reason(), unreadable.detail());
    }

    private static JournalEntry decided(Running task, Source source, Decider decider, Event event) {
        KeyValueStore<Bytes, byte[]> entities = task.entities();
        String kind = event.envelope().getKind();
        String entityId = event.envelope().getEntityId();
        Bytes key = Bytes.wrap(EntityStates.key(kind, entityId));
        byte[] held = entities.get(key);
        EntityState state = held == null ? null : EntityStates.read(held);
        Decision decision = decider.decide(
                state,
                event,
                eventId -> entities.get(Bytes.wrap(EntityStates.key(kind, entityId, eventId))) != null,
                reference -> counts(entities, reference));
        switch (decision) {
            case Decision.Posted posted -> {
                entities.put(key, EntityStates.write(posted.state()));
                posted.outgrown()
                        .forEach(eventId ->
                                entities.put(Bytes.wrap(EntityStates.key(kind, entityId, eventId)), ACCEPTED));
                task.totals().add(source.topic(), source.offset(), posted.postings());
            }
            case Decision.Duplicate duplicate -> {
                duplicate.confirmed().ifPresent(confirmed -> entities.put(key, EntityStates.write(confirmed)));
                task.totals().add(source.topic(), source.offset(), List.of());
            }
            case Decision.Rejected rejected -> task.totals().add(source.topic(), source.offset(), List.of());
        }
        return JournalEntries.decided(source, event.envelope(), event.published(), decision);
    }

    private static boolean counts(KeyValueStore<Bytes, byte[]> entities, Reference reference) {
        byte[] held = entities.get(Bytes.wrap(EntityStates.key(reference.kind(), reference.entityId())));
        return held != null && EntityStates.counts(held);
    }

    private void sendTotals(long now) {
        if (now < nextTotals) {
            return;
        }
        Running task = running();
        int cells =
                task.totals().send(changed -> task.context().forward(totals(changed, now), LedgerTopology.TOTALS_SINK));
        nextTotals = now + TotalsPace.pauseMillis(cells);
    }

    private static Record<byte[], SpecificRecord> totals(TotalsRecord changed, long now) {
        return new Record<>(changed.getTopic().getBytes(StandardCharsets.UTF_8), changed, now);
    }

    private Running running() {
        return Objects.requireNonNull(running, "the processor is used before init");
    }
}
