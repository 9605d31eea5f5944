package org.palermo.streams.topology;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;

/** Cells of the totals as text, the same for a posting and for the cell that it belongs to. */
final class Cells {

    private Cells() {}

    /** The cell of a totals record that has one. */
    static String of(TotalsRecord record) {
        TotalCell cell = Objects.requireNonNull(record.getCell());
        return String.join(
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
    }

    /** Adds the postings of an entry to sums by cell. */
    static void add(Map<String, Long> sums, JournalEntry entry) {
        for (Posting posting : entry.getPostings()) {
            sums.merge(of(entry.getTopic(), posting), posting.getQuantity(), Long::sum);
        }
    }

    /** Fails where sums differ, naming the first cell in which they do; a sum of zero is none. */
    static void assertSame(Map<String, Long> expected, Map<String, Long> actual, String what) {
        Set<String> cells = new TreeSet<>(expected.keySet());
        cells.addAll(actual.keySet());
        cells.removeIf(cell -> expected.getOrDefault(cell, 0L).equals(actual.getOrDefault(cell, 0L)));
        if (!cells.isEmpty()) {
            String cell = cells.iterator().next();
            fail(what + ": " + cell + " should be " + expected.getOrDefault(cell, 0L) + ", is "
                    + actual.getOrDefault(cell, 0L) + "; " + cells.size() + " cells differ");
        }
    }

    private static String of(String topic, Posting posting) {
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
