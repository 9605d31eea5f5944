package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What figures ask of the ledger. The store answers from ClickHouse; whatever answers, the arithmetic is the engine's. */
public interface LedgerReader extends Identified {

    /**
     * The ledger's net sums.
     *
     * <p>A cell's days are whole segments, those of its account's window: from the first day of the segment in which its
     * postings' dates begin to the last day of the segment in which they end. So totals and postings read alike. Cells that
     * come to zero are left out.
     *
     * @throws RuntimeException where the ledger cannot be reached; the message names the setting to look at
     */
    List<Cell> cells(Read read);

    /**
     * The single postings that cells would be summed from, by the days on which they occurred, then by entity, revision
     * and ordinal.
     *
     * @param knownOn as known by the end of that day, UTC; null for all that is recorded
     * @param windows which accounts, of which time; their dimensions make no difference
     */
    List<PostingLine> lines(@Nullable LocalDate knownOn, List<Window> windows);

    /**
     * The days on which an account's postings, netted, leave something positive: of all intervals with the same last day,
     * the one that begins first.
     *
     * @param knownOn as known by the end of that day, UTC; null for all that is recorded
     */
    List<Interval> intervals(String account, @Nullable LocalDate knownOn, LocalDate until);

    /**
     * What donors pledged and gave, by donor, illustrative rows apart from the rest; donors of whom nothing is left are
     * left out.
     *
     * @param at counted when the date's interval ends by that day
     */
    List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn);

    /**
     * Grants with more disbursed by a day than was ever committed to them by then; an award whose partial date only
     * begins by the day speaks for the grant.
     */
    List<OverdrawnGrant> overdrawn(LocalDate at, @Nullable LocalDate knownOn);

    /**
     * One read of cells.
     *
     * @param source totals hold no second clock and no days: ask them only by whole months, and for all that is recorded
     * @param knownOn as known by the end of that day, UTC; null for all that is recorded
     * @param windows which accounts, of which time; no account twice
     * @param segments at whose bounds the periods of all windows begin and end
     */
    record Read(Figure.Source source, @Nullable LocalDate knownOn, List<Window> windows, Segments segments) {

        public Read {
            windows = List.copyOf(windows);
            if (source == Figure.Source.TOTALS && (knownOn != null || !segments.isWholeMonths())) {
                throw new IllegalArgumentException("totals know no days and no second clock");
            }
        }

        /** The segments of a window's cells. */
        public Segments segments(Window window) {
            Segments own = window.segments();
            return own == null ? segments : own;
        }
    }

    /**
     * An account's intervals that touch a range of days.
     *
     * @param from first day, null for the beginning
     * @param to last day
     * @param dimensions that matter; cells are summed over the others and carry them empty
     * @param programmes whose postings are read; empty for all
     * @param categories that are told apart, where the category matters: cells are summed over the others and carry them
     *     empty; null for all
     * @param segments of this account's cells, beginning where some of the read's do; null for the read's
     */
    record Window(
            String account,
            @Nullable LocalDate from,
            LocalDate to,
            Set<Dimension> dimensions,
            Set<String> programmes,
            @Nullable Set<String> categories,
            @Nullable Segments segments) {

        public Window {
            dimensions = Set.copyOf(dimensions);
            programmes = Set.copyOf(programmes);
            categories = categories == null ? null : Set.copyOf(categories);
        }

        /** Of all programmes, with all categories and the read's segments. */
        public Window(String account, @Nullable LocalDate from, LocalDate to, Set<Dimension> dimensions) {
            this(account, from, to, dimensions, Set.of(), null, null);
        }

        /** The same without segments of its own. */
        Window inSegmentsOfRead() {
            return new Window(account, from, to, dimensions, programmes, categories, null);
        }

        /** What one read of an account has to give to serve two. */
        public Window and(Window other) {
            LocalDate earliest =
                    from == null || other.from == null ? null : from.isBefore(other.from) ? from : other.from;
            boolean ofAll = programmes.isEmpty() || other.programmes.isEmpty();
            return new Window(
                    account,
                    earliest,
                    to.isAfter(other.to) ? to : other.to,
                    union(dimensions, other.dimensions),
                    ofAll ? Set.of() : union(programmes, other.programmes),
                    categories == null || other.categories == null ? null : union(categories, other.categories),
                    segments == null || other.segments == null ? null : segments.and(other.segments));
        }

        private static <T> Set<T> union(Set<T> one, Set<T> other) {
            Set<T> union = new HashSet<>(one);
            union.addAll(other);
            return union;
        }
    }

    /** First and last day that a date allows. */
    record Interval(LocalDate from, LocalDate to) {}
}
