package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure.Source;
import org.palermo.reports.figures.LedgerReader.Interval;
import org.palermo.reports.figures.LedgerReader.Read;
import org.palermo.reports.figures.LedgerReader.Window;

/**
 * The one engine that computes every figure: it plans what to read, reads it with as few reads as it can, and leaves the
 * arithmetic to {@link Arithmetic}.
 */
public final class FigureEngine {

    private final Declarations declarations;
    private final Accounts accounts = Accounts.standard();
    private final LedgerReader ledger;
    private final Arithmetic arithmetic;
    private final Predicate<String> isCountry;
    private final BiConsumer<Ask, Figure> told;

    /**
     * @param declarations the figures it knows
     * @param ledger where cells are read from
     * @param isCountry whether a jurisdiction's code counts where countries are counted: not a body's
     */
    public FigureEngine(Declarations declarations, LedgerReader ledger, Predicate<String> isCountry) {
        this(declarations, ledger, isCountry, (_, _) -> {});
    }

    /**
     * @param told hears of every figure that is computed of all parties together, and of what was asked, in the thread that
     *     asks
     */
    public FigureEngine(
            Declarations declarations, LedgerReader ledger, Predicate<String> isCountry, BiConsumer<Ask, Figure> told) {
        this.told = told;
        this.declarations = declarations;
        this.ledger = ledger;
        this.arithmetic = new Arithmetic(isCountry);
        this.isCountry = isCountry;
    }

    /** The figures it knows, in the declared order. */
    public List<FigureDeclaration> declarations() {
        return declarations.figures();
    }

    /** @throws IllegalArgumentException if no figure has that id */
    public Figure compute(String id, Question question) {
        Ask ask = new Ask(id, question);
        return Objects.requireNonNull(computeAll(List.of(ask)).get(ask));
    }

    /**
     * A sum of one party alone: what one donor gave ({@code fund.received}, {@code fund.pledged}).
     *
     * @throws IllegalArgumentException if no figure has that id, or it is no sum
     */
    public Figure compute(String id, Question question, String party) {
        FigureDeclaration declaration = declarations.figure(id);
        boolean sums = switch (declaration.operation()) {
            case SUM, SUM_OF_LAST_FULL_YEAR -> true;
            case MEAN_OF_FULL_YEARS, DISTINCT, NEWLY_DISTINCT, DIFFERENCE, SHARE, AVERAGE_PER_YEAR -> false;
        };
        if (!sums) {
            throw new IllegalArgumentException("figure " + id + " cannot be asked of one party: it is no sum");
        }
        return only(List.of(Plan.of(declaration.of(counted(declaration, party, question)), question)));
    }

    /**
     * Postings with their parties as figures count them.
     *
     * @param knownOn as known by the end of that day, UTC; null for all that is recorded
     */
    public List<PostingLine> counted(List<PostingLine> lines, @Nullable LocalDate knownOn) {
        return ledger.identities(knownOn).counted(lines, accounts);
    }

    /** Whose identifiers a figure counts: donor, ngo or partner; empty where it counts no parties. */
    public Optional<String> partiesOf(String figure) {
        FigureDeclaration declaration = declarations.figure(figure);
        return declaration.distinctBy() == Dimension.PARTY
                ? accounts.partiesOf(declaration.selections().getFirst().account())
                : Optional.empty();
    }

    /** By what parties among these postings are counted as others, by alias. */
    private List<Merge> merges(List<PostingLine> lines, Question question) {
        if (lines.stream().noneMatch(line -> accounts.partiesOf(line.account()).isPresent())) {
            return List.of();
        }
        Identities identities = ledger.identities(question.knownOn());
        return identities.isEmpty()
                ? List.of()
                : lines.stream()
                        .flatMap(line -> accounts.partiesOf(line.account()).stream()
                                .flatMap(type -> identities.into(type, line.party()).stream()))
                        .distinct()
                        .sorted(Comparator.comparing(Merge::type).thenComparing(Merge::alias))
                        .toList();
    }

    /** One who was merged is asked for under the identifier that is kept. */
    private String counted(FigureDeclaration figure, String party, Question question) {
        return accounts.partiesOf(figure.selections().getFirst().account())
                .map(type -> ledger.identities(question.knownOn()).counted(type, party))
                .orElse(party);
    }

    /**
     * A figure with the postings that it is computed from: the figure as {@link #compute} gives it, and every posting that
     * its selections take, each with how its days stand to what was asked.
     *
     * @param party whose postings alone count, as {@link #compute(String, Question, String)} has it; null for all
     * @throws IllegalArgumentException if no figure has that id, or it is asked of one party and is no sum
     */
    public Trace trace(String id, Question question, @Nullable String party) {
        Figure figure = party == null ? compute(id, question) : compute(id, question, party);
        FigureDeclaration declared = declarations.figure(id);
        FigureDeclaration declaration = party == null ? declared : declared.of(counted(declared, party, question));
        Plan plan = Plan.of(declaration, question);
        Period scope = plan.scope();
        if (scope == null) {
            return new Trace(declaration, question, figure, List.of(), null, null);
        }
        List<PostingLine> lines = ledger.lines(question.knownOn(), plan.windows());
        Breakdown breakdown = declaration.breakdown();
        return new Trace(
                declaration,
                question,
                figure,
                declaration.selections().stream()
                        .map(selection -> operand(selection, lines, plan, scope))
                        .toList(),
                breakdown == null ? null : operand(breakdown.selection(), lines, plan, scope),
                firstDay(plan),
                showsParties(declaration, party) ? merges(lines, question) : List.of());
    }

    /** Where parties are counted or named; a sum over all of them does not change by who they are. */
    private static boolean showsParties(FigureDeclaration declaration, @Nullable String party) {
        return party != null || declaration.distinctBy() == Dimension.PARTY;
    }

    /**
     * As {@link #trace}, of many figures with as few reads as possible: beside those of the figures one of postings for
     * each day of knowledge among them.
     *
     * @throws IllegalArgumentException if no figure has one of the ids
     */
    public List<Trace> traceAll(Collection<Ask> asks) {
        Map<Ask, Figure> figures = computeAll(asks);
        Map<Group, Map<String, Window>> windows = new LinkedHashMap<>();
        figures.keySet().forEach(ask -> {
            Plan plan = plan(ask);
            Map<String, Window> together = windows.computeIfAbsent(postings(plan), _ -> new LinkedHashMap<>());
            plan.windows().forEach(window -> together.merge(window.account(), window, Window::and));
        });
        Map<Group, Map<String, List<PostingLine>>> lines = new HashMap<>();
        windows.forEach((group, together) -> lines.put(
                group,
                together.isEmpty()
                        ? Map.of()
                        : ledger.lines(group.knownOn(), List.copyOf(together.values())).stream()
                                .collect(Collectors.groupingBy(PostingLine::account))));
        List<Trace> traces = new ArrayList<>();
        figures.forEach((ask, figure) -> {
            Plan plan = plan(ask);
            traces.add(trace(plan, figure, lines.getOrDefault(postings(plan), Map.of())));
        });
        return List.copyOf(traces);
    }

    private Plan plan(Ask ask) {
        return Plan.of(declarations.figure(ask.figure()), ask.question());
    }

    private static Group postings(Plan plan) {
        return new Group(Source.POSTINGS, plan.question().knownOn());
    }

    private Trace trace(Plan plan, Figure figure, Map<String, List<PostingLine>> lines) {
        FigureDeclaration declaration = plan.declaration();
        Period scope = plan.scope();
        if (scope == null) {
            return new Trace(declaration, plan.question(), figure, List.of(), null, null);
        }
        Breakdown breakdown = declaration.breakdown();
        return new Trace(
                declaration,
                plan.question(),
                figure,
                declaration.selections().stream()
                        .map(selection -> operand(selection, of(selection, lines), plan, scope))
                        .toList(),
                breakdown == null
                        ? null
                        : operand(breakdown.selection(), of(breakdown.selection(), lines), plan, scope),
                firstDay(plan));
    }

    private static List<PostingLine> of(Selection selection, Map<String, List<PostingLine>> lines) {
        return lines.getOrDefault(selection.account(), List.of());
    }

    private Trace.Operand operand(Selection selection, List<PostingLine> lines, Plan plan, Period scope) {
        return new Trace.Operand(
                selection,
                lines.stream()
                        .filter(line ->
                                selection.takes(line.cell(), plan.question().programme(), isCountry))
                        .map(line -> new Trace.Traced(
                                line, Standing.of(plan.declaration().kind(), scope, line.from(), line.to())))
                        .toList());
    }

    /**
     * Many figures with as few reads as possible: one for each source and day of knowledge among them.
     *
     * @throws IllegalArgumentException if no figure has one of the ids, or has not the breakdown that is asked of it
     */
    public Map<Ask, Figure> computeAll(Collection<Ask> asks) {
        List<Ask> distinct = asks.stream().distinct().toList();
        List<Figure> computed = run(distinct.stream()
                .map(ask -> Plan.of(asked(ask), ask.question()))
                .toList());
        Map<Ask, Figure> figures = new LinkedHashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            figures.put(distinct.get(i), computed.get(i));
            synchronized (told) { // who hears need not be safe for several threads
                told.accept(distinct.get(i), computed.get(i));
            }
        }
        return figures;
    }

    private FigureDeclaration asked(Ask ask) {
        FigureDeclaration declared = declarations.figure(ask.figure());
        String by = ask.by();
        return by == null ? declared : declared.by(by);
    }

    /**
     * Many figures of which each may be narrowed to a part, with as few reads as possible.
     *
     * @return in the order asked; null where the ledger cannot tell the part from the rest
     * @throws IllegalArgumentException if no figure has one of the ids
     */
    public List<@Nullable Figure> computeParts(List<PartAsk> asks) {
        List<Plan> plans = new ArrayList<>();
        List<@Nullable Plan> byAsk = new ArrayList<>();
        for (PartAsk ask : asks) {
            Plan plan = ask.part()
                    .of(declarations.figure(ask.figure()), accounts)
                    .map(narrowed -> Plan.of(narrowed, ask.question()))
                    .orElse(null);
            byAsk.add(plan);
            if (plan != null) {
                plans.add(plan);
            }
        }
        Iterator<Figure> computed = run(plans).iterator();
        List<@Nullable Figure> figures = new ArrayList<>();
        byAsk.forEach(plan -> figures.add(plan == null ? null : computed.next()));
        return figures;
    }

    /**
     * A part of a figure for one question.
     *
     * @param figure id as declared
     * @param part which is asked for
     * @param question period, programme and day of knowledge
     */
    public record PartAsk(String figure, Narrowing part, Question question) {}

    private Figure only(List<Plan> plans) {
        return run(plans).getFirst();
    }

    private List<Figure> run(List<Plan> plans) {
        Map<Group, List<Plan>> groups = new LinkedHashMap<>();
        for (Plan plan : plans) {
            Group group = new Group(plan.source(), plan.question().knownOn());
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(plan);
        }
        Map<Group, Reading<Map<String, List<Cell>>>> cells = new HashMap<>();
        groups.forEach((group, together) -> cells.put(group, Reading.begin(() -> read(group, together))));
        Map<FirstDay, Reading<@Nullable LocalDate>> firstDays = new HashMap<>();
        plans.forEach(plan -> {
            FirstDay asked = FirstDay.of(plan);
            if (asked != null) {
                firstDays.computeIfAbsent(asked, _ -> Reading.begin(() -> firstDay(asked)));
            }
        });
        Map<Plan, Figure> figures = new HashMap<>();
        cells.forEach((group, read) -> {
            for (Plan plan : groups.getOrDefault(group, List.of())) {
                FirstDay asked = FirstDay.of(plan);
                Reading<@Nullable LocalDate> firstDay = asked == null ? null : firstDays.get(asked);
                figures.put(plan, arithmetic.compute(plan, read.get(), firstDay == null ? null : firstDay.get()));
            }
        });
        return plans.stream().map(figures::get).toList();
    }

    private Map<String, List<Cell>> read(Group group, List<Plan> plans) {
        Map<String, Window> windows = new LinkedHashMap<>();
        Set<LocalDate> boundaries = new HashSet<>();
        for (Plan plan : plans) {
            plan.windows().forEach(window -> windows.merge(window.account(), window, Window::and));
            boundaries.addAll(plan.boundaries());
        }
        Map<String, List<Cell>> cells = new HashMap<>();
        if (!windows.isEmpty()) {
            Read read = new Read(group.source(), group.knownOn(), sharing(windows.values()), Segments.at(boundaries));
            ledger.cells(read)
                    .forEach(cell -> cells.computeIfAbsent(cell.account(), _ -> new ArrayList<>())
                            .add(cell));
        }
        return cells;
    }

    /** An account that is cut like no other takes the read's segments: each list of them costs every row a comparison. */
    private static List<Window> sharing(Collection<Window> windows) {
        Map<Optional<Segments>, Integer> accounts = new HashMap<>();
        windows.forEach(window -> accounts.merge(Optional.ofNullable(window.segments()), 1, Integer::sum));
        return windows.stream()
                .map(window -> accounts.getOrDefault(Optional.ofNullable(window.segments()), 1) > 1
                        ? window
                        : window.inSegmentsOfRead())
                .toList();
    }

    /** Totals hold months, so the first day comes from the postings in any case. */
    private @Nullable LocalDate firstDay(FirstDay asked) {
        return ledger.intervals(asked.account(), asked.knownOn(), asked.until()).stream()
                .filter(interval -> !interval.to().isAfter(asked.until()))
                .map(Interval::from)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private @Nullable LocalDate firstDay(Plan plan) {
        FirstDay asked = FirstDay.of(plan);
        return asked == null ? null : firstDay(asked);
    }

    /** The first day of an account that is asked for. */
    private record FirstDay(String account, @Nullable LocalDate knownOn, LocalDate until) {

        static @Nullable FirstDay of(Plan plan) {
            String account = plan.accountOfFirstDay();
            return account == null
                    ? null
                    : new FirstDay(
                            account,
                            plan.question().knownOn(),
                            plan.question().period().to());
        }
    }

    /** Plans that one read can serve. */
    private record Group(Source source, @Nullable LocalDate knownOn) {}
}
