package org.palermo.infra.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.audit.AuditTables.Bucket;
import org.palermo.infra.audit.AuditTables.Sum;
import org.palermo.infra.audit.fold.Expected;
import org.palermo.infra.audit.fold.Fold;
import org.palermo.infra.audit.fold.Line;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.values.Events;

/**
 * One partition number of all input topics: the fold against the journal, the journal against the rows, the fold against
 * the totals. What it keeps in memory is the state of this number's entities and the totals' cells.
 */
final class PartitionAudit implements JournalJoin.Listener {

    /** Offsets that are looked at together where buckets differ. */
    private static final long RANGE = 50;

    private final AuditTopics topics;
    private final AuditTables tables;
    private final Registry registry;
    private final Disagreements found;
    private final Runnable heard;
    private final int number;
    private final Map<TopicPartition, Long> ends;
    private final AvroCodec<JournalEntry> codec;
    private final Map<TopicPartition, Fold> folds = new HashMap<>();
    private final Map<String, Cells> cells = new TreeMap<>();
    private final Map<Bucket, Journaled> journaled = new HashMap<>();
    private final Hashes hashes = new Hashes();
    private long inputs;
    private long postings;
    private long totals;

    /**
     * @param heard told of each input that was judged
     * @param ends by input partition of this number, the offset before which the audit speaks
     */
    PartitionAudit(
            AuditTopics topics,
            AuditTables tables,
            Registry registry,
            Disagreements found,
            Runnable heard,
            int number,
            Map<TopicPartition, Long> ends) {
        this.topics = topics;
        this.tables = tables;
        this.registry = registry;
        this.found = found;
        this.heard = heard;
        this.number = number;
        this.ends = ends;
        this.codec = new AvroCodec<>(topics.declared().journal(), registry);
        ends.keySet().forEach(input -> folds.put(input, new Fold(topics.topic(input), registry)));
    }

    /** What a cell holds as shown and as folded. */
    private static final class Cells {
        private final Map<String, AuditTables.Total> shown = new HashMap<>();
        private final Map<String, long[]> folded = new HashMap<>();
    }

    /** What the journal has of a bucket's inputs, and where. */
    private static final class Journaled {
        private Sum postings = Sum.NOTHING;
        private Sum outcomes = Sum.NOTHING;
        private long first = Long.MAX_VALUE;
        private long last = -1;

        Sum of(ShownTable table) {
            return switch (table) {
                case POSTINGS -> postings;
                case OUTCOMES -> outcomes;
            };
        }
    }

    long inputs() {
        return inputs;
    }

    long postings() {
        return postings;
    }

    long totals() {
        return totals;
    }

    void run(Runnable differences) {
        Map<TopicPartition, Long> foldEnds = readTotals();
        TopicPartition journal = topics.journal(number);
        long journalEnd = Objects.requireNonNull(topics.ends(List.of(journal)).get(journal));
        new JournalJoin(topics, codec, foldEnds, journal, journalEnd, this).run();
        folds.clear();
        compareRows(differences);
        compareTotals();
    }

    /** Totals may cover later inputs than the audit speaks about; the fold then goes as far as they do. */
    private Map<TopicPartition, Long> readTotals() {
        Map<TopicPartition, Long> foldEnds = new HashMap<>(ends);
        tables.totals(number).forEach((topic, shown) -> {
            Cells of = cells.computeIfAbsent(topic, _ -> new Cells());
            of.shown.putAll(shown);
            for (AuditTables.Total total : shown.values()) {
                foldEnds.computeIfPresent(
                        new TopicPartition(topic, number), (_, end) -> Math.max(end, total.coveredOffset() + 1));
            }
        });
        Map<TopicPartition, Long> there = topics.ends(ends.keySet());
        foldEnds.replaceAll((input, end) -> Math.min(end, Objects.requireNonNull(there.get(input))));
        return foldEnds;
    }

    @Override
    public void pair(ConsumerRecord<byte[], byte[]> input, JournalEntry entry, long journalOffset) {
        Expected expected = fold(input);
        String recorded = text(input, expected);
        String stated = text(entry);
        if (!recorded.equals(stated)) {
            Difference difference = Difference.of(recorded, stated);
            disagree(Sort.JOURNAL_ALTERED, input, expected.event(), "", difference.one(), difference.other());
        }
        TopicPartition at = new TopicPartition(input.topic(), input.partition());
        if (input.offset() >= Objects.requireNonNull(ends.get(at))) {
            return;
        }
        inputs++;
        postings += entry.getPostings().size();
        Journaled bucket =
                journaled.computeIfAbsent(new Bucket(at, input.offset() / AuditTables.BUCKET), _ -> new Journaled());
        for (Posting posting : entry.getPostings()) {
            bucket.postings = bucket.postings.plus(hashes.of(JournalRows.posting(entry, posting)));
        }
        bucket.outcomes =
                bucket.outcomes.plus(hashes.of(JournalRows.outcome(entry, expected.event(), number, journalOffset)));
        bucket.first = Math.min(bucket.first, journalOffset);
        bucket.last = Math.max(bucket.last, journalOffset);
        heard.run();
    }

    @Override
    public void withoutEntry(ConsumerRecord<byte[], byte[]> input) {
        Expected expected = fold(input);
        disagree(Sort.JOURNAL_MISSING, input, expected.event(), "", expected.outcome(), "");
        inputs++;
        heard.run();
    }

    @Override
    public void second(JournalEntry entry, long journalOffset) {
        disagree(Sort.JOURNAL_DOUBLED, entry, "", journalOffset + " " + entry.getOutcome());
    }

    @Override
    public void withoutInput(JournalEntry entry, long journalOffset) {
        disagree(Sort.JOURNAL_TOO_MANY, entry, "", journalOffset + " " + entry.getOutcome());
    }

    private Expected fold(ConsumerRecord<byte[], byte[]> input) {
        TopicPartition at = new TopicPartition(input.topic(), input.partition());
        Expected expected = Objects.requireNonNull(folds.get(at)).next(input);
        if (!expected.lines().isEmpty()) {
            long end = Objects.requireNonNull(ends.get(at));
            Cells of = cells.computeIfAbsent(input.topic(), _ -> new Cells());
            for (Line line : expected.lines()) {
                String cell = line.cell();
                AuditTables.Total shown = of.shown.get(cell);
                if (input.offset() < end || shown != null && input.offset() <= shown.coveredOffset()) {
                    long[] sums = of.folded.computeIfAbsent(cell, _ -> new long[2]);
                    sums[0] += line.quantity();
                    sums[1]++;
                }
            }
        }
        return expected;
    }

    /** What an input must have become: one line for the outcome, one for each posting in the order of their texts. */
    private static String text(ConsumerRecord<byte[], byte[]> input, Expected expected) {
        SpecificRecord event = expected.event();
        Envelope envelope = event == null || !expected.named() ? null : Events.envelope(event);
        return text(
                expected.outcome(),
                expected.reason(),
                envelope == null ? "" : envelope.getKind(),
                envelope == null ? "" : envelope.getEntityId(),
                envelope == null ? "" : envelope.getEventId(),
                expected.revision(),
                expected.knownAt(),
                Math.max(0, input.timestamp()),
                expected.redrivenFrom(),
                expected.lines().stream().map(Line::text).sorted().toList());
    }

    private static String text(JournalEntry entry) {
        List<String> lines = new ArrayList<>();
        boolean numbered = true;
        for (int i = 0; i < entry.getPostings().size(); i++) {
            Posting posting = entry.getPostings().get(i);
            numbered &= posting.getOrdinal() == i;
            lines.add(Line.of(posting).text());
        }
        lines.sort(Comparator.naturalOrder());
        return text(
                        entry.getOutcome(),
                        Objects.requireNonNullElse(entry.getReason(), ""),
                        entry.getKind(),
                        entry.getEntityId(),
                        entry.getEventId(),
                        entry.getRevision(),
                        entry.getKnownAt(),
                        entry.getPublishedAt().toEpochMilli(),
                        entry.getRedrivenFrom(),
                        lines)
                + (numbered ? "" : "\nordinals are not 0, 1, 2 ...");
    }

    private static String text(
            String outcome,
            String reason,
            String kind,
            String entityId,
            String eventId,
            int revision,
            @Nullable Instant knownAt,
            long publishedAt,
            @Nullable Long redrivenFrom,
            List<String> lines) {
        return outcome + " " + reason + "\nentity " + kind + " " + entityId + "\nevent " + eventId + "\nrevision "
                + revision + "\nknown at " + (knownAt == null ? "" : knownAt) + "\npublished at "
                + Instant.ofEpochMilli(publishedAt) + "\nsent again from " + (redrivenFrom == null ? "" : redrivenFrom)
                + "\n" + String.join("\n", lines);
    }

    private void compareRows(Runnable differences) {
        for (ShownTable table : ShownTable.values()) {
            Map<Bucket, Sum> shown = tables.sums(table, ends);
            TreeMap<String, Bucket> differing = new TreeMap<>();
            journaled.forEach((bucket, expected) -> {
                if (!expected.of(table).equals(shown.getOrDefault(bucket, Sum.NOTHING))) {
                    differing.put(sortable(bucket), bucket);
                }
            });
            shown.forEach((bucket, sum) -> {
                if (!journaled.containsKey(bucket)) {
                    differing.put(sortable(bucket), bucket);
                }
            });
            List<Bucket> together = new ArrayList<>();
            for (Bucket bucket : differing.values()) {
                if (!together.isEmpty() && !continues(together, bucket)) {
                    compare(table, together);
                    together.clear();
                    differences.run();
                }
                together.add(bucket);
            }
            if (!together.isEmpty()) {
                compare(table, together);
            }
        }
        journaled.clear();
    }

    private static String sortable(Bucket bucket) {
        return "%s %019d".formatted(bucket.input().topic(), bucket.number());
    }

    private static boolean continues(List<Bucket> together, Bucket next) {
        return together.size() < RANGE
                && together.getLast().input().equals(next.input())
                && together.getLast().number() + 1 == next.number();
    }

    /** Looks at every row of buckets that follow one another. */
    private void compare(ShownTable table, List<Bucket> buckets) {
        TopicPartition input = buckets.getFirst().input();
        long from = buckets.getFirst().number() * AuditTables.BUCKET;
        long end = Math.min(
                (buckets.getLast().number() + 1) * AuditTables.BUCKET, Objects.requireNonNull(ends.get(input)));
        RowComparison comparison = new RowComparison(table, found);
        long first = Long.MAX_VALUE;
        long last = -1;
        for (Bucket bucket : buckets) {
            Journaled at = journaled.get(bucket);
            if (at != null) {
                first = Math.min(first, at.first);
                last = Math.max(last, at.last);
            }
        }
        if (last >= 0) {
            AvroCodec<SpecificRecord> events = new AvroCodec<>(topics.topic(input), registry);
            topics.read(topics.journal(number), first, last + 1, record -> {
                JournalEntry entry = JournalJoin.entry(codec, record);
                if (entry.getTopic().equals(input.topic()) && entry.getOffset() >= from && entry.getOffset() < end) {
                    comparison.expect(entry, event(events, entry.getEvent()), number, record.offset());
                }
            });
        }
        comparison.with(tables.rows(table, input, from, end));
    }

    /** The event as it was published; null where it cannot be read. */
    private static @Nullable SpecificRecord event(AvroCodec<SpecificRecord> codec, ByteBuffer published) {
        byte[] value = new byte[published.remaining()];
        published.duplicate().get(value);
        return switch (codec.decode(value)) {
            case Decoded.Readable<SpecificRecord>(SpecificRecord event) -> event;
            case Decoded.Corrupt<SpecificRecord> _ -> null;
        };
    }

    private void compareTotals() {
        tables.conflictingTotals(number, (topic, cell, versions) -> {
            if (ends.containsKey(new TopicPartition(topic, number))) {
                disagreeTotal(Sort.TOTAL_DOUBLED, topic, cell, "", versions);
            }
        });
        cells.forEach((topic, of) -> {
            if (!ends.containsKey(new TopicPartition(topic, number))) {
                return; // an unknown topic or partition is told of all tables together
            }
            totals += of.folded.size();
            new TreeMap<>(of.folded).forEach((cell, sums) -> {
                AuditTables.Total shown = of.shown.remove(cell);
                String recorded = total(sums[0], sums[1]);
                if (shown == null) {
                    disagreeTotal(Sort.TOTAL_MISSING, topic, cell, recorded, "");
                } else if (shown.quantity() != sums[0] || shown.postings() != sums[1]) {
                    disagreeTotal(Sort.TOTAL_ALTERED, topic, cell, recorded, total(shown.quantity(), shown.postings()));
                }
            });
            new TreeMap<>(of.shown)
                    .forEach((cell, shown) -> disagreeTotal(
                            Sort.TOTAL_TOO_MANY, topic, cell, "", total(shown.quantity(), shown.postings())));
        });
    }

    private static String total(long quantity, long postings) {
        return "quantity=" + quantity + " postings=" + postings;
    }

    private void disagreeTotal(Sort sort, String topic, String cell, String recorded, String shown) {
        found.add(new Disagreement(sort, topic, number, -1, "", Line.readable(cell), recorded, shown));
    }

    private void disagree(
            Sort sort,
            ConsumerRecord<byte[], byte[]> input,
            @Nullable SpecificRecord event,
            String id,
            String recorded,
            String shown) {
        String entity = event == null
                ? ""
                : Events.envelope(event).getKind() + " "
                        + Events.envelope(event).getEntityId();
        found.add(
                new Disagreement(sort, input.topic(), input.partition(), input.offset(), entity, id, recorded, shown));
    }

    private void disagree(Sort sort, JournalEntry entry, String recorded, String shown) {
        found.add(new Disagreement(
                sort,
                entry.getTopic(),
                entry.getPartition(),
                entry.getOffset(),
                JournalRows.entity(entry),
                "",
                recorded,
                shown));
    }
}
