package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Amounts;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FundAmounts;
import org.palermo.reports.figures.FundAmounts.OfAward;
import org.palermo.reports.figures.FundAmounts.OfDonor;
import org.palermo.reports.figures.FundAmounts.OfYear;
import org.palermo.reports.figures.FundQuestion;
import org.palermo.reports.figures.FundQuestion.Place;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.SurvivorCounts;
import org.palermo.reports.provenance.Change;
import org.palermo.reports.provenance.History.Deed;
import org.palermo.reports.statements.DonorStatement.Contribution;
import org.palermo.reports.statements.DonorStatement.Correction;

/** Statements of the fund and of a donor, written by hand: small enough to add up on paper. Amounts in US cents. */
public final class FundSample {

    public static final LocalDate FROM = LocalDate.of(2014, 10, 1);
    public static final LocalDate AT = LocalDate.of(2016, 4, 30);
    /** A fund that assisted nobody yet. */
    public static final SurvivorTable NOBODY = new SurvivorTable(new SurvivorCounts(new TreeMap<>()), AT, Set.of());

    private static final Instant KNOWN = Instant.parse("2016-05-02T00:00:00Z");

    private FundSample() {}

    /** Between two days, of a fund that assisted those persons. */
    public static FundStatement assisting(SurvivorTable survivors) {
        return between(null).with(List.of(), survivors);
    }

    /** Since the beginning. */
    public static FundStatement at(@Nullable LocalDate knownOn) {
        return statement(FundQuestion.at(AT, knownOn));
    }

    /** The same money between two days, some of it dated by year alone. */
    public static FundStatement between(@Nullable LocalDate knownOn) {
        return statement(new FundQuestion(FROM, AT, knownOn));
    }

    /** Opening 650,000.00 + 800,000.00 - 900,000.00 - 500,000.00 = 50,000.00. */
    private static FundStatement statement(FundQuestion question) {
        Amounts first = amounts(question, 100_000_000, 20_000_000, 0, 0);
        Amounts second = amounts(question, 50_000_000, 24_000_000, 0, 0);
        Amounts third = amounts(question, 0, 36_000_000, 1_000_000, 500_000);
        Amounts shelter = amounts(question, 5_000_000, 4_000_000, 0, 0);
        Amounts others = amounts(question, 80_000_000, 86_000_000, 0, 0);
        Amounts toShelter = amounts(question, 0, 3_000_000, 0, 0);
        Amounts toOthers = amounts(question, 40_000_000, 47_000_000, 0, 0);
        Amounts charges = amounts(question, 0, 50_000_000, 0, 0);
        Amounts pledged = amounts(question, 0, 1_250_050, 0, 0);
        FundAmounts amounts = new FundAmounts(
                question,
                first.plus(second).plus(third),
                pledged,
                shelter.plus(others),
                toShelter.plus(toOthers),
                charges,
                Map.of("member-state", first.plus(third), "private-sector", second),
                Map.of("not-stated", charges),
                List.of(
                        new OfDonor("don-1", true, first, Amounts.NONE),
                        new OfDonor("don-2", true, second, pledged),
                        new OfDonor("don-3", false, third, Amounts.NONE)),
                List.of(
                        new OfAward("N-1", "KEN", false, amounts(question, 1, 1, 0, 0), shelter, toShelter),
                        new OfAward("N-9", "XAA", true, amounts(question, 13, 15, 0, 0), others, toOthers)),
                List.of(
                        new OfYear(2011, 114_229_900, 85_000_000, 40_000_000, 0),
                        new OfYear(2014, 80_000_000, 90_000_000, 40_000_000, 0),
                        new OfYear(2015, 35_770_100, 0, 10_000_000, 50_000_000)),
                true);
        boolean period = question.from() != null;
        return new FundStatement(
                amounts,
                List.of(
                        figure("fund.received", Figure.Kind.STOCK, "USD", "230000000"),
                        figure("fund.pledged", Figure.Kind.STOCK, "USD", "1250050"),
                        figure("fund.granted", Figure.Kind.STOCK, "USD", "175000000"),
                        figure("fund.disbursed", Figure.Kind.STOCK, "USD", "90000000"),
                        figure("fund.charges", Figure.Kind.STOCK, "USD", "50000000"),
                        figure("fund.available", Figure.Kind.STOCK, "USD", "5000000"),
                        figure("fund.received.private-share", Figure.Kind.STOCK, "share", "0.3217391304"),
                        figure("fund.survivors-per-year", Figure.Kind.FLOW, "person", "2000")),
                period ? List.of(figure("fund.available", Figure.Kind.STOCK, "USD", "65000000")) : List.of(),
                List.of(
                        new FundStatement.Donor(
                                "don-3", "Organization <A> & \"B\"", "member-state", third, Amounts.NONE, 1, false),
                        new FundStatement.Donor("don-2", "Donor X-02", "private-sector", second, pledged, 2, true),
                        new FundStatement.Donor("don-1", "Donor X-01", "member-state", first, Amounts.NONE, 3, true)),
                Map.of("N-1", "Shelter & Co"),
                List.of(new FundStatement.Overdrawn("GR-07", new BigDecimal("4000000"), new BigDecimal("4000001"))),
                survivors().without(Set.of("2014/men", "2014/girls")),
                List.of(new FundStatement.Need(
                        LocalDate.of(2017, 12, 31),
                        new BigDecimal(55_000_000),
                        5_000_000,
                        "TGT-1",
                        "R, para. 72",
                        "inferred")),
                true,
                null);
    }

    /** In 2014, four men were assisted. */
    private static SurvivorTable survivors() {
        SortedMap<Integer, SortedMap<String, Long>> years = new TreeMap<>();
        years.put(2014, new TreeMap<>(Map.of("women", 1_600L, "girls", 196L, "men", 4L, "not-stated", 100L)));
        years.put(2015, new TreeMap<>(Map.of("women", 1_700L, "girls", 350L, "men", 50L)));
        return new SurvivorTable(new SurvivorCounts(years), AT, Set.of());
    }

    /** Where the statement begins with the fund, all that is counted moved in it, and nothing was before. */
    private static Amounts amounts(FundQuestion question, long before, long moved, long perhapsBefore, long doubtful) {
        return question.from() == null
                ? new Amounts(0, before + moved, 0, doubtful)
                : new Amounts(before, moved, perhapsBefore, doubtful);
    }

    private static Figure figure(String id, Figure.Kind kind, String unit, String value) {
        return new Figure(
                id,
                kind,
                unit,
                kind == Figure.Kind.FLOW
                        ? new Period(LocalDate.of(2014, 1, 1), LocalDate.of(2015, 12, 31))
                        : new Period(AT, AT),
                new BigDecimal(value),
                null,
                Map.of("illustrative", new BigDecimal(value)),
                List.of(),
                List.of(),
                Figure.Source.TOTALS,
                null);
    }

    /** Nothing was ever recorded. */
    public static FundStatement empty(LocalDate at, boolean demonstration) {
        return received(at, 0, demonstration);
    }

    /** One donor gave so much, and nothing else was. */
    public static FundStatement received(LocalDate at, long cents, boolean demonstration) {
        Amounts received = new Amounts(0, cents, 0, 0);
        return new FundStatement(
                new FundAmounts(
                        FundQuestion.at(at, null),
                        received,
                        Amounts.NONE,
                        Amounts.NONE,
                        Amounts.NONE,
                        Amounts.NONE,
                        cents == 0 ? Map.of() : Map.of("member-state", received),
                        Map.of(),
                        cents == 0 ? List.of() : List.of(new OfDonor("D", false, received, Amounts.NONE)),
                        List.of(),
                        List.of(),
                        demonstration),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                NOBODY,
                List.of(),
                demonstration,
                null);
    }

    /** What don-3 gave, between the same days: 350,000.00 in euros, 10,000.00 perhaps earlier, 5,000.00 perhaps later. */
    public static DonorStatement donor(@Nullable LocalDate knownOn) {
        return new DonorStatement(
                "don-3",
                "Organization <A> & \"B\"",
                "member-state",
                "FRA",
                List.of(
                        contribution(
                                "C-1",
                                "2014-01-01",
                                "2014-12-31",
                                Place.PERHAPS_BEFORE,
                                1_000_000,
                                "USD",
                                "1",
                                1_000_000),
                        contribution(
                                "C-2", "2015-03-01", "2015-03-31", Place.WITHIN, 28_000_000, "EUR", "0.80", 35_000_000),
                        contribution("C-3", "2016-01-01", "2016-12-31", Place.DOUBTFUL, 500_000, "USD", "1", 500_000)),
                List.of(new Correction(
                        "C-2",
                        Deed.CORRECTED,
                        KNOWN,
                        "registry",
                        "the rate was wrong",
                        List.of(new Change(
                                "amount",
                                "280000.00 EUR / 0.9 = 311111.11 USD",
                                "280000.00 EUR / 0.80 = 350000.00 USD")),
                        3_888_889,
                        0)),
                List.of(
                        new DonorStatement.Year(1_000_000, new OfYear(2014, 80_000_000, 90_000_000, 40_000_000, 0)),
                        new DonorStatement.Year(35_000_000, new OfYear(2015, 35_770_100, 0, 10_000_000, 50_000_000))),
                between(knownOn),
                DonorStatement.Standing.GAVE);
    }

    private static Contribution contribution(
            String id, String first, String last, Place place, long minor, String currency, String rate, long cents) {
        return new Contribution(
                id,
                "received",
                LocalDate.parse(first),
                LocalDate.parse(last),
                place,
                minor,
                currency,
                rate,
                currency.equals("USD") ? null : new DonorStatement.Rate("documented", "rates of March 2015", "0.82"),
                cents,
                "documented",
                "bank statement " + id,
                "",
                KNOWN);
    }

    /** A donor of whom there is something else to say than what it gave. */
    public static DonorStatement donor(DonorStatement.Standing standing, @Nullable LocalDate from) {
        FundStatement empty = empty(AT, false);
        FundQuestion question =
                new FundQuestion(from, AT, standing == DonorStatement.Standing.NOT_YET_KNOWN ? AT : null);
        FundAmounts none = empty.amounts();
        FundStatement fund = new FundStatement(
                new FundAmounts(
                        question,
                        none.received(),
                        none.pledged(),
                        none.granted(),
                        none.disbursed(),
                        none.charges(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                NOBODY,
                List.of(),
                false,
                null);
        return new DonorStatement("D-1", "A ministry", "", "", List.of(), List.of(), List.of(), fund, standing);
    }
}
