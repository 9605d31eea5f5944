package org.palermo.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.streams.testing.Histories;
import org.palermo.streams.testing.NaiveFold;
import org.palermo.streams.testing.Pipeline;

/** What holds for every history, of whatever kinds and in whatever order. */
class LedgerPropertyTest {

    private static Path stateDirectory = Path.of("");

    @BeforeContainer
    static void makeStateDirectory() throws IOException {
        stateDirectory = Files.createTempDirectory("ledger-properties");
    }

    @AfterContainer
    static void removeStateDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(stateDirectory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<List<Histories.Step>> histories() {
        return Histories.histories();
    }

    /** One run of the pipeline a history, because a run costs far more than what is asked of it. */
    @Property(tries = 100)
    void aHistoryHoldsTheInvariants(@ForAll("histories") List<Histories.Step> history) {
        NaiveFold naive = new NaiveFold();
        List<String> expected = history.stream().map(naive::next).toList();
        List<JournalEntry> journal = new ArrayList<>();
        List<TotalsRecord> totals = new ArrayList<>();

        try (Pipeline pipeline = new Pipeline(stateDirectory, true)) {
            for (int i = 0; i < history.size(); i++) {
                pipeline.send(history.get(i).envelope(), history.get(i).body());
                if (i % 7 == 0) {
                    totals.addAll(pipeline.totals());
                }
            }
            journal.addAll(pipeline.journal());
            totals.addAll(pipeline.totals());
        }

        assertEquals(expected, journal.stream().map(LedgerPropertyTest::outcome).toList());
        assertEquals(naive.totals(), sumOf(journal));
        assertEquals(naive.totals(), lastOf(totals));
        everyInputIsInTheJournalOnceAndCovered(history, journal, totals);
        revisionsCountUpAndKnowledgeNeverGoesBack(history, journal);
    }

    private static void everyInputIsInTheJournalOnceAndCovered(
            List<Histories.Step> history, List<JournalEntry> journal, List<TotalsRecord> totals) {
        Map<String, Long> lastOffsets = new TreeMap<>();
        List<String> sent = new ArrayList<>();
        for (Histories.Step step : history) {
            String topic = Pipeline.topic(step.envelope().getKind());
            sent.add(topic + "@" + lastOffsets.merge(topic, 0L, (offset, unused) -> offset + 1));
        }
        Map<String, Long> covered = new TreeMap<>();
        for (TotalsRecord record : totals) {
            if (record.getCell() == null) {
                covered.put(record.getTopic(), record.getCoveredOffset());
            }
        }
        assertEquals(
                sent,
                journal.stream()
                        .map(entry -> entry.getTopic() + "@" + entry.getOffset())
                        .toList());
        assertEquals(lastOffsets, covered);
    }

    private static void revisionsCountUpAndKnowledgeNeverGoesBack(
            List<Histories.Step> history, List<JournalEntry> journal) {
        Map<String, Integer> revisions = new HashMap<>();
        Map<String, Instant> known = new HashMap<>();
        for (int i = 0; i < journal.size(); i++) {
            JournalEntry entry = journal.get(i);
            if (entry.getOutcome().equals("posted")) {
                String entity = entry.getKind() + "/" + entry.getEntityId();
                assertEquals(revisions.merge(entity, 1, Integer::sum), entry.getRevision());
                Instant recorded = history.get(i).envelope().getRecordedAt();
                Instant later = known.merge(entity, recorded, (a, b) -> a.isAfter(b) ? a : b);
                assertEquals(later, entry.getKnownAt());
            }
        }
    }

    private static String outcome(JournalEntry entry) {
        return entry.getReason() == null ? entry.getOutcome() : entry.getReason();
    }

    private static Map<String, Long> sumOf(List<JournalEntry> journal) {
        Map<String, Long> sums = new TreeMap<>();
        for (JournalEntry entry : journal) {
            for (Posting posting : entry.getPostings()) {
                sums.merge(cell(entry.getTopic(), posting), posting.getQuantity(), Long::sum);
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<String, Long> lastOf(List<TotalsRecord> totals) {
        Map<String, Long> last = new TreeMap<>();
        for (TotalsRecord record : totals) {
            TotalCell cell = record.getCell();
            if (cell != null) {
                String key = String.join(
                        "|",
                        record.getTopic(),
                        cell.getAccount(),
                        cell.getOccurredFrom().toString(),
                        cell.getOccurredTo().toString(),
                        cell.getProgramme(),
                        cell.getJurisdiction(),
                        cell.getRegion(),
                        cell.getCategory(),
                        cell.getParty(),
                        cell.getUnit(),
                        cell.getEvidence());
                last.put(key, cell.getQuantity());
            }
        }
        last.values().removeIf(sum -> sum == 0);
        return last;
    }

    private static String cell(String topic, Posting posting) {
        LocalDate from = posting.getOccurredFrom();
        LocalDate to = posting.getOccurredTo();
        boolean withinMonth = YearMonth.from(from).equals(YearMonth.from(to));
        return String.join(
                "|",
                topic,
                posting.getAccount(),
                (withinMonth ? YearMonth.from(from).atDay(1) : from).toString(),
                (withinMonth ? YearMonth.from(to).atEndOfMonth() : to).toString(),
                posting.getProgramme(),
                posting.getJurisdiction(),
                posting.getRegion(),
                posting.getCategory(),
                posting.getParty(),
                posting.getUnit(),
                posting.getEvidence());
    }
}
