package org.palermo.reports.provenance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.palermo.reports.figures.Breakdown;
import org.palermo.reports.figures.Dimension;
import org.palermo.reports.figures.Operation;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.figures.Standing;
import org.palermo.reports.figures.Trace;
import org.palermo.reports.figures.Trace.Operand;
import org.palermo.reports.figures.Trace.Traced;
import org.palermo.reports.provenance.Term.Role;

/** Lays a figure's postings out by record, member, part or year, and computes from them what they come to. Pure. */
public final class Explainer {

    private static final String ILLUSTRATIVE = "illustrative";

    private Explainer() {}

    /** The explanation without the records' histories, which the shown records decide. */
    public static Explanation explain(Trace trace) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < trace.operands().size(); i++) {
            terms.add(term(trace, trace.operands().get(i), i));
        }
        Reckoning reckoning = reckoning(trace, terms);
        Operand breakdown = trace.breakdown();
        if (breakdown != null) {
            terms.add(breakdown(Objects.requireNonNull(trace.declaration().breakdown()), breakdown));
        }
        return new Explanation(trace, terms, reckoning, Map.of());
    }

    private static Term term(Trace trace, Operand operand, int index) {
        Operation operation = trace.declaration().operation();
        return new Term(
                role(operation, index),
                operand.selection(),
                Item.of(lines(operand, Standing.COUNTED)),
                Item.of(lines(operand, Standing.DOUBTFUL)),
                switch (operation) {
                    case SUM, SUM_OF_LAST_FULL_YEAR, DIFFERENCE, SHARE, AVERAGE_PER_YEAR -> List.of();
                    case MEAN_OF_FULL_YEARS -> years(operand);
                    case DISTINCT -> members(dimension(trace), operand);
                    case NEWLY_DISTINCT ->
                        newMembers(dimension(trace), operand, trace.figure().period());
                });
    }

    private static Role role(Operation operation, int index) {
        return switch (operation) {
            case SUM, SUM_OF_LAST_FULL_YEAR, MEAN_OF_FULL_YEARS, DISTINCT, NEWLY_DISTINCT -> Role.VALUE;
            case DIFFERENCE -> index == 0 ? Role.MINUEND : Role.SUBTRAHEND;
            case SHARE -> index == 0 ? Role.PART : Role.WHOLE;
            case AVERAGE_PER_YEAR -> Role.DIVIDEND;
        };
    }

    private static Dimension dimension(Trace trace) {
        return Objects.requireNonNull(trace.declaration().distinctBy());
    }

    private static List<PostingLine> lines(Operand operand, Standing standing) {
        return operand.lines().stream()
                .filter(traced -> traced.standing() == standing)
                .map(Traced::line)
                .toList();
    }

    private static Reckoning reckoning(Trace trace, List<Term> terms) {
        if (terms.isEmpty()) {
            return new Reckoning.Nothing();
        }
        Term first = terms.getFirst();
        return switch (trace.declaration().operation()) {
            case SUM, SUM_OF_LAST_FULL_YEAR ->
                new Reckoning.Total(
                        terms.stream().mapToLong(Term::sum).reduce(0, Math::addExact),
                        terms.stream().mapToLong(Term::doubtfulSum).reduce(0, Math::addExact));
            case DIFFERENCE ->
                new Reckoning.Difference(
                        first.sum(), terms.stream().skip(1).map(Term::sum).toList(), first.doubtfulSum());
            case SHARE -> new Reckoning.Share(first.sum(), terms.get(1).sum(), first.doubtfulSum());
            case AVERAGE_PER_YEAR ->
                new Reckoning.PerYear(
                        first.sum(), trace.firstDay(), trace.figure().period().to(), first.doubtfulSum());
            case MEAN_OF_FULL_YEARS -> {
                List<Group> years = first.groups().stream()
                        .filter(year -> year.standing() == Group.Standing.COUNTS)
                        .toList();
                yield new Reckoning.Mean(
                        years.stream().map(year -> Integer.valueOf(year.key())).toList(),
                        years.stream().mapToLong(Group::sum).reduce(0, Math::addExact));
            }
            case DISTINCT, NEWLY_DISTINCT ->
                new Reckoning.Members(
                        keys(terms, Group.Standing.COUNTS),
                        union(keys(terms, Group.Standing.COUNTS), keys(terms, Group.Standing.MAY_COUNT)));
        };
    }

    private static SortedSet<String> keys(List<Term> terms, Group.Standing standing) {
        SortedSet<String> keys = new TreeSet<>();
        for (Term term : terms) {
            for (Group group : term.groups()) {
                if (group.standing() == standing) {
                    keys.add(group.key());
                }
            }
        }
        return keys;
    }

    private static SortedSet<String> union(Collection<String> one, Collection<String> other) {
        SortedSet<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    // ---- groups -------------------------------------------------------------------------------------------------

    /** Those that lie within one calendar year, by it. */
    private static List<Group> years(Operand operand) {
        Map<String, List<PostingLine>> byYear = new TreeMap<>();
        for (PostingLine line : lines(operand, Standing.COUNTED)) {
            if (line.from().getYear() == line.to().getYear()) {
                byYear.computeIfAbsent(Integer.toString(line.from().getYear()), _ -> new ArrayList<>())
                        .add(line);
            }
        }
        List<Group> years = new ArrayList<>();
        byYear.forEach((year, lines) -> {
            List<Item> items = Item.of(lines);
            long sum = Term.total(items);
            years.add(
                    new Group(year, items, List.of(), sum, sum > 0 ? Group.Standing.COUNTS : Group.Standing.DOES_NOT));
        });
        return years;
    }

    /** A member counts that has something left; in the order of the codes. */
    private static List<Group> members(Dimension by, Operand operand) {
        Map<String, List<Traced>> byMember = byMember(by, operand);
        List<Group> members = new ArrayList<>();
        byMember.forEach((member, traced) -> {
            List<Item> counted = Item.of(of(traced, Standing.COUNTED));
            List<Item> doubtful = Item.of(of(traced, Standing.DOUBTFUL));
            long sum = Term.total(counted);
            Group.Standing standing = sum > 0
                    ? Group.Standing.COUNTS
                    : Math.addExact(sum, Term.total(doubtful)) > 0 ? Group.Standing.MAY_COUNT : Group.Standing.DOES_NOT;
            members.add(new Group(member, counted, doubtful, sum, standing));
        });
        return members;
    }

    /**
     * A member is new when what is left of its records has one wholly inside the period and none that begins before it;
     * it may be new when one may lie inside and none certainly lies before.
     */
    private static List<Group> newMembers(Dimension by, Operand operand, Period period) {
        List<Group> members = new ArrayList<>();
        byMember(by, operand).forEach((member, traced) -> {
            Map<Days, Long> left = new HashMap<>();
            traced.forEach(one -> left.merge(
                    new Days(one.line().from(), one.line().to()), one.line().quantity(), Math::addExact));
            List<Days> records = left.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
            boolean inside = records.stream()
                    .anyMatch(days ->
                            !days.from().isBefore(period.from()) && !days.to().isAfter(period.to()));
            boolean maybeInside = records.stream()
                    .anyMatch(days ->
                            !days.to().isBefore(period.from()) && !days.from().isAfter(period.to()));
            boolean before = records.stream().anyMatch(days -> days.to().isBefore(period.from()));
            boolean maybeBefore = records.stream().anyMatch(days -> days.from().isBefore(period.from()));
            Group.Standing standing = inside && !maybeBefore
                    ? Group.Standing.COUNTS
                    : maybeInside && !before ? Group.Standing.MAY_COUNT : Group.Standing.DOES_NOT;
            List<Item> counted = Item.of(of(traced, Standing.COUNTED));
            List<PostingLine> others = new ArrayList<>(of(traced, Standing.DOUBTFUL));
            members.add(new Group(member, counted, Item.of(others), Term.total(counted), standing));
        });
        return members;
    }

    /** First and last day that a date allows. */
    private record Days(LocalDate from, LocalDate to) {}

    private static Map<String, List<Traced>> byMember(Dimension by, Operand operand) {
        Map<String, List<Traced>> byMember = new TreeMap<>();
        for (Traced traced : operand.lines()) {
            String member = by.of(traced.line().cell());
            if (!member.isEmpty()) {
                byMember.computeIfAbsent(member, _ -> new ArrayList<>()).add(traced);
            }
        }
        return byMember;
    }

    private static List<PostingLine> of(List<Traced> traced, Standing standing) {
        return traced.stream()
                .filter(one -> one.standing() == standing)
                .map(Traced::line)
                .toList();
    }

    /** What has no code, or is illustrative and not to be credited to anyone, is not stated. */
    private static Term breakdown(Breakdown breakdown, Operand operand) {
        List<PostingLine> counted = lines(operand, Standing.COUNTED);
        Map<String, List<PostingLine>> byPart = new LinkedHashMap<>();
        for (PostingLine line : counted) {
            boolean hidden = breakdown.hidesIllustrative() && line.evidence().equals(ILLUSTRATIVE);
            String code = breakdown.by().of(line.cell());
            byPart.computeIfAbsent(hidden || code.isEmpty() ? Explanation.NOT_STATED : code, _ -> new ArrayList<>())
                    .add(line);
        }
        List<Group> parts = new ArrayList<>();
        new TreeMap<>(byPart).forEach((part, lines) -> {
            List<Item> items = Item.of(lines);
            long sum = Term.total(items);
            parts.add(
                    new Group(part, items, List.of(), sum, sum != 0 ? Group.Standing.COUNTS : Group.Standing.DOES_NOT));
        });
        return new Term(Role.BREAKDOWN, operand.selection(), Item.of(counted), List.of(), parts);
    }
}
