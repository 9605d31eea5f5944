package org.palermo.reports.changes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.FigureEngine;
import org.palermo.reports.figures.Moved;
import org.palermo.reports.figures.Movements;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.PostingLine;
import org.palermo.reports.figures.Question;
import org.palermo.reports.provenance.Fields;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;

/** Lays what is known after a span beside what was known before it. */
public final class Changes {

    private static final String IDENTITY = "identity";

    private static final Comparator<FigureChange.Mover> LARGEST_FIRST = Comparator.comparing(
                    (FigureChange.Mover mover) -> Math.abs(mover.effect()))
            .reversed()
            .thenComparing(FigureChange.Mover::entity);

    private final FigureEngine before;
    private final FigureEngine engine;
    private final Movements movements;
    private final ChangeReader reader;

    public Changes(FigureEngine engine, Movements movements, ChangeReader reader) {
        this(engine, engine, movements, reader);
    }

    /** @param before computes what was known before; it sees what the span says was known, or more with a later date */
    public Changes(FigureEngine before, FigureEngine engine, Movements movements, ChangeReader reader) {
        this.before = before;
        this.engine = engine;
        this.movements = movements;
        this.reader = reader;
    }

    /**
     * What became known in a span.
     *
     * @param period of the figures
     * @param programme whose activities and trainings count
     */
    public ChangeReport of(Span span, Period period, String programme) {
        List<PostingLine> lines = reader.postings(span);
        List<RecordChange> records = new ArrayList<>();
        long others = 0;
        for (RecordChange change : records(reader.eventsOfChanged(span), lines, span)) {
            if (touches(change, programme)) {
                records.add(change);
            } else {
                others++;
            }
        }
        return new ChangeReport(
                span,
                period,
                programme,
                figures(span, period, programme, engine.counted(lines, span.until()), records),
                records,
                others,
                span.published() == null ? reader.publishedLater(span.since()) : 0,
                reader.firstKnown(),
                false);
    }

    // ---- records ------------------------------------------------------------------------------------------------

    private static List<RecordChange> records(List<RecordedEvent> events, List<PostingLine> lines, Span span) {
        List<RecordChange> changes = new ArrayList<>();
        for (History history : History.of(events, lines)) {
            List<History.Step> within = new ArrayList<>();
            RecordedEvent before = null;
            for (History.Step step : history.steps()) {
                if (!span.hadKnown(step.event())) {
                    within.add(step);
                } else {
                    before = step.event().withdrawn() ? null : step.event();
                }
            }
            if (!within.isEmpty()) {
                changes.add(new RecordChange(history.entity(), within, before));
            }
        }
        return changes;
    }

    /** What has no programme touches all of them. */
    private static boolean touches(RecordChange change, String programme) {
        List<String> programmes = change.steps().stream()
                .flatMap(step -> step.postings().stream())
                .map(PostingLine::programme)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return programmes.isEmpty() || programmes.contains(programme);
    }

    // ---- figures ------------------------------------------------------------------------------------------------

    private List<FigureChange> figures(
            Span span, Period period, String programme, List<PostingLine> lines, List<RecordChange> records) {
        Question then = new Question(period, programme, span.knownBefore());
        Question now = new Question(period, programme, span.until());
        List<String> ids =
                engine.declarations().stream().map(FigureDeclaration::id).toList();
        Map<Ask, Figure> were =
                before.computeAll(ids.stream().map(id -> new Ask(id, then)).toList());
        Map<Ask, Figure> are =
                engine.computeAll(ids.stream().map(id -> new Ask(id, now)).toList());
        List<FigureChange> changes = new ArrayList<>();
        for (String id : ids) {
            Figure before = figure(were, new Ask(id, then));
            Figure after = figure(are, new Ask(id, now));
            if (FigureChange.differs(before, after)) {
                changes.add(change(before, after, new Ask(id, now), lines, records));
            }
        }
        return changes;
    }

    private static Figure figure(Map<Ask, Figure> figures, Ask ask) {
        Figure figure = figures.get(ask);
        if (figure == null) {
            throw new IllegalStateException("the engine did not compute " + ask);
        }
        return figure;
    }

    private FigureChange change(
            Figure before, Figure after, Ask ask, List<PostingLine> lines, List<RecordChange> records) {
        FigureChange bare = new FigureChange(before, after, movements.isAdditive(ask.figure()), List.of());
        Set<String> members = new HashSet<>(bare.added());
        members.addAll(bare.removed());
        Map<RecordId, Long> effects = new LinkedHashMap<>();
        Map<RecordId, Map<Line, Long>> net = new HashMap<>();
        for (Moved moved : movements.of(ask, lines)) {
            String member = movements.member(ask.figure(), moved.line());
            if (!members.isEmpty() && !members.contains(member)) {
                continue; // a set whose members changed: the others of its records did not do it
            }
            RecordId entity = new RecordId(moved.line().kind(), moved.line().entityId());
            effects.merge(entity, moved.effect(), Math::addExact);
            net.computeIfAbsent(entity, _ -> new HashMap<>())
                    .merge(Line.of(moved, member), moved.line().quantity(), Math::addExact);
        }
        List<FigureChange.Mover> movers = effects.entrySet().stream()
                .filter(entry -> !isStill(net.get(entry.getKey())))
                .map(entry -> new FigureChange.Mover(entry.getKey(), entry.getValue()))
                .sorted(LARGEST_FIRST)
                .collect(Collectors.toList());
        List<RecordId> merges = merges(ask.figure(), members::contains, records);
        if (movers.isEmpty() && merges.isEmpty()) {
            // its bound alone moved, by one whose date may lie in the period and who is no member
            merges = merges(ask.figure(), _ -> true, records);
        }
        merges.forEach(entity -> movers.add(new FigureChange.Mover(entity, 0)));
        return new FigureChange(before, after, bare.additive(), movers);
    }

    /**
     * The identities that made one of two parties, or two of one.
     *
     * @param moved whether it is by that party that the figure moved
     */
    private List<RecordId> merges(String figure, Predicate<String> moved, List<RecordChange> records) {
        String type = engine.partiesOf(figure).orElse("");
        return records.stream()
                .filter(record -> record.entity().kind().equals(IDENTITY))
                .filter(record -> states(record)
                        .anyMatch(stated -> type.equals(stated.get("type"))
                                && (moved.test(stated.getOrDefault("alias", ""))
                                        || moved.test(stated.getOrDefault("canonical", "")))))
                .map(RecordChange::entity)
                .toList();
    }

    private static Stream<Map<String, String>> states(RecordChange record) {
        return Stream.concat(
                        Stream.ofNullable(record.before()),
                        record.steps().stream().map(History.Step::event))
                .map(event -> Fields.of(event.body()));
    }

    /** Whether a record was corrected in what the figure does not look at: all that it took back, it posted again. */
    private static boolean isStill(@Nullable Map<Line, Long> net) {
        return net == null || net.values().stream().allMatch(quantity -> quantity == 0);
    }

    /** What the figure sees of a posting. */
    private record Line(
            String account,
            LocalDate from,
            LocalDate to,
            boolean counted,
            String member,
            String category,
            String party,
            String jurisdiction,
            String region) {

        static Line of(Moved moved, String member) {
            PostingLine line = moved.line();
            return new Line(
                    line.account(),
                    line.from(),
                    line.to(),
                    moved.counted(),
                    member,
                    line.category(),
                    line.party(),
                    line.jurisdiction(),
                    line.region());
        }
    }
}
