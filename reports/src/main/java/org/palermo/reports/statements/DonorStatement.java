package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Amounts;
import org.palermo.reports.figures.FundAmounts.OfDonor;
import org.palermo.reports.figures.FundAmounts.OfYear;
import org.palermo.reports.figures.FundQuestion.Place;
import org.palermo.reports.figures.Merge;
import org.palermo.reports.provenance.Change;
import org.palermo.reports.provenance.History.Deed;

/**
 * One donor's own statement: each of its contributions, with what the Trust Fund received from all (R 72).
 *
 * @param donor id as in the register
 * @param name as last recorded by the day of knowledge; the id where nothing was known yet
 * @param type member-state, private-sector, organisation, individual; empty where nothing was known yet
 * @param country code; empty where none is stated
 * @param contributions that stand, by date: received and pledged, before the period, within it, and doubtful ones
 * @param corrections of its records: without a day of knowledge all, else those of which became known since
 * @param years receipts of this donor by calendar year since the beginning
 * @param fund the Fund's statement of the same days
 * @param standing what there is to say in a word
 * @param merges by which other identifiers of the records are counted as this donor, by alias
 */
public record DonorStatement(
        String donor,
        String name,
        String type,
        String country,
        List<Contribution> contributions,
        List<Correction> corrections,
        List<Year> years,
        FundStatement fund,
        Standing standing,
        List<Merge> merges) {

    private static final MathContext PRECISION = MathContext.DECIMAL64;

    /** @throws IllegalArgumentException if its lines are not what the ledger has of the donor, to the cent */
    public DonorStatement {
        contributions = List.copyOf(contributions);
        corrections = List.copyOf(corrections);
        years = List.copyOf(years);
        merges = List.copyOf(merges);
        if (!isWhole(donor, contributions, fund)) {
            throw new IllegalArgumentException("the statement of donor " + donor
                    + " does not add up: its lines are not what the ledger has of it");
        }
    }

    /** The same beside another statement of the fund. */
    public DonorStatement with(FundStatement other) {
        return new DonorStatement(
                donor, name, type, country, contributions, corrections, years, other, standing, merges);
    }

    /** A donor of one identifier. */
    public DonorStatement(
            String donor,
            String name,
            String type,
            String country,
            List<Contribution> contributions,
            List<Correction> corrections,
            List<Year> years,
            FundStatement fund,
            Standing standing) {
        this(donor, name, type, country, contributions, corrections, years, fund, standing, List.of());
    }

    /** The same, with what an audit says of it. */
    public DonorStatement with(@Nullable Unverified verdict) {
        return new DonorStatement(
                donor, name, type, country, contributions, corrections, years, fund.with(verdict), standing, merges);
    }

    /** Whether its lines come to what the ledger has of the donor, to the cent. */
    static boolean isWhole(String donor, List<Contribution> contributions, FundStatement fund) {
        Amounts received = Amounts.NONE;
        Amounts pledged = Amounts.NONE;
        for (OfDonor entry : fund.amounts().donors()) {
            if (entry.id().equals(donor)) {
                received = received.plus(entry.received());
                pledged = pledged.plus(entry.pledged());
            }
        }
        return received.equals(amounts(contributions, true)) && pledged.equals(amounts(contributions, false));
    }

    private static Amounts amounts(List<Contribution> contributions, boolean received) {
        return contributions.stream()
                .filter(one -> one.isReceived() == received)
                .map(one -> Amounts.of(one.place(), one.cents()))
                .reduce(Amounts.NONE, Amounts::plus);
    }

    /** What there is to say. */
    public enum Standing {
        /** Something was received within the days. */
        GAVE,
        /** Something was received, but before. */
        NOTHING_IN_PERIOD,
        /** Something is pledged, and nothing was received by the last day. */
        ONLY_PLEDGED,
        /** Something was recorded, and nothing of it stands. */
        NOTHING_STANDS,
        /** Nothing was known yet. */
        NOT_YET_KNOWN
    }

    /** What was received, in USD cents. */
    public Amounts received() {
        return amounts(contributions, true);
    }

    /** What was pledged and not received, in USD cents. */
    public Amounts pledged() {
        return amounts(contributions, false);
    }

    /** Whether any of it rests on illustrative rows. */
    public boolean isDemonstration() {
        return fund.demonstration()
                || contributions.stream().anyMatch(one -> one.evidence().equals("illustrative"));
    }

    /** A part of the whole, zero to one; null where there is no whole. */
    public static @Nullable BigDecimal share(long part, long whole) {
        return whole <= 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PRECISION);
    }

    /**
     * A contribution as it stands.
     *
     * @param id of its record
     * @param stage received or pledged
     * @param first day that its date allows
     * @param last day that its date allows
     * @param place where that lies
     * @param minor the amount as given, in minor units of its currency
     * @param currency ISO 4217 code
     * @param unitsPerUsd units of the currency per dollar that it was divided by, as recorded; 1 of dollars
     * @param rate what the register of rates has of that; null of dollars, and where it has nothing
     * @param cents USD cents
     * @param evidence code
     * @param source document and paragraph, or URL
     * @param note free text
     * @param knownAt since when it is known as it stands
     */
    public record Contribution(
            String id,
            String stage,
            LocalDate first,
            LocalDate last,
            Place place,
            long minor,
            String currency,
            String unitsPerUsd,
            @Nullable Rate rate,
            long cents,
            String evidence,
            String source,
            String note,
            Instant knownAt) {

        public boolean isReceived() {
            return stage.equals("received");
        }
    }

    /**
     * An exchange rate as its register states it.
     *
     * @param evidence code
     * @param source document and paragraph, or URL
     * @param corrected units per dollar that the register states since, where the amount waits for them; null where it
     *     does not
     */
    public record Rate(
            String evidence, String source, @Nullable String corrected) {}

    /**
     * What became of a record.
     *
     * @param id of the record
     * @param deed recorded, corrected or withdrawn
     * @param knownAt since when it is known
     * @param recordedBy an office or a function
     * @param reason of a withdrawal, else the note; empty where none is stated
     * @param changes field by field, of a correction
     * @param received what it added to this donor's receipts, or took from them, in USD cents
     * @param pledged the same of its pledges
     */
    public record Correction(
            String id,
            Deed deed,
            Instant knownAt,
            String recordedBy,
            String reason,
            List<Change> changes,
            long received,
            long pledged) {}

    /** What the donor gave in a calendar year, in USD cents, and what all gave. */
    public record Year(long received, OfYear fund) {}
}
