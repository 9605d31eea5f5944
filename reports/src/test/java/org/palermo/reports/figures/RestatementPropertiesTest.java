package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.changes.ChangeReader;
import org.palermo.reports.changes.ChangeReport;
import org.palermo.reports.changes.Changes;
import org.palermo.reports.changes.FigureChange;
import org.palermo.reports.changes.Span;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;

/**
 * What is told of changes lies between two reports that are computed apart, each from a ledger that never heard of what came
 * later and in which merged parties were called by one name all along; a failure prints the seed.
 */
class RestatementPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2014, 1, 1);
    private static final int DAYS = 1200;
    private static final Declarations DECLARATIONS = Declarations.standard();

    /** One is merged into another from a moment on, and perhaps split again at a later one. */
    private record Stated(
            String type,
            String alias,
            String into,
            LocalDateTime merged,
            @Nullable LocalDateTime split) {

        boolean standsAt(@Nullable LocalDate day) {
            return (day == null || isBy(merged, day)) && (split == null || day != null && !isBy(split, day));
        }

        RecordId entity() {
            return new RecordId("identity", type + ":" + alias);
        }
    }

    private record History(List<Entry> entries, List<Stated> identities) {

        static History random(Random random) {
            List<Stated> identities = new ArrayList<>();
            identities.addAll(merges("donor", List.of("P-0", "M-0", "P-1", "M-1", "P-2", "M-2"), random));
            identities.addAll(merges("partner", List.of("La_Strada", "Payoke", "Anesvad"), random));
            return new History(Registers.random(random).postings(), identities);
        }

        private static List<Stated> merges(String type, List<String> ids, Random random) {
            List<Stated> merges = new ArrayList<>();
            for (int i = 1; i < ids.size(); i++) {
                if (random.nextBoolean()) {
                    LocalDateTime merged = FIRST.atTime(random.nextInt(24), 0).plusDays(random.nextInt(DAYS));
                    merges.add(new Stated(
                            type,
                            ids.get(i),
                            ids.get(random.nextInt(i)),
                            merged,
                            random.nextBoolean() ? null : merged.plusHours(1 + random.nextInt(24 * 400))));
                }
            }
            return merges;
        }

        /** Every report that may be asked for at once. */
        FigureEngine engine() {
            return new FigureEngine(
                    DECLARATIONS,
                    new MergedLedger(
                            new ListedLedger(entries),
                            day -> Identities.of(identities.stream()
                                    .filter(one -> one.standsAt(day))
                                    .map(one -> new Merge(one.type(), one.alias(), one.into(), "", "", ""))
                                    .toList())),
                    FigureCases.IS_COUNTRY);
        }

        /** What was known by the end of a day, with parties under the names that they are counted by, and nothing else. */
        FigureEngine apart(LocalDate day) {
            Map<String, String> into = new HashMap<>();
            identities.stream()
                    .filter(one -> one.standsAt(day))
                    .forEach(one -> into.put(one.type() + " " + one.alias(), one.into()));
            return new FigureEngine(
                    DECLARATIONS,
                    new ListedLedger(entries.stream()
                            .filter(entry -> isBy(entry.knownAt(), day))
                            .map(entry -> called(entry, into))
                            .toList()),
                    FigureCases.IS_COUNTRY);
        }

        private static Entry called(Entry entry, Map<String, String> into) {
            String type = entry.account().equals("partners") ? "partner" : "donor";
            String party = entry.party();
            for (String next = party; next != null; next = into.get(type + " " + next)) {
                party = next;
            }
            return new Entry(
                    entry.account(),
                    entry.date(),
                    entry.quantity(),
                    entry.entity(),
                    entry.knownAt(),
                    entry.programme(),
                    entry.jurisdiction(),
                    entry.region(),
                    entry.category(),
                    party,
                    entry.evidence());
        }
    }

    private static boolean isBy(LocalDateTime moment, LocalDate day) {
        return moment.isBefore(day.plusDays(1).atStartOfDay());
    }

    @Property(tries = 80)
    void whatIsRestatedLiesBetweenTwoReportsComputedApart(@ForAll long seed) {
        Random random = new Random(seed);
        History history = History.random(random);
        LocalDate since = FIRST.plusDays(random.nextInt(DAYS));
        LocalDate until = since.plusDays(random.nextInt(DAYS));
        LocalDate from = LocalDate.of(2013, 1, 1).plusDays(random.nextInt(900));
        Period period = new Period(from, from.plusDays(random.nextInt(900)));
        Map<String, List<Object>> then = figures(history.apart(since), new Question(period, "global", null));
        Map<String, List<Object>> now = figures(history.apart(until), new Question(period, "global", null));

        FigureEngine engine = history.engine();
        ChangeReport report = new Changes(
                        engine, new Movements(DECLARATIONS, FigureCases.IS_COUNTRY), new Recorded(history))
                .of(new Span(since, until), period, "global");

        // what came later changes nothing of what was known before
        assertEquals(then, figures(engine, new Question(period, "global", since)));
        assertEquals(now, figures(engine, new Question(period, "global", until)));
        assertEquals(
                then.keySet().stream()
                        .filter(id -> !Objects.equals(then.get(id), now.get(id)))
                        .sorted()
                        .toList(),
                report.figures().stream().map(FigureChange::id).sorted().toList());
        Set<RecordId> changed = changed(history, since, until);
        for (FigureChange change : report.figures()) {
            assertEquals(then.get(change.id()), seen(change.before()), change.id());
            assertEquals(now.get(change.id()), seen(change.after()), change.id());
            assertTrue(change.isExact(), () -> change.id() + ": " + change.movers());
            List<RecordId> causes =
                    change.movers().stream().map(FigureChange.Mover::entity).toList();
            assertFalse(causes.isEmpty(), () -> change.id() + " moved, and nothing moved it");
            assertEquals(causes.size(), new HashSet<>(causes).size(), () -> change.id() + ": " + causes);
            assertTrue(changed.containsAll(causes), () -> change.id() + ": " + causes + " of " + changed);
        }
    }

    private static Set<RecordId> changed(History history, LocalDate since, LocalDate until) {
        Set<RecordId> changed = new HashSet<>();
        history.entries().stream()
                .filter(entry -> !isBy(entry.knownAt(), since) && isBy(entry.knownAt(), until))
                .forEach(entry -> changed.add(new RecordId("entity", entry.entity())));
        history.identities().stream()
                .filter(one -> Stream.of(Stream.of(one.merged()), Stream.ofNullable(one.split()))
                        .flatMap(moments -> moments)
                        .anyMatch(moment -> !isBy(moment, since) && isBy(moment, until)))
                .forEach(one -> changed.add(one.entity()));
        return changed;
    }

    private static Map<String, List<Object>> figures(FigureEngine engine, Question question) {
        Map<String, List<Object>> figures = new TreeMap<>();
        engine.computeAll(DECLARATIONS.figures().stream()
                        .map(figure -> new Ask(figure.id(), question))
                        .toList())
                .forEach((ask, figure) -> figures.put(ask.figure(), seen(figure)));
        return figures;
    }

    /** What a reader sees of a figure: its value, its bound, its members and its parts. */
    private static List<Object> seen(Figure figure) {
        Map<String, String> parts = new TreeMap<>();
        figure.parts().forEach(part -> parts.put(part.key(), plain(part.value())));
        return List.of(plain(figure.value()), plain(figure.atMost()), figure.members(), parts);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    /** The events and postings of a history as tables would have them. */
    private record Recorded(History history) implements ChangeReader {

        @Override
        public List<RecordedEvent> eventsOfChanged(Span span) {
            LocalDate until = Objects.requireNonNull(span.until());
            Set<RecordId> changed = changed(history, span.since(), until);
            List<RecordedEvent> events = new ArrayList<>();
            Map<String, Set<LocalDateTime>> revisions = new TreeMap<>();
            history.entries()
                    .forEach(entry -> revisions
                            .computeIfAbsent(entry.entity(), _ -> new TreeSet<>())
                            .add(entry.knownAt()));
            revisions.forEach((id, moments) -> {
                RecordId entity = new RecordId("entity", id);
                int revision = 0;
                for (LocalDateTime moment : moments) {
                    revision++;
                    if (changed.contains(entity) && isBy(moment, until)) {
                        events.add(event(entity, revision, moment, false, "{}"));
                    }
                }
            });
            for (Stated one : history.identities()) {
                String body = "{\"type\":\"" + one.type() + "\",\"alias\":\"" + one.alias() + "\",\"canonical\":\""
                        + one.into() + "\"}";
                if (changed.contains(one.entity()) && isBy(one.merged(), until)) {
                    events.add(event(one.entity(), 1, one.merged(), false, body));
                    LocalDateTime split = one.split();
                    if (split != null && isBy(split, until)) {
                        events.add(event(one.entity(), 2, split, true, body));
                    }
                }
            }
            return events;
        }

        private static RecordedEvent event(
                RecordId entity, int revision, LocalDateTime moment, boolean withdrawn, String body) {
            Instant known = moment.toInstant(ZoneOffset.UTC);
            return new RecordedEvent(
                    "topic",
                    0,
                    revision,
                    known,
                    "posted",
                    "",
                    "",
                    entity,
                    entity + " " + revision,
                    revision,
                    known,
                    known,
                    "office",
                    "a source",
                    "reported",
                    "",
                    false,
                    withdrawn,
                    body);
        }

        @Override
        public List<PostingLine> postings(Span span) {
            return new ListedLedger(history.entries())
                            .lines(
                                    span.until(),
                                    history.entries().stream()
                                            .map(Entry::account)
                                            .distinct()
                                            .map(account ->
                                                    new LedgerReader.Window(account, null, Segments.LAST, Set.of()))
                                            .toList())
                            .stream()
                            .filter(line -> !line.knownAt()
                                    .isBefore(span.since()
                                            .plusDays(1)
                                            .atStartOfDay()
                                            .toInstant(ZoneOffset.UTC)))
                            .toList();
        }

        @Override
        public @Nullable Instant firstKnown() {
            return null;
        }

        @Override
        public @Nullable LocalDate firstOccurred() {
            return null;
        }

        @Override
        public long publishedLater(LocalDate day) {
            return 0;
        }
    }
}
