package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.LedgerReader.Read;

/** What the statements of the Trust Fund ask of the ledger beyond what figures ask. */
public interface FundLedger extends Identified {

    /** The account of payments that knows the grant. */
    String DISBURSED_BY_GRANT = "fund.disbursed.by-grant";

    /**
     * Payments by the organization (as the cells' party) and the country of their grants, as those stand; both empty
     * where a grant is not recorded any more. Payments on an illustrative grant are illustrative.
     *
     * @param read of one window, on {@link #DISBURSED_BY_GRANT}; its dimensions make no difference
     */
    List<Cell> paidByAward(Read read);

    /** What organizations are called, as last recorded, by their ids; those that are not known are left out. */
    Map<String, String> organizations(Set<String> ids, @Nullable LocalDate knownOn);

    /** Every posting that names a donor by exactly this identifier, whenever known, by entity, revision and ordinal. */
    List<PostingLine> postingsOfDonor(String donor);
}
