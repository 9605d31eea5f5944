package org.palermo.streams.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One immutable line of the ledger (domain.md, The ledger), without its place in the journal.
 *
 * @param account that it adds to
 * @param occurredFrom first day that the stated date allows, UTC
 * @param occurredTo last day that it allows, not before the first
 * @param dimensions what it can be broken down by
 * @param quantity signed, never zero: records or persons, or USD cents where the unit is USD
 * @param unit of the quantity
 * @param evidence of the event that it was posted for
 * @param original the amount as recorded; null where the account holds no money
 */
public record Posting(
        String account,
        LocalDate occurredFrom,
        LocalDate occurredTo,
        Dimensions dimensions,
        long quantity,
        String unit,
        String evidence,
        @Nullable Original original) {

    /**
     * An amount of money as it was recorded.
     *
     * @param minor signed, in minor units of the currency
     * @param currency ISO 4217 code
     */
    public record Original(long minor, String currency) {}

    /** The posting that takes this one back: the same in everything, with the opposite sign. */
    public Posting negated() {
        Original opposite = original == null ? null : new Original(-original.minor(), original.currency());
        return new Posting(account, occurredFrom, occurredTo, dimensions, -quantity, unit, evidence, opposite);
    }
}
