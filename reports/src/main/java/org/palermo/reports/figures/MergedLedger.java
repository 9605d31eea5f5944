package org.palermo.reports.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in which donors and organizations are counted as who they are known to be: the postings keep the identifiers that
 * the records state, and what was merged is exchanged for what it was merged into when they are read.
 *
 * <p>Who is who is read with the cells, where parties are asked for at all: one small read more.
 */
public final class MergedLedger implements LedgerReader {

    private static final String DONOR = "donor";

    private static final Comparator<DonorTotals> LARGEST_FIRST = Comparator.comparing(DonorTotals::receivedCents)
            .thenComparing(DonorTotals::pledgedCents)
            .reversed()
            .thenComparing(DonorTotals::id)
            .thenComparing(DonorTotals::illustrative);

    private final LedgerReader ledger;
    private final IdentityReader reader;
    private final Accounts accounts = Accounts.standard();

    public MergedLedger(LedgerReader ledger, IdentityReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    @Override
    public Identities identities(@Nullable LocalDate knownOn) {
        return reader.identities(knownOn);
    }

    @Override
    public List<Cell> cells(Read read) {
        List<Cell> cells = ledger.cells(read);
        boolean parties = read.windows().stream()
                .anyMatch(window -> window.dimensions().contains(Dimension.PARTY)
                        && accounts.partiesOf(window.account()).isPresent());
        if (!parties) {
            return cells;
        }
        Identities identities = reader.identities(read.knownOn());
        return identities.isEmpty()
                ? cells
                : cells.stream()
                        .map(cell -> cell.of(counted(cell.account(), cell.party(), identities)))
                        .toList();
    }

    private String counted(String account, String party, Identities identities) {
        return accounts.partiesOf(account)
                .map(type -> identities.counted(type, party))
                .orElse(party);
    }

    @Override
    public List<PostingLine> lines(@Nullable LocalDate knownOn, List<Window> windows) {
        List<PostingLine> lines = ledger.lines(knownOn, windows);
        boolean parties = windows.stream()
                .anyMatch(window -> accounts.partiesOf(window.account()).isPresent());
        return parties ? reader.identities(knownOn).counted(lines, accounts) : lines;
    }

    @Override
    public List<Interval> intervals(String account, @Nullable LocalDate knownOn, LocalDate until) {
        return ledger.intervals(account, knownOn, until);
    }

    /** Lines of those that are one donor are added up under the name and type of the one that is kept. */
    @Override
    public List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn) {
        List<DonorTotals> donors = ledger.donors(at, knownOn);
        Identities identities = reader.identities(knownOn);
        if (identities.isEmpty()) {
            return donors;
        }
        Map<Line, List<DonorTotals>> byDonor = new LinkedHashMap<>();
        for (DonorTotals donor : donors) {
            Line line = new Line(identities.counted(DONOR, donor.id()), donor.illustrative());
            byDonor.computeIfAbsent(line, _ -> new ArrayList<>()).add(donor);
        }
        List<DonorTotals> merged = new ArrayList<>();
        byDonor.forEach((line, same) -> merged.add(one(line, same, donors)));
        merged.sort(LARGEST_FIRST);
        return List.copyOf(merged);
    }

    /** One line of a donor. */
    private record Line(String id, boolean illustrative) {}

    private static DonorTotals one(Line line, List<DonorTotals> same, List<DonorTotals> all) {
        DonorTotals named = all.stream()
                .filter(donor -> donor.id().equals(line.id()))
                .findFirst()
                .orElse(same.getFirst());
        return new DonorTotals(
                line.id(),
                named.name(),
                named.type(),
                line.illustrative(),
                same.stream().map(DonorTotals::receivedCents).reduce(BigDecimal.ZERO, BigDecimal::add),
                same.stream().map(DonorTotals::pledgedCents).reduce(BigDecimal.ZERO, BigDecimal::add),
                same.stream().mapToLong(DonorTotals::contributions).sum());
    }

    @Override
    public List<OverdrawnGrant> overdrawn(LocalDate at, @Nullable LocalDate knownOn) {
        return ledger.overdrawn(at, knownOn);
    }
}
