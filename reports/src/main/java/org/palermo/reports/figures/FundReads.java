package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.reports.figures.FundAmounts.OfAward;
import org.palermo.reports.figures.FundAmounts.OfDonor;
import org.palermo.reports.figures.FundAmounts.OfYear;
import org.palermo.reports.figures.LedgerReader.Read;
import org.palermo.reports.figures.LedgerReader.Window;

/**
 * The amounts that the Trust Fund's statements show beside its figures (R 71-72), in three reads, however many donors and
 * grants there are: one by year, one by donor and organization, one of the payments.
 */
public final class FundReads {

    private static final String RECEIVED = "fund.received";
    private static final String PLEDGED = "fund.pledged";
    private static final String GRANTS = "fund.grants";
    private static final String COMMITTED = "fund.committed";
    private static final String DISBURSED = "fund.disbursed";
    private static final String CHARGES = "fund.charges";
    private static final String ILLUSTRATIVE = "illustrative";

    private final LedgerReader ledger;
    private final FundLedger fund;

    public FundReads(LedgerReader ledger, FundLedger fund) {
        this.ledger = ledger;
        this.fund = fund;
    }

    /** The amounts of a statement. Where something is published meanwhile, they may not be whole. */
    public FundAmounts amounts(FundQuestion question) {
        Reading<List<Cell>> ofYears = Reading.begin(() -> ledger.cells(read(
                question,
                years(question),
                window(RECEIVED, question),
                window(COMMITTED, question),
                window(DISBURSED, question),
                window(CHARGES, question, Dimension.CATEGORY))));
        Reading<List<Cell>> ofParties = Reading.begin(() -> ledger.cells(read(
                question,
                Set.of(),
                window(RECEIVED, question, Dimension.PARTY, Dimension.CATEGORY),
                window(PLEDGED, question, Dimension.PARTY),
                window(GRANTS, question, Dimension.PARTY, Dimension.JURISDICTION),
                window(COMMITTED, question, Dimension.PARTY, Dimension.JURISDICTION))));
        List<Cell> paid = fund.paidByAward(read(question, Set.of(), window(FundLedger.DISBURSED_BY_GRANT, question)));
        List<Cell> byYear = ofYears.get();
        List<Cell> byParty = ofParties.get();
        return new FundAmounts(
                question,
                sum(byYear, RECEIVED, question),
                sum(byParty, PLEDGED, question),
                sum(byYear, COMMITTED, question),
                sum(byYear, DISBURSED, question),
                sum(byYear, CHARGES, question),
                byCategory(byParty, RECEIVED, question),
                byCategory(byYear, CHARGES, question),
                donors(byParty, question),
                awards(byParty, paid, question),
                years(byYear, question),
                isIllustrative(byYear, question) || isIllustrative(byParty, question));
    }

    private static Read read(FundQuestion question, Collection<LocalDate> cuts, Window... windows) {
        Set<LocalDate> boundaries = new LinkedHashSet<>(cuts);
        boundaries.add(question.at().plusDays(1));
        LocalDate from = question.from();
        if (from != null) {
            boundaries.add(from);
        }
        Segments segments = Segments.at(boundaries);
        Source source = question.knownOn() == null && segments.isWholeMonths() ? Source.TOTALS : Source.POSTINGS;
        return new Read(source, question.knownOn(), List.of(windows), segments);
    }

    private static List<LocalDate> years(FundQuestion question) {
        return IntStream.rangeClosed(Segments.FIRST.getYear(), question.at().getYear())
                .mapToObj(year -> LocalDate.ofYearDay(year, 1))
                .toList();
    }

    private static Window window(String account, FundQuestion question, Dimension... dimensions) {
        Set<Dimension> set = EnumSet.noneOf(Dimension.class);
        set.addAll(List.of(dimensions));
        return new Window(account, null, question.at(), set);
    }

    private static Amounts amount(Cell cell, FundQuestion question) {
        return Amounts.of(question.place(cell.from(), cell.to()), cell.quantity());
    }

    private static Amounts sum(List<Cell> cells, String account, FundQuestion question) {
        return cells.stream()
                .filter(cell -> cell.account().equals(account))
                .map(cell -> amount(cell, question))
                .reduce(Amounts.NONE, Amounts::plus);
    }

    private static Map<String, Amounts> byCategory(List<Cell> cells, String account, FundQuestion question) {
        Map<String, Amounts> parts = new TreeMap<>();
        for (Cell cell : cells) {
            if (cell.account().equals(account)) {
                parts.merge(cell.category(), amount(cell, question), Amounts::plus);
            }
        }
        parts.values().removeIf(Amounts::isNone);
        return parts;
    }

    private static List<OfDonor> donors(List<Cell> cells, FundQuestion question) {
        Map<Key, OfDonor> donors = new TreeMap<>();
        for (Cell cell : cells) {
            boolean received = cell.account().equals(RECEIVED);
            if (received || cell.account().equals(PLEDGED)) {
                boolean illustrative = isIllustrative(cell);
                Amounts amount = amount(cell, question);
                donors.merge(
                        new Key(cell.party(), "", illustrative),
                        new OfDonor(
                                cell.party(),
                                illustrative,
                                received ? amount : Amounts.NONE,
                                received ? Amounts.NONE : amount),
                        (one, other) -> new OfDonor(
                                one.id(),
                                one.illustrative(),
                                one.received().plus(other.received()),
                                one.pledged().plus(other.pledged())));
            }
        }
        donors.values()
                .removeIf(donor -> donor.received().isNone() && donor.pledged().isNone());
        return List.copyOf(donors.values());
    }

    private static List<OfAward> awards(List<Cell> cells, List<Cell> paid, FundQuestion question) {
        Map<Key, OfAward> awards = new TreeMap<>();
        List<Cell> all = new ArrayList<>(cells);
        all.addAll(paid);
        for (Cell cell : all) {
            Amounts amount = amount(cell, question);
            String account = cell.account();
            if (account.equals(GRANTS) || account.equals(COMMITTED) || account.equals(FundLedger.DISBURSED_BY_GRANT)) {
                awards.merge(
                        new Key(cell.party(), cell.jurisdiction(), isIllustrative(cell)),
                        new OfAward(
                                cell.party(),
                                cell.jurisdiction(),
                                isIllustrative(cell),
                                account.equals(GRANTS) ? amount : Amounts.NONE,
                                account.equals(COMMITTED) ? amount : Amounts.NONE,
                                account.equals(FundLedger.DISBURSED_BY_GRANT) ? amount : Amounts.NONE),
                        OfAward::plus);
            }
        }
        awards.values()
                .removeIf(award -> award.committed().isNone()
                        && award.disbursed().isNone()
                        && award.grants().isNone());
        return List.copyOf(awards.values());
    }

    private static List<OfYear> years(List<Cell> cells, FundQuestion question) {
        Map<Integer, OfYear> years = new TreeMap<>();
        for (Cell cell : cells) {
            long counted = amount(cell, question).closing();
            int year = cell.from().getYear();
            String account = cell.account();
            years.merge(
                    year,
                    new OfYear(
                            year,
                            account.equals(RECEIVED) ? counted : 0,
                            account.equals(COMMITTED) ? counted : 0,
                            account.equals(DISBURSED) ? counted : 0,
                            account.equals(CHARGES) ? counted : 0),
                    OfYear::plus);
        }
        return years.values().stream().filter(year -> !year.isEmpty()).toList();
    }

    private static boolean isIllustrative(List<Cell> cells, FundQuestion question) {
        return cells.stream()
                .anyMatch(cell -> isIllustrative(cell) && amount(cell, question).closing() != 0);
    }

    private static boolean isIllustrative(Cell cell) {
        return cell.evidence().equals(ILLUSTRATIVE);
    }

    private record Key(String party, String place, boolean illustrative) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byParty = party.compareTo(other.party);
            int byPlace = byParty != 0 ? byParty : place.compareTo(other.place);
            return byPlace != 0 ? byPlace : Boolean.compare(illustrative, other.illustrative);
        }
    }
}
