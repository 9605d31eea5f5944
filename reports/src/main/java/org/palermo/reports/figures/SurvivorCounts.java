package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.reports.figures.LedgerReader.Read;
import org.palermo.reports.figures.LedgerReader.Window;

/**
 * The survivors that the projects assisted (R 71), by the year of their assistance and by sex; not unique persons: one who
 * was assisted in two years, or under two grants, is counted each time.
 *
 * @param years ascending, those of which anybody is recorded; of each the persons by code of sex, and under
 *     {@link #NOT_STATED} those of whom it is not stated
 */
public record SurvivorCounts(SortedMap<Integer, SortedMap<String, Long>> years) {

    public static final String NOT_STATED = "not-stated";

    private static final String ALL = "survivors";
    private static final String BY_SEX = "survivors.by-sex";

    public SurvivorCounts {
        years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
    }

    /** Of years that are over by a day. */
    static SurvivorCounts of(List<Cell> cells, LocalDate at) {
        SortedMap<Integer, SortedMap<String, Long>> years = new TreeMap<>();
        for (Cell cell : cells) {
            int year = cell.from().getYear();
            if (cell.to().isAfter(at) || cell.to().getYear() != year) {
                continue;
            }
            SortedMap<String, Long> of = years.computeIfAbsent(year, _ -> new TreeMap<>());
            if (cell.account().equals(ALL)) {
                of.merge(NOT_STATED, cell.quantity(), Math::addExact);
            } else if (cell.account().equals(BY_SEX)) {
                of.merge(cell.party(), cell.quantity(), Math::addExact);
                of.merge(NOT_STATED, -cell.quantity(), Math::addExact);
            }
        }
        years.values().forEach(SurvivorCounts::settle);
        years.values().removeIf(Map::isEmpty);
        return new SurvivorCounts(years);
    }

    /** Sexes that come to more than all persons say nothing: then only the persons are counted. */
    private static void settle(SortedMap<String, Long> of) {
        if (of.values().stream().anyMatch(count -> count < 0)) {
            long all = of.values().stream().reduce(0L, Math::addExact);
            of.clear();
            of.put(NOT_STATED, Math.max(0, all));
        }
        of.values().removeIf(count -> count == 0);
    }

    /**
     * Reads the counts.
     *
     * @param at the last day of the last year
     * @param knownOn as known by the end of that day, UTC; null for all that is recorded
     */
    public static SurvivorCounts read(LedgerReader ledger, LocalDate at, @Nullable LocalDate knownOn) {
        Segments segments = Segments.at(Stream.concat(
                        Stream.of(at.plusDays(1)),
                        IntStream.rangeClosed(Segments.FIRST.getYear(), at.getYear())
                                .mapToObj(year -> LocalDate.ofYearDay(year, 1)))
                .toList());
        Source source = knownOn == null && segments.isWholeMonths() ? Source.TOTALS : Source.POSTINGS;
        return of(
                ledger.cells(new Read(
                        source,
                        knownOn,
                        List.of(
                                new Window(ALL, null, at, Set.of()),
                                new Window(BY_SEX, null, at, EnumSet.of(Dimension.PARTY))),
                        segments)),
                at);
    }

    /** Whether an account holds counts of survivors, small ones of which are not shown. */
    public static boolean isOf(String account) {
        return account.equals(ALL) || account.startsWith(ALL + ".");
    }
}
