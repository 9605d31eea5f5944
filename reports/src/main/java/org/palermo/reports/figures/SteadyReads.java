package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reads of one report after the other: what several parts of a report ask in the same words, who is who and the first
 * days of accounts, is read once for each report, so that a report also says one thing of it. Whoever makes a report says
 * {@link #begin} before it.
 */
public final class SteadyReads {

    private final LedgerReader ledger;
    private final Remembered<Optional<LocalDate>, Identities> identities;
    private final Remembered<FirstDays, List<LedgerReader.Interval>> intervals;

    /**
     * @param ledger without merges
     * @param reader of who is who
     */
    public SteadyReads(LedgerReader ledger, IdentityReader reader) {
        this.ledger = ledger;
        this.identities = new Remembered<>(knownOn -> reader.identities(knownOn.orElse(null)));
        this.intervals = new Remembered<>(asked -> ledger.intervals(asked.account(), asked.knownOn(), asked.until()));
    }

    /** A report begins: nothing that was read before is used for it. */
    public void begin() {
        identities.forget();
        intervals.forget();
    }

    /** Who is who. */
    public IdentityReader identities() {
        return knownOn -> identities.of(Optional.ofNullable(knownOn));
    }

    /** The ledger, with its parties as they are counted. */
    public LedgerReader ledger() {
        return new MergedLedger(new Steady(), identities());
    }

    private record FirstDays(String account, @Nullable LocalDate knownOn, LocalDate until) {}

    private final class Steady implements LedgerReader {

        @Override
        public List<Cell> cells(Read read) {
            return ledger.cells(read);
        }

        @Override
        public List<PostingLine> lines(@Nullable LocalDate knownOn, List<Window> windows) {
            return ledger.lines(knownOn, windows);
        }

        @Override
        public List<Interval> intervals(String account, @Nullable LocalDate knownOn, LocalDate until) {
            return intervals.of(new FirstDays(account, knownOn, until));
        }

        @Override
        public List<DonorTotals> donors(LocalDate at, @Nullable LocalDate knownOn) {
            return ledger.donors(at, knownOn);
        }

        @Override
        public List<OverdrawnGrant> overdrawn(LocalDate at, @Nullable LocalDate knownOn) {
            return ledger.overdrawn(at, knownOn);
        }
    }
}
