package org.palermo.reports.figures;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The amounts of a statement of the Trust Fund (R 71-72), in USD cents.
 *
 * @param question which days, and as known when
 * @param byDonorType receipts, by the type that stands in each contribution
 * @param byChargeType charges
 * @param donors one for each donor, illustrative rows apart from the rest
 * @param awards one for each organization and country, illustrative rows apart from the rest
 * @param years ascending; those in which nothing was are left out
 * @param illustrative whether any of it rests on illustrative rows
 */
public record FundAmounts(
        FundQuestion question,
        Amounts received,
        Amounts pledged,
        Amounts granted,
        Amounts disbursed,
        Amounts charges,
        Map<String, Amounts> byDonorType,
        Map<String, Amounts> byChargeType,
        List<OfDonor> donors,
        List<OfAward> awards,
        List<OfYear> years,
        boolean illustrative) {

    /** The balance before the first day: nothing where the statement begins with the Fund. */
    public long opening() {
        return balance(Amounts::before);
    }

    /** The balance at the end of the last day. */
    public long closing() {
        return balance(Amounts::closing);
    }

    private long balance(ToLongFunction<Amounts> of) {
        return Math.subtractExact(
                Math.subtractExact(of.applyAsLong(received), of.applyAsLong(granted)), of.applyAsLong(charges));
    }

    /** Whether every breakdown comes to its total: not so where more was published between two reads. */
    public boolean isWhole() {
        return received.equals(sum(donors.stream(), OfDonor::received))
                && received.equals(sum(byDonorType.values().stream(), Function.identity()))
                && pledged.equals(sum(donors.stream(), OfDonor::pledged))
                && granted.equals(sum(awards.stream(), OfAward::committed))
                && disbursed.equals(sum(awards.stream(), OfAward::disbursed))
                && charges.equals(sum(byChargeType.values().stream(), Function.identity()));
    }

    private static <T> Amounts sum(Stream<T> parts, Function<T, Amounts> of) {
        return parts.map(of).reduce(Amounts.NONE, Amounts::plus);
    }

    /**
     * One donor's.
     *
     * @param id as in the register
     * @param illustrative whether this sums illustrative rows
     */
    public record OfDonor(String id, boolean illustrative, Amounts received, Amounts pledged) {}

    /**
     * What an organization was awarded for projects in a country.
     *
     * @param organization id as in the register; empty, as the country, where a payment's grant is not recorded any more
     * @param country code
     * @param illustrative whether this sums illustrative rows
     * @param grants how many awards
     * @param committed the awards
     * @param disbursed the payments on them
     */
    public record OfAward(
            String organization,
            String country,
            boolean illustrative,
            Amounts grants,
            Amounts committed,
            Amounts disbursed) {

        OfAward plus(OfAward other) {
            return new OfAward(
                    organization,
                    country,
                    illustrative,
                    grants.plus(other.grants),
                    committed.plus(other.committed),
                    disbursed.plus(other.disbursed));
        }
    }

    /**
     * One calendar year, up to the statement's last day.
     *
     */
    public record OfYear(int year, long received, long granted, long disbursed, long charges) {

        OfYear plus(OfYear other) {
            return new OfYear(
                    year,
                    Math.addExact(received, other.received),
                    Math.addExact(granted, other.granted),
                    Math.addExact(disbursed, other.disbursed),
                    Math.addExact(charges, other.charges));
        }

        boolean isEmpty() {
            return received == 0 && granted == 0 && disbursed == 0 && charges == 0;
        }
    }
}
