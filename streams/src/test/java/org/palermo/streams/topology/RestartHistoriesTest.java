package org.palermo.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.Registry;
import org.palermo.streams.testing.Histories;
import org.palermo.streams.testing.NaiveFold;
import org.palermo.streams.testing.Pipeline;
import org.palermo.streams.testing.Seeds;

/** A history comes to the same wherever the process ends and starts again, and whatever the clocks say. */
class RestartHistoriesTest {

    private static final int HISTORIES = 400;
    private static final int EVENTS = 200;

    @TempDir
    Path directory;

    @Test
    void aHistoryComesToTheSameWhereverTheProcessEnds() {
        Registry registry = Pipeline.registry();
        JqwikSession.run(() -> {
            LongFunction<List<Histories.Step>> histories = Histories.histories(EVENTS);
            Seeds.each(HISTORIES, RestartHistoriesTest.class, seed -> {
                List<Histories.Step> history = histories.apply(seed);
                run(new SimulatedTask(directory, registry, history, new Random(seed)), history, new Random(seed));
            });
        });
    }

    /** Else a failed history could not be seen again. */
    @Test
    void aSeedSaysAllOfAHistory() {
        JqwikSession.run(() -> {
            LongFunction<List<Histories.Step>> histories = Histories.histories(EVENTS);
            List<Histories.Step> first = histories.apply(7);
            var unused = histories.apply(8);

            assertEquals(first, histories.apply(7));
            assertEquals(first, Histories.histories(EVENTS).apply(7));
        });
    }

    private static void run(SimulatedTask task, List<Histories.Step> history, Random random) {
        int transaction = 2 + random.nextInt(30);
        int life = 2 + random.nextInt(100);
        int interval = 1 + random.nextInt(40);
        while (task.hasNext()) {
            task.process();
            if (random.nextInt(interval) == 0) {
                task.punctuate();
            }
            if (random.nextInt(transaction) == 0) {
                task.commit();
            }
            if (random.nextInt(life) == 0) {
                task.die();
                theTotalsAreThoseOfTheJournalAsFarAsTheyGo(task);
            }
        }
        task.commit();
        task.die();
        task.punctuate();
        task.commit();

        NaiveFold fold = new NaiveFold();
        List<JournalEntry> journal = task.journal();
        assertEquals(
                history.stream().map(fold::next).toList(),
                journal.stream()
                        .map(entry -> entry.getReason() == null ? entry.getOutcome() : entry.getReason())
                        .toList());
        assertEquals(
                task.places(),
                journal.stream()
                        .map(entry -> entry.getTopic() + "@" + entry.getOffset())
                        .toList());
        theTotalsAreThoseOfTheJournalAsFarAsTheyGo(task);
        Cells.assertSame(fold.totals(), shown(task), "the totals");
    }

    /** Whoever reads what is committed sees in a topic's totals all of its inputs up to the covered one, and no other. */
    private static void theTotalsAreThoseOfTheJournalAsFarAsTheyGo(SimulatedTask task) {
        Map<String, Long> covered = new HashMap<>();
        for (TotalsRecord record : task.totals()) {
            if (record.getCell() == null) {
                covered.put(record.getTopic(), record.getCoveredOffset());
            }
        }
        Map<String, Long> sums = new TreeMap<>();
        for (JournalEntry entry : task.journal()) {
            if (entry.getOffset() <= covered.getOrDefault(entry.getTopic(), -1L)) {
                Cells.add(sums, entry);
            }
        }
        Cells.assertSame(sums, shown(task), "the totals as far as " + covered);
    }

    private static Map<String, Long> shown(SimulatedTask task) {
        Map<String, Long> shown = new HashMap<>();
        for (TotalsRecord record : task.totals()) {
            if (record.getCell() != null) {
                shown.put(Cells.of(record), record.getCell().getQuantity());
            }
        }
        return shown;
    }
}
