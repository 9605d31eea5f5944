package org.palermo.reports.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure.Kind;
import org.palermo.reports.figures.Figure.Part;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.reports.figures.LedgerReader.Read;
import org.palermo.reports.figures.LedgerReader.Window;

/**
 * What the Trust Fund's statement shows beside its figures (R 71-72). Every answer is as at the end of a day, and as known
 * by the end of another, null for all that is recorded; amounts are USD cents.
 */
public final class FundReads {

    private static final String RECEIVED = "fund.received";
    private static final String COMMITTED = "fund.committed";

    private final FigureEngine figures;
    private final LedgerReader ledger;

    public FundReads(FigureEngine figures, LedgerReader ledger) {
        this.figures = figures;
        this.ledger = ledger;
    }

    /** Receipts by type of donor, largest first. */
    public List<Part> byDonorType(LocalDate at, @Nullable LocalDate knownOn) {
        return parts("fund.received.by-donor-type", at, knownOn);
    }

    /** Charges by type, largest first. */
    public List<Part> charges(LocalDate at, @Nullable LocalDate knownOn) {
        return parts("fund.charges.by-type", at, knownOn);
    }

    private List<Part> parts(String figure, LocalDate at, @Nullable LocalDate knownOn) {
        return figures.compute(figure, new Question(new Period(at, at), "", knownOn))
                .parts();
    }

    /** What each donor gave and pledged, the largest receipts first; illustrative rows are lines of their own. */
    public List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn) {
        return ledger.donors(at, knownOn);
    }

    /** One donor's lines: none where nothing is recorded of it. */
    public List<DonorTotals> donor(String id, LocalDate at, @Nullable LocalDate knownOn) {
        return donors(at, knownOn).stream()
                .filter(donor -> donor.id().equals(id))
                .toList();
    }

    /**
     * Receipts and awards by calendar year, ascending; years without either are left out.
     *
     * @param donor whose receipts alone are shown, and no awards; null for all
     */
    public List<YearTotals> years(LocalDate at, @Nullable LocalDate knownOn, @Nullable String donor) {
        Segments segments = Segments.at(Stream.concat(
                        Stream.of(at.plusDays(1)),
                        IntStream.rangeClosed(Segments.FIRST.getYear(), at.getYear())
                                .mapToObj(year -> LocalDate.ofYearDay(year, 1)))
                .toList());
        Source source = knownOn == null && segments.isWholeMonths() ? Source.TOTALS : Source.POSTINGS;
        Window received = new Window(RECEIVED, null, at, donor == null ? Set.of() : EnumSet.of(Dimension.PARTY));
        List<Window> windows =
                donor == null ? List.of(received, new Window(COMMITTED, null, at, Set.of())) : List.of(received);
        Map<Integer, YearTotals> years = new TreeMap<>();
        for (Cell cell : ledger.cells(new Read(source, knownOn, windows, segments))) {
            boolean counted = Standing.of(Kind.STOCK, new Period(at, at), cell.from(), cell.to()) == Standing.COUNTED;
            if (counted && (donor == null || cell.party().equals(donor))) {
                BigDecimal amount = BigDecimal.valueOf(cell.quantity());
                boolean isReceipt = cell.account().equals(RECEIVED);
                int year = cell.from().getYear();
                years.merge(
                        year,
                        new YearTotals(
                                year, isReceipt ? amount : BigDecimal.ZERO, isReceipt ? BigDecimal.ZERO : amount),
                        YearTotals::plus);
            }
        }
        return years.values().stream().filter(year -> !year.isEmpty()).toList();
    }

    /** Grants with more disbursed than committed (domain.md, rule 7), by id. */
    public List<OverdrawnGrant> overdrawn(LocalDate at, @Nullable LocalDate knownOn) {
        return ledger.overdrawn(at, knownOn);
    }

    /**
     * One calendar year of the fund.
     *
     * @param year of the receipts' and awards' dates
     * @param receivedCents USD cents
     * @param grantedCents USD cents awarded
     */
    public record YearTotals(int year, BigDecimal receivedCents, BigDecimal grantedCents) {

        private YearTotals plus(YearTotals other) {
            return new YearTotals(year, receivedCents.add(other.receivedCents), grantedCents.add(other.grantedCents));
        }

        private boolean isEmpty() {
            return receivedCents.signum() == 0 && grantedCents.signum() == 0;
        }
    }
}
