package org.palermo.reports.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A ledger that is a list of postings; counts how often it was read. */
final class ListedLedger implements LedgerReader {

    private final List<Entry> entries;
    final List<Read> reads = new ArrayList<>();

    ListedLedger(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public List<Cell> cells(Read read) {
        reads.add(read);
        Map<Cell, Long> sums = new LinkedHashMap<>();
        for (Entry entry : known(read.knownOn())) {
            for (Window window : read.windows()) {
                if (window.account().equals(entry.account()) && touches(window, entry)) {
                    sums.merge(cell(entry, window.dimensions(), interval(entry, read)), entry.quantity(), Long::sum);
                }
            }
        }
        List<Cell> cells = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (sum != 0) {
                cells.add(new Cell(
                        key.account(),
                        key.from(),
                        key.to(),
                        key.programme(),
                        key.jurisdiction(),
                        key.region(),
                        key.category(),
                        key.party(),
                        key.evidence(),
                        sum));
            }
        });
        return cells;
    }

    private static boolean touches(Window window, Entry entry) {
        return !entry.date().from().isAfter(window.to())
                && (window.from() == null || !entry.date().to().isBefore(window.from()));
    }

    /** Totals hold months, whatever the day; then each end moves outwards to the end of its segment. */
    private static Interval interval(Entry entry, Read read) {
        LocalDate from = entry.date().from();
        LocalDate to = entry.date().to();
        if (read.source() == Figure.Source.TOTALS) {
            from = from.withDayOfMonth(1);
            to = YearMonth.from(to).atEndOfMonth();
        }
        List<LocalDate> starts = read.segments().starts();
        while (!starts.contains(from)) {
            from = from.minusDays(1);
        }
        while (!starts.contains(to.plusDays(1)) && to.isBefore(Segments.LAST)) {
            to = to.plusDays(1);
        }
        return new Interval(from, to);
    }

    private static Cell cell(Entry entry, Set<Dimension> dimensions, Interval interval) {
        return new Cell(
                entry.account(),
                interval.from(),
                interval.to(),
                dimensions.contains(Dimension.PROGRAMME) ? entry.programme() : "",
                dimensions.contains(Dimension.JURISDICTION) ? entry.jurisdiction() : "",
                dimensions.contains(Dimension.REGION) ? entry.region() : "",
                dimensions.contains(Dimension.CATEGORY) ? entry.category() : "",
                dimensions.contains(Dimension.PARTY) ? entry.party() : "",
                entry.evidence(),
                0);
    }

    /** What became known of an entity at one time is one revision of it. */
    @Override
    public List<PostingLine> lines(@Nullable LocalDate knownOn, List<Window> windows) {
        List<PostingLine> lines = new ArrayList<>();
        Map<String, Set<LocalDateTime>> revisions = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Set<LocalDateTime> known = revisions.computeIfAbsent(entry.entity(), _ -> new TreeSet<>());
            known.add(entry.knownAt());
            boolean read = windows.stream()
                    .anyMatch(window -> window.account().equals(entry.account()) && touches(window, entry));
            if (read && (knownOn == null || entry.knownBy(knownOn))) {
                lines.add(new PostingLine(
                        entry.account(),
                        entry.date().from(),
                        entry.date().to(),
                        entry.programme(),
                        entry.jurisdiction(),
                        entry.region(),
                        entry.category(),
                        entry.party(),
                        entry.quantity(),
                        entry.account().startsWith("fund.") ? "USD" : "",
                        entry.evidence(),
                        null,
                        "",
                        "entity",
                        entry.entity(),
                        known.size(),
                        i,
                        entry.knownAt().toInstant(ZoneOffset.UTC),
                        "event " + i));
            }
        }
        return lines;
    }

    @Override
    public List<Interval> intervals(String account, @Nullable LocalDate knownOn, LocalDate until) {
        Map<Interval, Long> sums = new LinkedHashMap<>();
        for (Entry entry : known(knownOn)) {
            if (entry.account().equals(account) && !entry.date().from().isAfter(until)) {
                sums.merge(new Interval(entry.date().from(), entry.date().to()), entry.quantity(), Long::sum);
            }
        }
        Map<LocalDate, LocalDate> first = new TreeMap<>();
        sums.forEach((interval, sum) -> {
            if (sum > 0) {
                first.merge(interval.to(), interval.from(), (one, other) -> one.isBefore(other) ? one : other);
            }
        });
        return first.entrySet().stream()
                .map(entry -> new Interval(entry.getValue(), entry.getKey()))
                .toList();
    }

    @Override
    public List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn) {
        throw new UnsupportedOperationException("names are not in postings: the store's test asks ClickHouse");
    }

    @Override
    public List<OverdrawnGrant> overdrawn(LocalDate at, @Nullable LocalDate knownOn) {
        Set<String> grants = new HashSet<>();
        Map<String, Long> committed = new TreeMap<>();
        Map<String, Long> disbursed = new TreeMap<>();
        for (Entry entry : known(knownOn)) {
            if (entry.account().equals("fund.committed.by-grant")
                    && !entry.date().from().isAfter(at)) {
                committed.merge(entry.party(), entry.quantity(), Long::sum);
            }
            if (entry.account().equals("fund.disbursed.by-grant")
                    && !entry.date().to().isAfter(at)) {
                disbursed.merge(entry.party(), entry.quantity(), Long::sum);
                grants.add(entry.party());
            }
        }
        return grants.stream()
                .sorted()
                .map(grant -> new OverdrawnGrant(
                        grant,
                        BigDecimal.valueOf(committed.getOrDefault(grant, 0L)),
                        BigDecimal.valueOf(disbursed.getOrDefault(grant, 0L))))
                .filter(grant -> grant.disbursedCents().compareTo(grant.committedCents()) > 0)
                .toList();
    }

    private List<Entry> known(@Nullable LocalDate knownOn) {
        return entries.stream()
                .filter(entry -> knownOn == null || entry.knownBy(knownOn))
                .toList();
    }
}
