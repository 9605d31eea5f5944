package org.palermo.reports.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A ledger that is a list of postings; counts how often it was read. */
class ListedLedger implements LedgerReader, FundLedger {

    private final List<Entry> entries;
    final List<Read> reads = Collections.synchronizedList(new ArrayList<>());

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
                    sums.merge(
                            cell(entry, window, interval(entry, read.source(), read.segments(window))),
                            entry.quantity(),
                            Long::sum);
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
        return (window.programmes().isEmpty() || window.programmes().contains(entry.programme()))
                && !entry.date().from().isAfter(window.to())
                && (window.from() == null || !entry.date().to().isBefore(window.from()));
    }

    /** Totals hold months, whatever the day; then each end moves outwards to the end of its segment. */
    private static Interval interval(Entry entry, Figure.Source source, Segments segments) {
        LocalDate from = entry.date().from();
        LocalDate to = entry.date().to();
        if (source == Figure.Source.TOTALS) {
            from = from.withDayOfMonth(1);
            to = YearMonth.from(to).atEndOfMonth();
        }
        List<LocalDate> starts = segments.starts();
        LocalDate first = starts.getFirst();
        LocalDate after = Segments.LAST.plusDays(1);
        for (LocalDate start : starts) {
            if (!start.isAfter(from)) {
                first = start;
            }
            if (start.isAfter(to) && start.isBefore(after)) {
                after = start;
            }
        }
        return new Interval(first, after.minusDays(1));
    }

    private static Cell cell(Entry entry, Window window, Interval interval) {
        Set<Dimension> dimensions = window.dimensions();
        Set<String> categories = window.categories();
        boolean named = categories == null || categories.contains(entry.category());
        return new Cell(
                entry.account(),
                interval.from(),
                interval.to(),
                dimensions.contains(Dimension.PROGRAMME) ? entry.programme() : "",
                dimensions.contains(Dimension.JURISDICTION) ? entry.jurisdiction() : "",
                dimensions.contains(Dimension.REGION) ? entry.region() : "",
                dimensions.contains(Dimension.CATEGORY) && named ? entry.category() : "",
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

    /** Names are not in postings: a donor is called by its id. */
    @Override
    public List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn) {
        return List.of();
    }

    @Override
    public Map<String, String> organizations(Set<String> ids, @Nullable LocalDate knownOn) {
        return Map.of();
    }

    @Override
    public List<PostingLine> postingsOfDonor(String donor) {
        return lines(
                        null,
                        List.of(
                                new Window("fund.received", null, Segments.LAST, Set.of()),
                                new Window("fund.pledged", null, Segments.LAST, Set.of())))
                .stream()
                .filter(line -> line.party().equals(donor))
                .toList();
    }

    /** Each payment goes to whatever organization and country its grant has left when all is added up. */
    @Override
    public List<Cell> paidByAward(Read read) {
        reads.add(read);
        Map<String, Map<Entry, Long>> grants = new LinkedHashMap<>();
        for (Entry entry : known(read.knownOn())) {
            if (entry.account().equals("fund.grants")) {
                grants.computeIfAbsent(entry.entity(), _ -> new LinkedHashMap<>())
                        .merge(award(entry), entry.quantity(), Long::sum);
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (Entry entry : known(read.knownOn())) {
            if (entry.account().equals(DISBURSED_BY_GRANT)
                    && touches(read.windows().getFirst(), entry)) {
                Interval interval = interval(entry, read.source(), read.segments());
                Entry award = grants.getOrDefault(entry.party(), Map.of()).entrySet().stream()
                        .filter(one -> one.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
                cells.add(new Cell(
                        DISBURSED_BY_GRANT,
                        interval.from(),
                        interval.to(),
                        "",
                        award == null ? "" : award.jurisdiction(),
                        "",
                        "",
                        award == null ? "" : award.party(),
                        award != null && award.evidence().equals("illustrative") ? "illustrative" : entry.evidence(),
                        entry.quantity()));
            }
        }
        return cells;
    }

    private static Entry award(Entry grant) {
        return new Entry(
                "",
                grant.date(),
                0,
                grant.entity(),
                LocalDateTime.MIN,
                "",
                grant.jurisdiction(),
                "",
                "",
                grant.party(),
                grant.evidence());
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
