package org.palermo.reports.statements;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.DonorTotals;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.FundAmounts;
import org.palermo.reports.figures.FundAmounts.OfAward;
import org.palermo.reports.figures.FundAmounts.OfDonor;
import org.palermo.reports.figures.FundLedger;
import org.palermo.reports.figures.FundQuestion;
import org.palermo.reports.figures.FundReads;
import org.palermo.reports.figures.LedgerReader;
import org.palermo.reports.figures.OverdrawnGrant;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.figures.Reading;
import org.palermo.reports.figures.SurvivorCounts;
import org.palermo.reports.targets.Target;
import org.palermo.reports.targets.TargetReader;

/** Puts the Trust Fund's statement together, and proves that it adds up. */
public final class FundStatements {

    /** What is computed at the last day, in this order. */
    private static final List<String> FIGURES = List.of(
            "fund.received",
            "fund.granted",
            "fund.charges",
            "fund.available",
            "fund.pledged",
            "fund.disbursed",
            "fund.projects",
            "fund.project-countries",
            "fund.donors.member-states",
            "fund.donors.private",
            "fund.received.private-share",
            "fund.received.average-per-year");

    /** What is computed over the full years of the statement. */
    private static final String SURVIVORS = "fund.survivors-per-year";

    /** What is computed at the day before the first. */
    private static final List<String> OPENING =
            List.of("fund.received", "fund.granted", "fund.charges", "fund.available");

    /** The balance, which a target names where a sum is needed. */
    private static final String BALANCE = "fund.available";

    private static final String ILLUSTRATIVE = "illustrative";

    /** While much is published, reads may fall on both sides of it; they are then read once more. */
    private static final int MOST_ATTEMPTS = 8;

    private final FigureEngine figures;
    private final FundReads reads;
    private final LedgerReader ledger;
    private final FundLedger fund;
    private final TargetReader targets;
    private final Clock clock;

    /**
     * Without targets.
     *
     * @param clock for the present year
     */
    public FundStatements(FigureEngine figures, LedgerReader ledger, FundLedger fund, Clock clock) {
        this(figures, ledger, fund, _ -> List.of(), clock);
    }

    /**
     * @param targets what the balance is to reach, among others
     * @param clock for the present year
     */
    public FundStatements(
            FigureEngine figures, LedgerReader ledger, FundLedger fund, TargetReader targets, Clock clock) {
        this.figures = figures;
        this.clock = clock;
        this.reads = new FundReads(ledger, fund);
        this.ledger = ledger;
        this.fund = fund;
        this.targets = targets;
    }

    /** @throws IllegalArgumentException if the ledger does not add up, to the cent */
    public FundStatement of(FundQuestion question) {
        Reading<List<DonorTotals>> donors = Reading.begin(() -> ledger.donors(question.at(), question.knownOn()));
        Reading<List<OverdrawnGrant>> overdrawn =
                Reading.begin(() -> ledger.overdrawn(question.at(), question.knownOn()));
        Reading<SurvivorCounts> survivors = Reading.begin(() -> survivors(question));
        Reading<List<Target>> recorded = Reading.begin(() -> targets.targets(question.knownOn()));
        Sums sums = sums(question);
        for (int attempt = 1; attempt < MOST_ATTEMPTS && !sums.isWhole(); attempt++) {
            sums = sums(question);
        }
        FundAmounts amounts = sums.amounts();
        List<Figure> closing = sums.closing();
        List<FundStatement.Need> needs = needs(recorded.get(), amounts);
        return new FundStatement(
                amounts,
                closing,
                sums.opening(),
                donors(amounts, donors.get()),
                organizations(amounts),
                overdrawn.get().stream()
                        .map(grant -> new FundStatement.Overdrawn(
                                grant.grant(), grant.committedCents(), grant.disbursedCents()))
                        .toList(),
                new SurvivorTable(survivors.get(), question.at(), Set.of()),
                needs,
                amounts.illustrative()
                        || needs.stream().anyMatch(need -> need.evidence().equals(ILLUSTRATIVE))
                        || closing.stream().anyMatch(figure -> figure.evidence().containsKey(ILLUSTRATIVE)),
                null);
    }

    /** Of all years up to the present one too: a report may show figures of later years beside the statement. */
    private SurvivorCounts survivors(FundQuestion question) {
        LocalDate present = LocalDate.ofYearDay(LocalDate.now(clock).getYear(), 1)
                .plusYears(1)
                .minusDays(1);
        LocalDate until = question.at().isAfter(present) ? question.at() : present;
        return SurvivorCounts.read(ledger, until, question.knownOn());
    }

    private Sums sums(FundQuestion question) {
        Reading<List<Figure>> opening = Reading.begin(() -> opening(question));
        FundAmounts amounts = reads.amounts(question);
        return new Sums(amounts, closing(amounts), opening.get());
    }

    /** What must agree, to the cent, however many reads it took. */
    private record Sums(FundAmounts amounts, List<Figure> closing, List<Figure> opening) {

        boolean isWhole() {
            return FundStatement.disagreements(amounts, closing, opening).isEmpty();
        }
    }

    /** Targets of the whole balance whose day has not passed. */
    private static List<FundStatement.Need> needs(List<Target> recorded, FundAmounts amounts) {
        FundQuestion question = amounts.question();
        return recorded.stream()
                .filter(target -> target.figure().equals(BALANCE)
                        && target.unit().equals("USD")
                        && target.part().isNone()
                        && !target.end().isBefore(question.at()))
                .sorted(Comparator.comparing(Target::end).thenComparing(Target::id))
                .map(target -> new FundStatement.Need(
                        target.end(),
                        cents(target),
                        amounts.closing(),
                        target.id(),
                        target.source(),
                        target.evidence()))
                .toList();
    }

    /** Whole cents; a part of one must be there as a whole one. */
    private static BigDecimal cents(Target target) {
        return new BigDecimal(target.value()).movePointRight(2).setScale(0, RoundingMode.CEILING);
    }

    private List<Figure> closing(FundAmounts amounts) {
        FundQuestion question = amounts.question();
        LocalDate at = question.at();
        List<Ask> asks = new ArrayList<>();
        FIGURES.forEach(id -> asks.add(ask(id, at, at, question)));
        asks.add(ask(SURVIVORS, firstYear(amounts), at, question));
        return answers(asks);
    }

    /** Where the statement begins with the Fund, its first year is the first of which anything is recorded. */
    private static LocalDate firstYear(FundAmounts amounts) {
        LocalDate from = amounts.question().from();
        if (from != null) {
            return from;
        }
        LocalDate at = amounts.question().at();
        return amounts.years().isEmpty()
                ? at
                : LocalDate.ofYearDay(amounts.years().getFirst().year(), 1);
    }

    private List<Figure> opening(FundQuestion question) {
        LocalDate from = question.from();
        if (from == null) {
            return List.of();
        }
        LocalDate before = from.minusDays(1);
        return answers(
                OPENING.stream().map(id -> ask(id, before, before, question)).toList());
    }

    private static Ask ask(String id, LocalDate from, LocalDate to, FundQuestion question) {
        return new Ask(id, new Question(new Period(from, to), "", question.knownOn()));
    }

    private List<Figure> answers(List<Ask> asks) {
        Map<Ask, Figure> answers = figures.computeAll(asks);
        List<Figure> inOrder = new ArrayList<>();
        asks.forEach(ask -> inOrder.add(answers.get(ask)));
        return inOrder;
    }

    /** The amounts are the totals'; names, types and numbers of contributions are the records'. */
    private static List<FundStatement.Donor> donors(FundAmounts amounts, List<DonorTotals> totals) {
        Map<String, DonorTotals> known = new HashMap<>();
        totals.forEach(donor -> known.put(key(donor.id(), donor.illustrative()), donor));
        return amounts.donors().stream()
                .filter(donor ->
                        donor.received().closing() != 0 || donor.pledged().closing() != 0)
                .map(donor -> named(donor, known.get(key(donor.id(), donor.illustrative()))))
                .sorted(Comparator.<FundStatement.Donor>comparingLong(
                                donor -> donor.received().moved())
                        .thenComparingLong(donor -> donor.received().closing())
                        .thenComparingLong(donor -> donor.pledged().closing())
                        .reversed()
                        .thenComparing(FundStatement.Donor::id))
                .toList();
    }

    private static String key(String id, boolean illustrative) {
        return illustrative + id;
    }

    private static FundStatement.Donor named(OfDonor donor, @Nullable DonorTotals known) {
        return new FundStatement.Donor(
                donor.id(),
                known == null ? donor.id() : known.name(),
                known == null ? "" : known.type(),
                donor.received(),
                donor.pledged(),
                known == null ? 0 : known.contributions(),
                donor.illustrative());
    }

    private Map<String, String> organizations(FundAmounts amounts) {
        Set<String> ids = amounts.awards().stream()
                .filter(award -> !award.illustrative() && !award.organization().isEmpty())
                .map(OfAward::organization)
                .collect(Collectors.toSet());
        return fund.organizations(ids, amounts.question().knownOn());
    }
}
