package org.palermo.reports.targets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.FigureEngine.PartAsk;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.targets.Attainment.Problem;
import org.palermo.reports.targets.Attainment.Stage;

/** Lays the targets that stand beside their figures. */
public final class Targets {

    private static final String USD = "USD";
    private static final String SHARE = "share";
    private static final String PERCENT = "percent";

    private final FigureEngine engine;
    private final TargetReader reader;
    private final Map<String, FigureDeclaration> declared = new TreeMap<>();
    private final List<String> order;

    public Targets(FigureEngine engine, TargetReader reader) {
        this.engine = engine;
        this.reader = reader;
        this.order = engine.declarations().stream().map(FigureDeclaration::id).toList();
        engine.declarations().forEach(figure -> declared.put(figure.id(), figure));
    }

    /**
     * All targets of a programme's report, by figure in the declared order, then by end and identifier; those of no figure
     * last.
     *
     * @param day up to which the actual values count: the report's last
     * @param programme the report's; targets of another are left out
     * @param knownOn targets and figures as known by the end of that day, UTC; null for all that is recorded
     */
    public List<Attainment> at(LocalDate day, String programme, @Nullable LocalDate knownOn) {
        return of(
                reader.targets(knownOn).stream()
                        .filter(target -> isOf(target, programme))
                        .toList(),
                day,
                programme,
                knownOn);
    }

    /**
     * The targets that a report shows beside its figures: those whose own period shares a day with the report's, and those
     * without a first day that had not ended before it began.
     *
     * @param question the report's period, programme and day of knowledge
     * @param figures whose targets are looked at
     */
    public List<Attainment> within(Question question, Set<String> figures) {
        Period period = question.period();
        return of(
                reader.targets(question.knownOn()).stream()
                        .filter(target -> figures.contains(target.figure())
                                && !target.end().isBefore(period.from())
                                && (target.start() == null || !target.start().isAfter(period.to()))
                                && isOf(target, question.programme()))
                        .toList(),
                period.to(),
                question.programme(),
                question.knownOn());
    }

    private static boolean isOf(Target target, String programme) {
        return target.programme() == null || target.programme().equals(programme);
    }

    /** As {@link #at(LocalDate, String, LocalDate)}, of one figure alone. */
    public List<Attainment> of(String figure, LocalDate day, String programme, @Nullable LocalDate knownOn) {
        return at(day, programme, knownOn).stream()
                .filter(attainment -> attainment.target().figure().equals(figure))
                .toList();
    }

    private List<Attainment> of(List<Target> targets, LocalDate day, String programme, @Nullable LocalDate knownOn) {
        List<Target> sorted = targets.stream()
                .sorted(Comparator.comparingInt((Target target) -> rank(target.figure()))
                        .thenComparing(Target::end)
                        .thenComparing(Target::id))
                .toList();
        List<Begun> begun = sorted.stream().map(target -> begin(target, day)).toList();
        List<PartAsk> asks = new ArrayList<>();
        for (Begun one : begun) {
            if (one.over() != null) {
                asks.add(new PartAsk(
                        one.target().figure(), one.target().part(), new Question(one.over(), programme, knownOn)));
            }
        }
        Iterator<@Nullable Figure> figures = engine.computeParts(asks).iterator();
        List<Attainment> attainments = new ArrayList<>();
        for (Begun one : begun) {
            @Nullable Figure actual = one.over() == null ? null : figures.next();
            boolean noPart = one.over() != null && actual == null;
            attainments.add(new Attainment(
                    one.target(),
                    one.stage(),
                    one.goal(),
                    one.over(),
                    actual,
                    noPart ? Problem.NO_SUCH_PART : one.problem()));
        }
        return List.copyOf(attainments);
    }

    private int rank(String figure) {
        int at = order.indexOf(figure);
        return at < 0 ? order.size() : at;
    }

    /** A target before its figure is computed. */
    private record Begun(
            Target target,
            Stage stage,
            @Nullable BigDecimal goal,
            @Nullable Period over,
            @Nullable Problem problem) {}

    private Begun begin(Target target, LocalDate day) {
        FigureDeclaration figure = declared.get(target.figure());
        LocalDate start = target.start();
        boolean toCome = start != null && day.isBefore(start);
        Stage stage = toCome ? Stage.TO_COME : day.isBefore(target.end()) ? Stage.RUNNING : Stage.ENDED;
        if (figure == null) {
            return new Begun(target, stage, null, null, Problem.UNKNOWN_FIGURE);
        }
        BigDecimal goal = goal(target, figure.unit());
        Problem problem = problem(target, figure, goal);
        if (problem != null || toCome) {
            return new Begun(target, stage, goal, null, problem);
        }
        LocalDate last = day.isBefore(target.end()) ? day : target.end();
        LocalDate first = figure.kind() == Figure.Kind.FLOW ? Objects.requireNonNull(start) : last;
        return new Begun(target, stage, goal, new Period(first, last), null);
    }

    private static @Nullable Problem problem(Target target, FigureDeclaration figure, @Nullable BigDecimal goal) {
        LocalDate start = target.start();
        if (goal == null) {
            return Problem.OTHER_UNIT;
        }
        if (start == null && figure.kind() == Figure.Kind.FLOW) {
            return Problem.NO_START;
        }
        return start != null && target.end().isBefore(start) ? Problem.END_BEFORE_START : null;
    }

    /** The value as the figure counts: money in cents, a share as a part of 1; null where the units do not fit. */
    private static @Nullable BigDecimal goal(Target target, String unit) {
        BigDecimal value = new BigDecimal(target.value());
        if (unit.equals(SHARE)) {
            return target.unit().equals(PERCENT) ? value.movePointLeft(2) : null;
        }
        if (!target.unit().equals(unit)) {
            return null;
        }
        return unit.equals(USD) ? value.movePointRight(2) : value;
    }
}
