package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Amounts;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FundAmounts;
import org.palermo.reports.figures.FundAmounts.OfAward;
import org.palermo.reports.figures.FundAmounts.OfYear;

/**
 * What the Trust Fund received, granted, was charged and has left, to the cent (R 71-72): from its beginning to the end of a
 * day, or between two days.
 *
 * <p>The identities: opening balance + received - granted - charges = closing balance; and that is all that was ever
 * received, less all that was ever granted and charged, by the last day.
 *
 * @param amounts all amounts, in USD cents
 * @param figures the declared lines of the statement in order, at its last day: received, pledged, granted, disbursed,
 *     charges, available ...
 * @param opening the same of received, granted, charges and available on the day before its first; none where it begins
 *     with the Fund
 * @param donors what each donor gave, the largest receipts of the period first
 * @param organizations what the organizations that hold grants are called, by their ids
 * @param overdrawn grants on which more was disbursed than committed (rule 7)
 * @param survivors persons assisted, by year and sex
 * @param needs what the balance is to reach, as recorded targets whose day has not passed say, the earliest first
 * @param demonstration whether any of it rests on illustrative rows
 * @param unverified why it cannot be relied on at present, null where nothing speaks against it
 */
public record FundStatement(
        FundAmounts amounts,
        List<Figure> figures,
        List<Figure> opening,
        List<Donor> donors,
        Map<String, String> organizations,
        List<Overdrawn> overdrawn,
        SurvivorTable survivors,
        List<Need> needs,
        boolean demonstration,
        @Nullable Unverified unverified) {

    private static final String AVAILABLE = "fund.available";

    /** @throws IllegalArgumentException if anything does not add up, to the cent */
    public FundStatement {
        figures = List.copyOf(figures);
        opening = List.copyOf(opening);
        donors = List.copyOf(donors);
        organizations = Map.copyOf(organizations);
        overdrawn = List.copyOf(overdrawn);
        needs = List.copyOf(needs);
        List<String> wrong = disagreements(amounts, figures, opening);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "the fund's statement does not add up, in cents: " + String.join("; ", wrong));
        }
    }

    /** The same, with what an audit says of it. */
    public FundStatement with(@Nullable Unverified verdict) {
        return new FundStatement(
                amounts, figures, opening, donors, organizations, overdrawn, survivors, needs, demonstration, verdict);
    }

    /** The same with figures and counts of survivors that may be shown. */
    FundStatement with(List<Figure> guarded, SurvivorTable table) {
        return new FundStatement(
                amounts, guarded, opening, donors, organizations, overdrawn, table, needs, demonstration, unverified);
    }

    /** The first day; null for the beginning of the Fund. */
    public @Nullable LocalDate from() {
        return amounts.question().from();
    }

    /** The last day. */
    public LocalDate at() {
        return amounts.question().at();
    }

    /** As known by the end of that day; null for all that is recorded. */
    public @Nullable LocalDate knownOn() {
        return amounts.question().knownOn();
    }

    /** Whether nothing was recorded by the last day. */
    public boolean isEmpty() {
        return amounts.years().isEmpty() && amounts.donors().isEmpty();
    }

    /** The figure of an id, where the statement has it. */
    public @Nullable Figure figure(String id) {
        return find(figures, id);
    }

    private static @Nullable Figure find(List<Figure> figures, String id) {
        return figures.stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /**
     * What does not add up: the figures are computed from the ledger apart from the amounts, and both must be the same.
     * More that is published between two reads makes a difference too.
     */
    static List<String> disagreements(FundAmounts amounts, List<Figure> figures, List<Figure> opening) {
        List<String> wrong = new ArrayList<>();
        if (!amounts.isWhole()) {
            wrong.add("a breakdown does not come to its total");
        }
        disagreements(wrong, amounts, figures, Amounts::closing, amounts.closing());
        disagreements(wrong, amounts, opening, Amounts::before, amounts.opening());
        return wrong;
    }

    private static void disagreements(
            List<String> wrong, FundAmounts amounts, List<Figure> figures, ToLongFunction<Amounts> of, long balance) {
        compare(wrong, figures, "fund.received", of.applyAsLong(amounts.received()));
        compare(wrong, figures, "fund.granted", of.applyAsLong(amounts.granted()));
        compare(wrong, figures, "fund.charges", of.applyAsLong(amounts.charges()));
        compare(wrong, figures, "fund.pledged", of.applyAsLong(amounts.pledged()));
        compare(wrong, figures, "fund.disbursed", of.applyAsLong(amounts.disbursed()));
        compare(wrong, figures, AVAILABLE, balance);
    }

    private static void compare(List<String> wrong, List<Figure> figures, String id, long cents) {
        Figure figure = find(figures, id);
        if (figure != null && figure.value() != null && figure.value().compareTo(BigDecimal.valueOf(cents)) != 0) {
            wrong.add(id + " is " + figure.value() + ", and its parts are " + cents);
        }
    }

    /** Receipts of the period by type of donor, largest first. */
    public List<Figure.Part> byDonorType() {
        return parts(amounts.byDonorType());
    }

    /** Charges of the period by type, largest first. */
    public List<Figure.Part> charges() {
        return parts(amounts.byChargeType());
    }

    private static List<Figure.Part> parts(Map<String, Amounts> amounts) {
        return amounts.entrySet().stream()
                .filter(entry -> entry.getValue().moved() != 0)
                .map(entry -> new Figure.Part(
                        entry.getKey(), BigDecimal.valueOf(entry.getValue().moved())))
                .sorted(Comparator.comparing(Figure.Part::value).reversed().thenComparing(Figure.Part::key))
                .toList();
    }

    /** Awards by country; illustrative rows and countries are summed, never named. */
    public Awards byCountry(Predicate<String> isIllustrativeCountry) {
        return Awards.of(
                amounts.awards(),
                OfAward::country,
                award -> award.illustrative() || isIllustrativeCountry.test(award.country()));
    }

    /** Awards by organization; illustrative ones are summed, never named. */
    public Awards byOrganization() {
        return Awards.of(amounts.awards(), OfAward::organization, OfAward::illustrative);
    }

    /** Each year since the beginning, with the balance at its end. */
    public List<Year> years() {
        List<Year> years = new ArrayList<>();
        long balance = 0;
        for (OfYear year : amounts.years()) {
            balance = Math.addExact(balance, year.received() - year.granted() - year.charges());
            years.add(new Year(year, balance));
        }
        return List.copyOf(years);
    }

    /**
     * One donor's line.
     *
     * @param id as in the register
     * @param name as last recorded
     * @param type member-state, private-sector, organisation, individual
     * @param received USD cents
     * @param pledged USD cents pledged; by the last day, those not received
     * @param contributions how many stand behind it by the last day
     * @param illustrative whether only illustrative rows speak of it: it is then counted, but in no breakdown by donor
     */
    public record Donor(
            String id,
            String name,
            String type,
            Amounts received,
            Amounts pledged,
            long contributions,
            boolean illustrative) {}

    /** One calendar year, and the balance at its end or at the statement's, in USD cents. */
    public record Year(OfYear amounts, long balance) {}

    /** A grant with more disbursed than committed, both in USD cents. */
    public record Overdrawn(String grant, BigDecimal committedCents, BigDecimal disbursedCents) {}

    /**
     * A balance that is to be reached, so that the next call for proposals can be issued (R 72), in USD cents.
     *
     * @param by the last day of the target
     * @param needed the balance that the target names
     * @param available the statement's closing balance
     * @param target id of the record that states it
     * @param source document and paragraph; empty where none is stated
     * @param evidence code
     */
    public record Need(LocalDate by, BigDecimal needed, long available, String target, String source, String evidence) {

        /** What is missing; nothing where enough is there. */
        public BigDecimal shortfall() {
            return needed.subtract(BigDecimal.valueOf(available)).max(BigDecimal.ZERO);
        }
    }

    /**
     * A breakdown of what was awarded.
     *
     * @param named the largest of the period first; the key is empty where it is not stated
     * @param unnamed how many illustrative ones are not named
     * @param rest what those come to
     * @param all the whole
     */
    public record Awards(List<Award> named, int unnamed, Award rest, Award all) {

        static Awards of(List<OfAward> awards, Function<OfAward, String> by, Predicate<OfAward> isUnnamed) {
            Map<String, Award> named = new TreeMap<>();
            Set<String> unnamed = new TreeSet<>();
            Award rest = Award.NONE;
            Award all = Award.NONE;
            for (OfAward award : awards) {
                Award one = new Award(by.apply(award), award.grants(), award.committed(), award.disbursed());
                all = all.plus(one);
                if (!one.isMoved()) {
                    continue;
                }
                if (isUnnamed.test(award)) {
                    unnamed.add(one.key());
                    rest = rest.plus(one);
                } else {
                    named.merge(one.key(), one, Award::plus);
                }
            }
            return new Awards(
                    named.values().stream()
                            .sorted(Comparator.<Award>comparingLong(
                                            award -> award.committed().moved())
                                    .reversed()
                                    .thenComparing(Award::key))
                            .toList(),
                    unnamed.size(),
                    rest,
                    all);
        }
    }

    /**
     * What was awarded to one organization, or for one country.
     *
     * @param key id or code
     * @param grants how many
     * @param committed USD cents awarded
     * @param disbursed USD cents paid
     */
    public record Award(String key, Amounts grants, Amounts committed, Amounts disbursed) {

        static final Award NONE = new Award("", Amounts.NONE, Amounts.NONE, Amounts.NONE);

        private Award plus(Award other) {
            return new Award(
                    key.isEmpty() ? other.key : key,
                    grants.plus(other.grants),
                    committed.plus(other.committed),
                    disbursed.plus(other.disbursed));
        }

        private boolean isMoved() {
            return grants.moved() != 0 || committed.moved() != 0 || disbursed.moved() != 0;
        }
    }
}
