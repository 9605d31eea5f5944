package org.palermo.reports.figures;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One posting of the ledger, as it was written: what an accepted event added to an account, or took back from it.
 *
 * @param account as posted, {@code fund.received}
 * @param from first day that the stated date allows
 * @param to last day that it allows
 * @param programme empty, as every dimension, where the account has none
 * @param jurisdiction code of a country or body
 * @param region UN M49 code; empty for bodies and illustrative countries
 * @param category the account's classification
 * @param party the account's own dimension: donor, organisation, group, sex, treaty action
 * @param quantity records, persons or USD cents; never zero, negative where it takes back
 * @param unit of the quantity
 * @param evidence documented, inferred, reported or illustrative
 * @param originalMinor an amount as recorded, in minor units of its currency; null where it is no amount
 * @param originalCurrency ISO 4217 code; empty where it is no amount
 * @param kind of the entity
 * @param entityId the register's identifier, unique within its kind
 * @param revision of the entity, 1 for the first accepted event
 * @param ordinal of the posting within its event, negations first
 * @param knownAt since when the programme knows it, UTC
 * @param eventId of the event that made it
 */
public record PostingLine(
        String account,
        LocalDate from,
        LocalDate to,
        String programme,
        String jurisdiction,
        String region,
        String category,
        String party,
        long quantity,
        String unit,
        String evidence,
        @Nullable Long originalMinor,
        String originalCurrency,
        String kind,
        String entityId,
        long revision,
        long ordinal,
        Instant knownAt,
        String eventId) {

    /** The same of another party. */
    PostingLine of(String other) {
        return other.equals(party)
                ? this
                : new PostingLine(
                        account,
                        from,
                        to,
                        programme,
                        jurisdiction,
                        region,
                        category,
                        other,
                        quantity,
                        unit,
                        evidence,
                        originalMinor,
                        originalCurrency,
                        kind,
                        entityId,
                        revision,
                        ordinal,
                        knownAt,
                        eventId);
    }

    /** The posting alone as a cell, its days as stated: what the figures' selections judge. */
    public Cell cell() {
        return new Cell(account, from, to, programme, jurisdiction, region, category, party, evidence, quantity);
    }
}
