package org.palermo.reports.publications;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Cell;
import org.palermo.reports.figures.DonorTotals;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FundLedger;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.figures.LedgerReader;
import org.palermo.reports.figures.OverdrawnGrant;
import org.palermo.reports.figures.PostingLine;

/**
 * A ledger as it was read up to some positions. Totals move on with the log, so everything is read from the postings; and
 * it remembers what was read, because that is what the figures rest on. Safe for several threads where the readers are.
 */
public final class FrozenLedger implements LedgerReader, FundLedger {

    private final LedgerReader postings;
    private final FundLedger fund;
    private final ConcurrentSkipListMap<String, Window> read = new ConcurrentSkipListMap<>();

    /** Of readers that see no posting beyond the positions. */
    public FrozenLedger(LedgerReader postings, FundLedger fund) {
        this.postings = postings;
        this.fund = fund;
    }

    /** What was read until now: one window for each account, by account. */
    public List<Window> read() {
        return List.copyOf(read.values());
    }

    @Override
    public Identities identities(@Nullable LocalDate knownOn) {
        return postings.identities(knownOn);
    }

    @Override
    public List<Cell> cells(Read asked) {
        remember(asked.windows());
        return postings.cells(ofPostings(asked));
    }

    private static Read ofPostings(Read asked) {
        return new Read(Figure.Source.POSTINGS, asked.knownOn(), asked.windows(), asked.segments());
    }

    @Override
    public List<Cell> paidByAward(Read asked) {
        remember(asked.windows());
        asked.windows().forEach(window -> remember(window.to(), "fund.grants"));
        return fund.paidByAward(ofPostings(asked));
    }

    @Override
    public Map<String, String> organizations(Set<String> ids, @Nullable LocalDate knownOn) {
        return fund.organizations(ids, knownOn);
    }

    @Override
    public List<PostingLine> postingsOfDonor(String donor) {
        return fund.postingsOfDonor(donor);
    }

    @Override
    public List<PostingLine> lines(@Nullable LocalDate knownOn, List<Window> windows) {
        remember(windows);
        return postings.lines(knownOn, windows);
    }

    @Override
    public List<Interval> intervals(String account, @Nullable LocalDate knownOn, LocalDate until) {
        remember(until, account);
        return postings.intervals(account, knownOn, until);
    }

    @Override
    public List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn) {
        remember(at, "fund.pledged", "fund.received");
        return postings.donors(at, knownOn);
    }

    @Override
    public List<OverdrawnGrant> overdrawn(LocalDate at, @Nullable LocalDate knownOn) {
        remember(at, "fund.committed.by-grant", "fund.disbursed.by-grant");
        return postings.overdrawn(at, knownOn);
    }

    private void remember(LocalDate to, String... accounts) {
        for (String account : accounts) {
            remember(List.of(new Window(account, null, to, Set.of())));
        }
    }

    private void remember(Collection<Window> windows) {
        for (Window window : windows) {
            read.merge(
                    window.account(), new Window(window.account(), window.from(), window.to(), Set.of()), Window::and);
        }
    }
}
