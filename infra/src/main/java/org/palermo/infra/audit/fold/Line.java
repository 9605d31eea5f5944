package org.palermo.infra.audit.fold;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.journal.Posting;

/**
 * One line that an entity is worth, or that takes such a one back.
 *
 * @param quantity persons, records or USD cents by unit; never zero
 * @param originalMinor the amount as recorded, in minor units; null where the account holds no money
 * @param originalCurrency its currency; empty where there is none
 */
public record Line(
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
        String originalCurrency) {

    /** Separates what a cell's name consists of; no register holds it. */
    private static final String BETWEEN = "\u001f";

    /** The line of a posting that somebody else made. */
    public static Line of(Posting posting) {
        return new Line(
                posting.getAccount(),
                posting.getOccurredFrom(),
                posting.getOccurredTo(),
                posting.getProgramme(),
                posting.getJurisdiction(),
                posting.getRegion(),
                posting.getCategory(),
                posting.getParty(),
                posting.getQuantity(),
                posting.getUnit(),
                posting.getEvidence(),
                posting.getOriginalMinor(),
                Objects.requireNonNullElse(posting.getOriginalCurrency(), ""));
    }

    Line takenBack() {
        return new Line(
                account,
                from,
                to,
                programme,
                jurisdiction,
                region,
                category,
                party,
                -quantity,
                unit,
                evidence,
                originalMinor == null ? null : -originalMinor,
                originalCurrency);
    }

    /** The monthly cell that it adds to; where its date is coarser than a month, the cell of its whole interval. */
    public String cell() {
        YearMonth month = YearMonth.from(from);
        boolean coarse = !month.equals(YearMonth.from(to));
        return cell(
                account,
                (coarse ? from : month.atDay(1)).toString(),
                (coarse ? to : month.atEndOfMonth()).toString(),
                programme,
                jurisdiction,
                region,
                category,
                party,
                unit,
                evidence);
    }

    /** The name of a cell: account, first and last day, programme, jurisdiction, region, category, party, unit, evidence. */
    public static String cell(String... parts) {
        return String.join(BETWEEN, parts);
    }

    /** A cell's name for people: what is empty is left out. */
    public static String readable(String cell) {
        StringBuilder text = new StringBuilder();
        for (String part : cell.split(BETWEEN, -1)) {
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(part);
            }
        }
        return text.toString();
    }

    /** All of it in one line of text. */
    public String text() {
        return account + " " + from + ".." + to + " programme=" + programme + " jurisdiction=" + jurisdiction
                + " region="
                + region + " category=" + category + " party=" + party + " quantity=" + quantity + " " + unit + " "
                + evidence + (originalMinor == null ? "" : " original=" + originalMinor + " " + originalCurrency);
    }
}
