package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;

/**
 * What the Trust Fund received, granted, was charged and has left, to the cent (R 71-72).
 *
 * <p>The identity: available = received - granted - charges.
 *
 * @param at end of this day
 * @param knownOn as known by the end of that day; null for all that is recorded
 * @param donor whose contributions alone are shown, null for all
 * @param figures the declared lines of the statement in order: received, pledged, granted, disbursed, charges, available ...
 * @param byDonorType receipts by donor type, largest first
 * @param donors what each donor gave, largest first; for one donor, that one
 * @param charges by type
 * @param years receipts and awards by calendar year, ascending
 * @param overdrawn grants on which more was disbursed than committed (rule 7)
 * @param demonstration whether any of it rests on illustrative rows
 * @param unverified why it cannot be relied on at present, null where nothing speaks against it
 */
public record FundStatement(
        LocalDate at,
        @Nullable LocalDate knownOn,
        @Nullable String donor,
        List<Figure> figures,
        List<Figure.Part> byDonorType,
        List<Donor> donors,
        List<Figure.Part> charges,
        List<Year> years,
        List<Overdrawn> overdrawn,
        boolean demonstration,
        @Nullable Unverified unverified) {

    /** @throws IllegalArgumentException if the statement is of all donors and its identity does not hold to the cent */
    public FundStatement {
        if (donor == null) {
            requireIdentity(figures);
        }
    }

    /** A statement that nothing speaks against. */
    public FundStatement(
            LocalDate at,
            @Nullable LocalDate knownOn,
            @Nullable String donor,
            List<Figure> figures,
            List<Figure.Part> byDonorType,
            List<Donor> donors,
            List<Figure.Part> charges,
            List<Year> years,
            List<Overdrawn> overdrawn,
            boolean demonstration) {
        this(at, knownOn, donor, figures, byDonorType, donors, charges, years, overdrawn, demonstration, null);
    }

    /** The same, with what an audit says of it. */
    public FundStatement with(@Nullable Unverified verdict) {
        return new FundStatement(
                at, knownOn, donor, figures, byDonorType, donors, charges, years, overdrawn, demonstration, verdict);
    }

    private static void requireIdentity(List<Figure> figures) {
        BigDecimal received = valueOf(figures, "fund.received");
        BigDecimal granted = valueOf(figures, "fund.granted");
        BigDecimal charges = valueOf(figures, "fund.charges");
        BigDecimal available = valueOf(figures, "fund.available");
        if (received == null || granted == null || charges == null || available == null) {
            return;
        }
        if (received.subtract(granted).subtract(charges).compareTo(available) != 0) {
            throw new IllegalArgumentException("the fund's statement does not add up, in cents: received " + received
                    + " - granted " + granted + " - charges " + charges + " is not available " + available);
        }
    }

    private static @Nullable BigDecimal valueOf(List<Figure> figures, String id) {
        for (Figure figure : figures) {
            if (figure.id().equals(id)) {
                return figure.value();
            }
        }
        return null;
    }

    /**
     * @param id as in the register
     * @param name as last recorded
     * @param type member-state, private-sector, organisation, individual
     * @param receivedCents USD cents received by the date
     * @param pledgedCents USD cents pledged and not received
     * @param contributions how many stand behind it
     * @param illustrative whether only illustrative rows speak of it: it is then counted, but in no breakdown by donor
     */
    public record Donor(
            String id,
            String name,
            String type,
            BigDecimal receivedCents,
            BigDecimal pledgedCents,
            long contributions,
            boolean illustrative) {}

    /** What came in and was awarded in one calendar year, in USD cents. */
    public record Year(int year, BigDecimal receivedCents, BigDecimal grantedCents) {}

    /** A grant with more disbursed than committed, both in USD cents. */
    public record Overdrawn(String grant, BigDecimal committedCents, BigDecimal disbursedCents) {}
}
