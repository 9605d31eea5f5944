package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.palermo.reports.figures.LedgerReader.Interval;

/**
 * All days, cut at the boundaries of what is asked. Whether a date lies inside, outside or across a period is the same
 * before and after its ends are moved to the ends of their segments, so the ledger can be added up by segments.
 *
 * @param starts first day of each segment, ascending
 */
public record Segments(List<LocalDate> starts) {

    /** First and last day that the ledger's dates can have. */
    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    public static final LocalDate LAST = LocalDate.of(2299, 12, 31);

    public Segments {
        starts = List.copyOf(starts);
    }

    /** @param boundaries days on which a segment begins, in any order */
    public static Segments at(Collection<LocalDate> boundaries) {
        TreeSet<LocalDate> starts = new TreeSet<>(boundaries);
        starts.add(FIRST);
        return new Segments(new ArrayList<>(starts));
    }

    /** Cut where either of two is. */
    Segments and(Segments other) {
        TreeSet<LocalDate> both = new TreeSet<>(starts);
        both.addAll(other.starts);
        return new Segments(new ArrayList<>(both));
    }

    /** Whether every segment begins with a month, as totals need it. */
    public boolean isWholeMonths() {
        return starts.stream().allMatch(start -> start.getDayOfMonth() == 1);
    }

    /**
     * From the first day of one segment to the last of another.
     *
     * @param first start of a segment
     * @param last start of a segment, the same or later
     */
    public Interval between(LocalDate first, LocalDate last) {
        int next = starts.indexOf(last) + 1;
        return new Interval(first, next < starts.size() ? starts.get(next).minusDays(1) : LAST);
    }
}
