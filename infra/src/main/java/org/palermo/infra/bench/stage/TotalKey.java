package org.palermo.infra.bench.stage;

import org.palermo.schemas.journal.TotalCell;

/**
 * A cell of the totals without its partition; days in ISO 8601.
 *
 * @param from first day of the month, or of the interval where that is coarser
 * @param to last day
 */
public record TotalKey(
        String account,
        String from,
        String to,
        String programme,
        String jurisdiction,
        String region,
        String category,
        String party,
        String unit,
        String evidence) {

    static TotalKey of(TotalCell cell) {
        return new TotalKey(
                cell.getAccount(),
                cell.getOccurredFrom().toString(),
                cell.getOccurredTo().toString(),
                cell.getProgramme(),
                cell.getJurisdiction(),
                cell.getRegion(),
                cell.getCategory(),
                cell.getParty(),
                cell.getUnit(),
                cell.getEvidence());
    }
}
