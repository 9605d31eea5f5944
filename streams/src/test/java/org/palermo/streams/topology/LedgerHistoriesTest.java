package org.palermo.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.Registry;
import org.palermo.streams.testing.Histories;
import org.palermo.streams.testing.NaiveFold;
import org.palermo.streams.testing.Pipeline;
import org.palermo.streams.testing.Retelling;
import org.palermo.streams.testing.Retelling.Told;
import org.palermo.streams.testing.Samples;
import org.palermo.streams.testing.Seeds;

/**
 * What holds for every history, of whatever kinds, however it is told: it is sent through the whole topology in a
 * {@link Retelling}, and has to come to what a fold says of the history told straight.
 *
 * <p>Opening a driver costs more than a history, so {@value #SHARING} share one, each with entities of its own; totals
 * add up over them. To see a history again, those before it in its driver run before it.
 */
class LedgerHistoriesTest {

    private static final int HISTORIES = 1000;
    private static final int EVENTS = 200;
    private static final int SHARING = 25;

    @TempDir
    Path stateDirectory;

    @Test
    void aHistoryComesToWhatTheFoldSaysHoweverItIsTold() {
        Registry registry = Pipeline.registry();
        JqwikSession.run(() -> {
            LongFunction<List<Histories.Step>> histories = Histories.histories(EVENTS);
            long from = Seeds.first() / SHARING * SHARING;
            for (long first = from; first < Seeds.end(HISTORIES); first += SHARING) {
                try (Pipeline pipeline = new Pipeline(stateDirectory, true, registry)) {
                    Ledgers ledgers = new Ledgers(pipeline);
                    for (long seed = first; seed < Math.min(first + SHARING, Seeds.end(HISTORIES)); seed++) {
                        try {
                            ledgers.tell(seed, histories.apply(seed));
                        } catch (RuntimeException | AssertionError e) {
                            throw Seeds.failed(LedgerHistoriesTest.class, seed, e);
                        }
                    }
                }
            }
        });
    }

    /** All that one pipeline was told, and what it should have come to. */
    private static final class Ledgers {

        private final Pipeline pipeline;
        private final Map<String, Long> sums = new TreeMap<>();
        private final Map<String, Long> shown = new TreeMap<>();
        private final Map<String, Long> offsets = new TreeMap<>();
        private final Map<String, Long> covered = new TreeMap<>();

        Ledgers(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        void tell(long seed, List<Histories.Step> drawn) {
            Random random = new Random(seed);
            List<Histories.Step> history =
                    drawn.stream().map(step -> step.within(seed + "-")).toList();
            NaiveFold fold = new NaiveFold();
            List<String> outcomes = history.stream().map(fold::next).toList();
            List<Told> told = Retelling.of(history, outcomes, random);

            List<Instant> times = send(told, random);
            List<JournalEntry> journal = pipeline.journal();
            take(pipeline.totals());

            fold.totals().forEach((cell, sum) -> sums.merge(cell, sum, Long::sum));
            everyInputHasItsOutcome(told, times, journal);
            everyEntityStandsForWhatItsLastEventSays(told, journal);
            Cells.assertSame(sums, shown, "the totals");
            assertEquals(offsets, covered);
        }

        /** Sends all of it, with totals sent as often as it happens, at times that go forward and back. */
        private List<Instant> send(List<Told> told, Random random) {
            int rarity = 1 + random.nextInt(60);
            List<Instant> times = new ArrayList<>();
            for (Told one : told) {
                Instant at = Samples.MONDAY.plus(Duration.ofSeconds(random.nextInt(-100_000, 100_000)));
                times.add(at);
                pipeline.send(one.step().envelope(), one.step().body(), at);
                if (random.nextInt(rarity) == 0) {
                    take(pipeline.totals());
                }
            }
            return times;
        }

        private void take(List<TotalsRecord> totals) {
            for (TotalsRecord record : totals) {
                if (record.getCell() == null) {
                    covered.put(record.getTopic(), record.getCoveredOffset());
                } else {
                    shown.put(Cells.of(record), record.getCell().getQuantity());
                }
            }
        }

        private void everyInputHasItsOutcome(List<Told> told, List<Instant> times, List<JournalEntry> journal) {
            assertEquals(told.size(), journal.size());
            for (int i = 0; i < told.size(); i++) {
                JournalEntry entry = journal.get(i);
                String topic = Pipeline.topic(told.get(i).step().envelope().getKind());
                long offset = offsets.merge(topic, 0L, (last, unused) -> last + 1);
                String what = i + ": " + told.get(i);
                assertEquals(topic + "@" + offset, entry.getTopic() + "@" + entry.getOffset(), what);
                assertEquals(times.get(i), entry.getPublishedAt(), what);
                if (told.get(i).outcome() != null) {
                    assertEquals(told.get(i).outcome(), outcome(entry), what);
                }
            }
        }

        /**
         * After each accepted event the entity's postings sum to what this event alone stands for: so nothing that was
         * corrected leaves a trace, and what was known on any day is what had been stated by then.
         */
        private static void everyEntityStandsForWhatItsLastEventSays(List<Told> told, List<JournalEntry> journal) {
            Map<String, Entity> entities = new HashMap<>();
            for (int i = 0; i < told.size(); i++) {
                JournalEntry entry = journal.get(i);
                if (entry.getOutcome().equals("posted")) {
                    Envelope envelope = told.get(i).step().envelope();
                    String what = i + ": " + told.get(i);
                    Entity entity = entities.computeIfAbsent(
                            envelope.getKind() + "/" + envelope.getEntityId(), unused -> new Entity());
                    entity.revision++;
                    if (envelope.getRecordedAt().isAfter(entity.knownAt)) {
                        entity.knownAt = envelope.getRecordedAt();
                    }
                    Cells.add(entity.sums, entry);
                    assertEquals(entity.revision, entry.getRevision(), what);
                    assertEquals(entity.knownAt, entry.getKnownAt(), what);
                    Cells.assertSame(NaiveFold.stand(told.get(i).step()), entity.sums, what);
                }
            }
        }

        private static String outcome(JournalEntry entry) {
            return entry.getReason() == null ? entry.getOutcome() : entry.getReason();
        }
    }

    /** What is known of one entity from the journal. */
    private static final class Entity {
        private final Map<String, Long> sums = new TreeMap<>();
        private int revision;
        private Instant knownAt = Instant.MIN;
    }
}
