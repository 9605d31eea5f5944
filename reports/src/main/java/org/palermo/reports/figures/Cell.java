package org.palermo.reports.figures;

import java.time.LocalDate;

/**
 * The net sum of the postings that share an account, an interval, the dimensions and the evidence: the one form in which
 * figures see the ledger, wherever it was read from.
 *
 * @param account as posted, {@code fund.received}
 * @param from first day of the segment in which the dates begin, see {@link LedgerReader#cells}
 * @param to last day of the segment in which they end
 * @param programme empty, as every dimension, where the account has none or it was not asked for
 * @param jurisdiction code of a country or body
 * @param region UN M49 code; empty for bodies and illustrative countries
 * @param category the account's classification
 * @param party the account's own dimension: donor, organisation, group, sex, treaty action
 * @param evidence documented, inferred, reported or illustrative
 * @param quantity records, persons or USD cents; never zero, negative only where an account subtracts
 */
public record Cell(
        String account,
        LocalDate from,
        LocalDate to,
        String programme,
        String jurisdiction,
        String region,
        String category,
        String party,
        String evidence,
        long quantity) {

    /** The same of another party. */
    Cell of(String other) {
        return other.equals(party)
                ? this
                : new Cell(account, from, to, programme, jurisdiction, region, category, other, evidence, quantity);
    }
}
