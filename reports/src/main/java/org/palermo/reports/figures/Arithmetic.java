package org.palermo.reports.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure.Kind;
import org.palermo.reports.figures.Figure.Part;

/**
 * Computes a figure from the ledger's cells: no clock, no store, the same whether the cells came from totals or postings.
 *
 * @param isCountry whether a jurisdiction's code counts where countries are counted
 */
record Arithmetic(Predicate<String> isCountry) {

    private static final String NOT_STATED = "not-stated";
    private static final int SHARE_DECIMALS = 6;
    private static final int MEAN_DECIMALS = 2;
    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");

    /** Parts by size, and equal ones by code. */
    private static final Comparator<Part> LARGEST_FIRST =
            Comparator.comparing(Part::value).reversed().thenComparing(Part::key);

    /**
     * Computes one figure.
     *
     * @param plan of the figure
     * @param ledger the cells of each account that the plan names; may hold more than it needs
     * @param firstDay of the figures that average over time: the first day on which anything was counted, null where
     *     nothing was
     */
    Figure compute(Plan plan, Map<String, List<Cell>> ledger, @Nullable LocalDate firstDay) {
        Period scope = plan.scope();
        if (scope == null) {
            return new Result(plan, plan.question().period()).absent("no-full-year");
        }
        Result result = new Result(plan, scope);
        List<List<Cell>> taken = plan.declaration().selections().stream()
                .map(selection -> take(selection, plan, ledger))
                .toList();
        return switch (plan.declaration().operation()) {
            case SUM, SUM_OF_LAST_FULL_YEAR -> sum(result, taken, ledger);
            case MEAN_OF_FULL_YEARS -> mean(result, taken.getFirst());
            case DISTINCT -> distinct(result, taken);
            case NEWLY_DISTINCT -> newlyDistinct(result, taken.getFirst());
            case DIFFERENCE -> difference(result, taken);
            case SHARE -> share(result, taken.get(0), taken.get(1));
            case AVERAGE_PER_YEAR -> averagePerYear(result, taken.getFirst(), firstDay);
        };
    }

    private List<Cell> take(Selection selection, Plan plan, Map<String, List<Cell>> ledger) {
        return ledger.getOrDefault(selection.account(), List.of()).stream()
                .filter(cell -> selection.takes(cell, plan.question().programme(), isCountry))
                .toList();
    }

    // ---- sums ---------------------------------------------------------------------------------------------------

    private Figure sum(Result result, List<List<Cell>> taken, Map<String, List<Cell>> ledger) {
        Sum sum = Sum.of(taken.stream().flatMap(List::stream).toList(), result.kind(), result.period());
        Breakdown breakdown = result.plan().declaration().breakdown();
        List<Part> parts = breakdown == null
                ? List.of()
                : parts(breakdown, sum, take(breakdown.selection(), result.plan(), ledger), result);
        return result.of(
                BigDecimal.valueOf(sum.value()),
                BigDecimal.valueOf(sum.upper()),
                exact(sum.counted()),
                List.of(),
                parts);
    }

    /** Rule 5: what has no code, or is illustrative and not to be credited to anyone, is shown as not stated. */
    private static List<Part> parts(Breakdown breakdown, Sum whole, List<Cell> cells, Result result) {
        Map<String, Long> stated = new TreeMap<>();
        long unstated = 0;
        for (Cell cell : cells) {
            if (Standing.of(result.kind(), result.period(), cell.from(), cell.to()) != Standing.COUNTED
                    || isHidden(breakdown, cell)) {
                continue;
            }
            String code = breakdown.by().of(cell);
            if (code.isEmpty()) {
                unstated = Math.addExact(unstated, cell.quantity());
            } else {
                stated.merge(code, cell.quantity(), Math::addExact);
            }
        }
        List<Part> parts = new ArrayList<>();
        stated.forEach((code, quantity) -> {
            if (quantity != 0) {
                parts.add(new Part(code, BigDecimal.valueOf(quantity)));
            }
        });
        parts.sort(LARGEST_FIRST);
        long rest = breakdown.overlapping()
                ? Math.addExact(unstated, breakdown.hidesIllustrative() ? illustrative(whole) : 0)
                : Math.subtractExact(whole.value(), total(stated.values()));
        if (rest != 0) {
            parts.add(new Part(NOT_STATED, BigDecimal.valueOf(rest)));
        }
        return parts;
    }

    private static boolean isHidden(Breakdown breakdown, Cell cell) {
        return breakdown.hidesIllustrative() && cell.evidence().equals(Evidence.ILLUSTRATIVE);
    }

    private static long illustrative(Sum whole) {
        return whole.counted().getOrDefault(Evidence.ILLUSTRATIVE, 0L);
    }

    private static Figure mean(Result result, List<Cell> cells) {
        SortedMap<Integer, Sum> byYear = new TreeMap<>();
        for (Cell cell : cells) {
            int year = cell.from().getYear();
            Standing standing = Standing.of(Kind.FLOW, result.period(), cell.from(), cell.to());
            if (standing == Standing.COUNTED && cell.to().getYear() == year) {
                byYear.computeIfAbsent(year, _ -> new Sum()).add(cell, standing);
            }
        }
        byYear.values().removeIf(sum -> sum.value() <= 0);
        if (byYear.isEmpty()) {
            return result.absent("nothing-recorded");
        }
        Map<String, Long> evidence = new TreeMap<>(Evidence.ORDER);
        byYear.values().forEach(sum -> sum.counted().forEach((code, q) -> evidence.merge(code, q, Math::addExact)));
        BigDecimal years = BigDecimal.valueOf(byYear.size());
        BigDecimal value = perYear(total(evidence.values()), years);
        return result.of(value, value, cumulated(evidence, years), List.of(), List.of());
    }

    private static BigDecimal perYear(long quantity, BigDecimal years) {
        return BigDecimal.valueOf(quantity).divide(years, MEAN_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Each evidence's part of the mean; rounded on the running sum, so that the parts add up to the mean to the last digit. */
    private static Map<String, BigDecimal> cumulated(Map<String, Long> evidence, BigDecimal years) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        long running = 0;
        BigDecimal before = perYear(0, years);
        for (Map.Entry<String, Long> entry : evidence.entrySet()) {
            running = Math.addExact(running, entry.getValue());
            BigDecimal now = perYear(running, years);
            parts.put(entry.getKey(), now.subtract(before));
            before = now;
        }
        return Collections.unmodifiableMap(parts);
    }

    // ---- sets ---------------------------------------------------------------------------------------------------

    private static Figure distinct(Result result, List<List<Cell>> taken) {
        Dimension by = Objects.requireNonNull(result.plan().declaration().distinctBy());
        SortedMap<String, String> members = new TreeMap<>();
        TreeSet<String> possible = new TreeSet<>();
        // One selection at a time: a member of a union is one that any of the sets has.
        for (List<Cell> cells : taken) {
            Map<String, Sum> sums = new TreeMap<>();
            for (Cell cell : cells) {
                String member = by.of(cell);
                if (!member.isEmpty()) {
                    Standing standing = Standing.of(result.kind(), result.period(), cell.from(), cell.to());
                    sums.computeIfAbsent(member, _ -> new Sum()).add(cell, standing);
                }
            }
            for (Map.Entry<String, Sum> entry : sums.entrySet()) {
                Sum sum = entry.getValue();
                if (sum.value() > 0) {
                    members.merge(entry.getKey(), best(sum), Arithmetic::better);
                }
                if (sum.upper() > 0) {
                    possible.add(entry.getKey());
                }
            }
        }
        return result.set(members, possible.size());
    }

    /** The best evidence that a member's quantity rests on. */
    private static String best(Sum sum) {
        return sum.counted().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static String better(String one, String other) {
        return Evidence.ORDER.compare(one, other) <= 0 ? one : other;
    }

    /**
     * A member is new when its first record certainly fell in the period: one lies inside, and none may lie before. It may
     * be new when one may lie inside and none certainly lies before.
     */
    private static Figure newlyDistinct(Result result, List<Cell> cells) {
        Dimension by = Objects.requireNonNull(result.plan().declaration().distinctBy());
        Period period = result.period();
        // A correction may have moved a record: only what is left of an interval over all evidence is a record.
        Map<String, Map<LedgerReader.Interval, Sum>> byMember = new TreeMap<>();
        for (Cell cell : cells) {
            String member = by.of(cell);
            if (!member.isEmpty()) {
                byMember.computeIfAbsent(member, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(new LedgerReader.Interval(cell.from(), cell.to()), _ -> new Sum())
                        .add(cell, Standing.COUNTED);
            }
        }
        SortedMap<String, String> members = new TreeMap<>();
        int possible = 0;
        for (Map.Entry<String, Map<LedgerReader.Interval, Sum>> entry : byMember.entrySet()) {
            boolean certainlyBefore = false;
            boolean possiblyBefore = false;
            boolean possiblyInside = false;
            TreeMap<String, Long> inside = new TreeMap<>(Evidence.ORDER);
            for (Map.Entry<LedgerReader.Interval, Sum> record : entry.getValue().entrySet()) {
                LedgerReader.Interval interval = record.getKey();
                if (record.getValue().value() <= 0) {
                    continue;
                }
                certainlyBefore |= interval.to().isBefore(period.from());
                possiblyBefore |= interval.from().isBefore(period.from());
                switch (Standing.of(Kind.FLOW, period, interval.from(), interval.to())) {
                    case COUNTED -> {
                        possiblyInside = true;
                        inside.merge(best(record.getValue()), 1L, Long::sum);
                    }
                    case DOUBTFUL -> possiblyInside = true;
                    case OUTSIDE -> {}
                }
            }
            if (!inside.isEmpty() && !possiblyBefore) {
                members.put(entry.getKey(), inside.firstKey());
            }
            if (possiblyInside && !certainlyBefore) {
                possible++;
            }
        }
        return result.set(members, possible);
    }

    // ---- money --------------------------------------------------------------------------------------------------

    private static Figure difference(Result result, List<List<Cell>> taken) {
        Map<String, Long> evidence = new TreeMap<>(Evidence.ORDER);
        long value = 0;
        long upper = 0;
        boolean first = true;
        for (List<Cell> cells : taken) {
            Sum sum = Sum.of(cells, result.kind(), result.period());
            sum.counted().forEach((code, quantity) -> evidence.merge(code, Math.abs(quantity), Math::addExact));
            value = first ? sum.value() : Math.subtractExact(value, sum.value());
            upper = first ? sum.upper() : Math.subtractExact(upper, sum.value());
            first = false;
        }
        return result.of(BigDecimal.valueOf(value), BigDecimal.valueOf(upper), exact(evidence), List.of(), List.of());
    }

    private static Figure share(Result result, List<Cell> part, List<Cell> whole) {
        Sum numerator = Sum.of(part, result.kind(), result.period());
        Sum denominator = Sum.of(whole, result.kind(), result.period());
        if (denominator.value() <= 0) {
            return result.absent("no-receipts");
        }
        // The bound takes the part's doubtful amounts for inside and all others for outside.
        long doubtful = numerator.upper() - numerator.value();
        return result.of(
                ratio(numerator.value(), denominator.value()),
                ratio(numerator.upper(), Math.addExact(denominator.value(), doubtful)),
                exact(numerator.counted()),
                List.of(),
                List.of());
    }

    private static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SHARE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static Figure averagePerYear(Result result, List<Cell> cells, @Nullable LocalDate firstDay) {
        if (firstDay == null) {
            return result.absent("no-receipts");
        }
        Sum sum = Sum.of(cells, result.kind(), result.period());
        // a fund that received its first amount on the last day has gone on for no less than that day
        BigDecimal days = BigDecimal.valueOf(
                Math.max(1, ChronoUnit.DAYS.between(firstDay, result.period().to())));
        return result.of(
                perYearOfDays(sum.value(), days),
                perYearOfDays(sum.upper(), days),
                exact(sum.counted()),
                List.of(),
                List.of());
    }

    private static BigDecimal perYearOfDays(long quantity, BigDecimal days) {
        return BigDecimal.valueOf(quantity).multiply(DAYS_PER_YEAR).divide(days, 0, RoundingMode.HALF_EVEN);
    }

    // ---- shared -------------------------------------------------------------------------------------------------

    private static long total(Collection<Long> quantities) {
        return quantities.stream().reduce(0L, Math::addExact);
    }

    private static Map<String, BigDecimal> exact(Map<String, Long> quantities) {
        Map<String, BigDecimal> exact = new LinkedHashMap<>();
        quantities.forEach((code, quantity) -> exact.put(code, BigDecimal.valueOf(quantity)));
        return Collections.unmodifiableMap(exact);
    }

    /** Puts what was computed into a figure. */
    private record Result(Plan plan, Period period) {

        Kind kind() {
            return plan.declaration().kind();
        }

        Figure of(
                BigDecimal value,
                BigDecimal upper,
                Map<String, BigDecimal> evidence,
                List<String> members,
                List<Part> parts) {
            // A bound is only worth stating where what is doubtful could change the value.
            BigDecimal atMost = upper.compareTo(value) > 0 ? upper : null;
            return figure(value, atMost, evidence, members, parts, null);
        }

        Figure set(SortedMap<String, String> bestByMember, int possible) {
            Map<String, Long> evidence = new TreeMap<>(Evidence.ORDER);
            bestByMember.values().forEach(best -> evidence.merge(best, 1L, Long::sum));
            return of(
                    BigDecimal.valueOf(bestByMember.size()),
                    BigDecimal.valueOf(possible),
                    exact(evidence),
                    List.copyOf(bestByMember.keySet()),
                    List.of());
        }

        Figure absent(String reason) {
            return figure(null, null, Map.of(), List.of(), List.of(), reason);
        }

        private Figure figure(
                @Nullable BigDecimal value,
                @Nullable BigDecimal atMost,
                Map<String, BigDecimal> evidence,
                List<String> members,
                List<Part> parts,
                @Nullable String absent) {
            FigureDeclaration declaration = plan.declaration();
            return new Figure(
                    declaration.id(),
                    declaration.kind(),
                    declaration.unit(),
                    period,
                    value,
                    atMost,
                    evidence,
                    List.copyOf(members),
                    List.copyOf(parts),
                    plan.source(),
                    absent);
        }
    }
}
