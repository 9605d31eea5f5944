package org.palermo.reports.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Registers.Activity;
import org.palermo.reports.figures.Registers.Assistance;
import org.palermo.reports.figures.Registers.Body;
import org.palermo.reports.figures.Registers.Case;
import org.palermo.reports.figures.Registers.Charge;
import org.palermo.reports.figures.Registers.Contribution;
import org.palermo.reports.figures.Registers.Grant;
import org.palermo.reports.figures.Registers.Partner;
import org.palermo.reports.figures.Registers.Training;
import org.palermo.reports.figures.Registers.Treaty;
import org.palermo.reports.figures.Registers.Version;

/**
 * The figures once more, from the registers' states instead of postings, by the words of their definitions: no accounts,
 * no cells, no declarations.
 */
final class PlainFold {

    private final Period period;
    private final List<Version> states = new ArrayList<>();

    PlainFold(Registers registers, Period period, @Nullable LocalDate knownOn) {
        this.period = period;
        registers.entities().forEach(entity -> entity.at(knownOn).ifPresent(states::add));
    }

    /** A value and its bound; a bound that is not above the value is null. */
    record Answer(@Nullable BigDecimal value, @Nullable BigDecimal atMost) {
        static Answer of(BigDecimal value, BigDecimal upper) {
            return new Answer(value, upper.compareTo(value) > 0 ? upper : null);
        }
    }

    Answer answer(String figure) {
        return switch (figure) {
            case "activities" -> flow(Activity.class, this::isOurs, _ -> 1);
            case "countries.direct" ->
                flowSet(body -> body instanceof Activity a && isOurs(a) && a.direct() ? a.countries() : Set.of());
            case "countries.supported" ->
                flowSet(body -> switch (body) {
                    case Activity a when isOurs(a) -> a.countries();
                    case Training t when t.programme().equals("global") -> t.countries();
                    default -> Set.of();
                });
            case "participants" -> flow(Training.class, t -> t.programme().equals("global"), Training::participants);
            case "participants.trained" ->
                flow(Training.class, t -> t.programme().equals("global"), Training::trained);
            case "cases.added" -> flow(Case.class, _ -> true, _ -> 1);
            case "cases.stock" -> stock(Case.class, _ -> true, _ -> 1);
            case "cases.countries" ->
                stockSet(body -> body instanceof Case c && !c.jurisdiction().equals("ECHR")
                        ? Set.of(c.jurisdiction())
                        : Set.of());
            case "partners" -> flowSet(body -> body instanceof Partner p ? Set.of(p.organisation()) : Set.of());
            case "treaty.parties" -> parties();
            case "treaty.parties.new" -> newParties();
            case "fund.received" -> stock(Contribution.class, Contribution::received, Contribution::cents);
            case "fund.pledged" -> stock(Contribution.class, c -> !c.received(), Contribution::cents);
            case "fund.granted" -> stock(Grant.class, _ -> true, Grant::cents);
            case "fund.projects" -> stock(Grant.class, _ -> true, _ -> 1);
            case "fund.project-countries" -> stockSet(body -> body instanceof Grant g ? Set.of(g.country()) : Set.of());
            case "fund.donors.private" ->
                stockSet(body -> body instanceof Contribution c && isPrivate(c) ? Set.of(c.donor()) : Set.of());
            case "fund.available" -> available();
            case "fund.received.private-share" -> privateShare();
            case "fund.received.average-per-year" -> averagePerYear();
            case "fund.received.in-year" -> inYear();
            case "fund.survivors-per-year" -> survivorsPerYear();
            default -> throw new IllegalArgumentException(figure);
        };
    }

    private boolean isOurs(Activity activity) {
        return activity.programme().equals("global") && !activity.category().equals("normative");
    }

    private static boolean isPrivate(Contribution contribution) {
        return contribution.received() && contribution.type().equals("private-sector");
    }

    // ---- dates: day by day --------------------------------------------------------------------------------------

    private boolean allInside(Body body) {
        return body.date().from().datesUntil(body.date().to().plusDays(1)).allMatch(this::isInside);
    }

    private boolean someInside(Body body) {
        return body.date().from().datesUntil(body.date().to().plusDays(1)).anyMatch(this::isInside);
    }

    private boolean isInside(LocalDate day) {
        return day.compareTo(period.from()) >= 0 && day.compareTo(period.to()) <= 0;
    }

    private boolean allBy(Body body) {
        return body.date().to().compareTo(period.to()) <= 0;
    }

    private boolean someBy(Body body) {
        return body.date().from().compareTo(period.to()) <= 0;
    }

    // ---- figures ------------------------------------------------------------------------------------------------

    private <B extends Body> long sum(Class<B> kind, Predicate<B> which, ToLongFunction<B> many, Predicate<Body> when) {
        return states.stream()
                .map(Version::body)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .filter(when)
                .mapToLong(many)
                .sum();
    }

    private <B extends Body> Answer flow(Class<B> kind, Predicate<B> which, ToLongFunction<B> many) {
        return whole(sum(kind, which, many, this::allInside), sum(kind, which, many, this::someInside));
    }

    private <B extends Body> Answer stock(Class<B> kind, Predicate<B> which, ToLongFunction<B> many) {
        return whole(sum(kind, which, many, this::allBy), sum(kind, which, many, this::someBy));
    }

    private static Answer whole(long value, long upper) {
        return Answer.of(BigDecimal.valueOf(value), BigDecimal.valueOf(upper));
    }

    private Answer flowSet(Function<Body, Set<String>> members) {
        return whole(
                set(members, this::allInside).size(),
                set(members, this::someInside).size());
    }

    private Answer stockSet(Function<Body, Set<String>> members) {
        return whole(
                set(members, this::allBy).size(), set(members, this::someBy).size());
    }

    private Set<String> set(Function<Body, Set<String>> members, Predicate<Body> when) {
        Set<String> set = new HashSet<>();
        bodies().stream().filter(when).map(members).forEach(set::addAll);
        return set;
    }

    private List<Body> bodies() {
        List<Body> bodies = new ArrayList<>();
        for (Version state : states) {
            if (state.body() != null) {
                bodies.add(state.body());
            }
        }
        return bodies;
    }

    private List<Treaty> actions() {
        return bodies().stream()
                .filter(Treaty.class::isInstance)
                .map(Treaty.class::cast)
                .filter(action -> action.instrument().equals("trafficking-protocol"))
                .toList();
    }

    private Answer parties() {
        Map<String, Integer> certain = new TreeMap<>();
        Map<String, Integer> all = new TreeMap<>();
        for (Treaty action : actions()) {
            int step = action.binding() ? 1 : -1;
            if (allBy(action)) {
                certain.merge(action.party(), step, Integer::sum);
            }
            if (someBy(action)) {
                all.merge(action.party(), step, Integer::sum);
            }
        }
        Set<String> now = positive(certain);
        Set<String> either = positive(all);
        either.addAll(now);
        return whole(now.size(), either.size());
    }

    private static Set<String> positive(Map<String, Integer> balances) {
        Set<String> members = new HashSet<>();
        balances.forEach((member, balance) -> {
            if (balance > 0) {
                members.add(member);
            }
        });
        return members;
    }

    /** The first action's day is at least the earliest first day and at most the earliest last day of all. */
    private Answer newParties() {
        long certain = 0;
        long possible = 0;
        for (String party : List.of("MDA", "GEO", "TCD", "KEN", "XAA")) {
            List<Treaty> binding = actions().stream()
                    .filter(action -> action.binding() && action.party().equals(party))
                    .toList();
            if (!binding.isEmpty()) {
                LocalDate earliest = binding.stream()
                        .map(a -> a.date().from())
                        .min(LocalDate::compareTo)
                        .orElseThrow();
                LocalDate latest = binding.stream()
                        .map(a -> a.date().to())
                        .min(LocalDate::compareTo)
                        .orElseThrow();
                certain += isInside(earliest) && isInside(latest) ? 1 : 0;
                possible += binding.stream()
                                .flatMap(a ->
                                        a.date().from().datesUntil(a.date().to().plusDays(1)))
                                .anyMatch(day -> !day.isAfter(latest) && isInside(day))
                        ? 1
                        : 0;
            }
        }
        return whole(certain, possible);
    }

    private Answer available() {
        long out = sum(Grant.class, _ -> true, Grant::cents, this::allBy)
                + sum(Charge.class, _ -> true, Charge::cents, this::allBy);
        return whole(received(this::allBy) - out, received(this::someBy) - out);
    }

    private long received(Predicate<Body> when) {
        return sum(Contribution.class, Contribution::received, Contribution::cents, when);
    }

    private Answer privateShare() {
        long all = received(this::allBy);
        if (all == 0) {
            return new Answer(null, null);
        }
        long certain = sum(Contribution.class, PlainFold::isPrivate, Contribution::cents, this::allBy);
        long possible = sum(Contribution.class, PlainFold::isPrivate, Contribution::cents, this::someBy);
        return Answer.of(ratio(certain, all), ratio(possible, all - certain + possible));
    }

    private static BigDecimal ratio(long part, long all) {
        return new BigDecimal(part).divide(new BigDecimal(all), 6, RoundingMode.HALF_EVEN);
    }

    private Answer averagePerYear() {
        LocalDate first = bodies().stream()
                .filter(body -> body instanceof Contribution c && c.received() && allBy(c))
                .map(body -> body.date().from())
                .min(LocalDate::compareTo)
                .orElse(null);
        if (first == null) {
            return new Answer(null, null);
        }
        long days = Math.max(1, ChronoUnit.DAYS.between(first, period.to()));
        return Answer.of(perYear(received(this::allBy), days), perYear(received(this::someBy), days));
    }

    /** Cents a year: 1461 days are four years. */
    private static BigDecimal perYear(long cents, long days) {
        return new BigDecimal(cents)
                .multiply(new BigDecimal(1461))
                .divide(new BigDecimal(days).multiply(new BigDecimal(4)), 0, RoundingMode.HALF_EVEN);
    }

    private Answer inYear() {
        List<Integer> years = fullYears();
        if (years.isEmpty()) {
            return new Answer(null, null);
        }
        return whole(received(body -> body.date().from().getYear() == years.getLast()), 0);
    }

    private Answer survivorsPerYear() {
        List<Long> any = fullYears().stream()
                .map(year -> sum(
                        Assistance.class,
                        _ -> true,
                        Assistance::survivors,
                        body -> body.date().from().getYear() == year))
                .filter(survivors -> survivors > 0)
                .toList();
        if (any.isEmpty()) {
            return new Answer(null, null);
        }
        BigDecimal all = any.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = all.divide(BigDecimal.valueOf(any.size()), 2, RoundingMode.HALF_EVEN);
        return new Answer(mean, null);
    }

    private List<Integer> fullYears() {
        List<Integer> years = new ArrayList<>();
        for (int year = period.from().getYear(); year <= period.to().getYear(); year++) {
            if (isInside(LocalDate.ofYearDay(year, 1))
                    && isInside(Year.of(year).atMonth(12).atEndOfMonth())) {
                years.add(year);
            }
        }
        return years;
    }
}
