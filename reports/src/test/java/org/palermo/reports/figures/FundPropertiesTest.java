package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.FundAmounts.OfAward;
import org.palermo.reports.figures.FundAmounts.OfDonor;
import org.palermo.reports.figures.FundAmounts.OfYear;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordReader;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.DonorStatements;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.FundStatements;
import org.palermo.reports.statements.SurvivorTable;
import org.palermo.reports.targets.Target;
import org.palermo.reports.targets.TargetReader;
import org.palermo.schemas.values.PartialDate;

/**
 * What holds of the statements over any registers of the fund; a failure prints the seed. The expected amounts are added up
 * from the registers' own states, day by day, without accounts, cells or postings.
 */
class FundPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    private static final LocalDate NOW = LocalDate.of(2100, 1, 1);
    private static final List<String> EVIDENCE = List.of("documented", "reported", "illustrative");

    // ---- registers ----------------------------------------------------------------------------------------------

    /** What an entity is said to be; a null body withdraws it. */
    private record State(
            LocalDateTime knownAt,
            String evidence,
            @Nullable Body body) {}

    private record Entity(String id, List<State> states) {

        Optional<State> at(@Nullable LocalDate knownOn) {
            return states.stream()
                    .filter(state ->
                            knownOn == null || !state.knownAt().toLocalDate().isAfter(knownOn))
                    .reduce((_, later) -> later)
                    .filter(state -> state.body() != null);
        }
    }

    private sealed interface Body {
        PartialDate date();

        long cents();
    }

    private record Gift(PartialDate date, long cents, boolean received, String donor, String type) implements Body {}

    private record Grant(PartialDate date, long cents, String organization, String country) implements Body {}

    private record Payment(PartialDate date, long cents, String grant) implements Body {}

    private record Charge(PartialDate date, long cents, String type) implements Body {}

    private record Help(PartialDate date, long cents) implements Body {}

    private static List<Entity> registers(Random random) {
        List<Entity> entities = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(5);
            List<State> states = new ArrayList<>();
            LocalDateTime known = LocalDateTime.of(2013, 6, 1, 0, 0);
            do {
                known = known.plusHours(1 + random.nextInt(24 * 200));
                states.add(
                        new State(known, pick(random, EVIDENCE), random.nextInt(6) == 0 ? null : body(random, kind)));
            } while (random.nextInt(3) == 0);
            entities.add(new Entity("E" + i, states));
        }
        return entities;
    }

    private static Body body(Random random, int kind) {
        long cents = 1 + random.nextInt(1_000_000);
        return switch (kind) {
            case 0 ->
                new Gift(
                        date(random),
                        cents,
                        random.nextInt(4) > 0,
                        pick(random, List.of("D1", "D2", "D3")),
                        pick(random, List.of("member-state", "private-sector")));
            case 1 ->
                new Grant(
                        date(random),
                        cents,
                        pick(random, List.of("N1", "N2")),
                        pick(random, List.of("KEN", "GEO", "XAA")));
            // some grants do not exist, or are no grants
            case 2 -> new Payment(date(random), cents, "E" + random.nextInt(40));
            case 3 -> new Charge(date(random), cents, pick(random, List.of("reserve", "support-costs")));
            default -> new Help(PartialDate.ofYear(2013 + random.nextInt(4)), cents);
        };
    }

    private static PartialDate date(Random random) {
        LocalDate day = FIRST.plusDays(random.nextInt(4 * 365));
        return switch (random.nextInt(4)) {
            case 0 -> PartialDate.ofYear(day.getYear());
            case 1 -> PartialDate.ofMonth(YearMonth.from(day));
            default -> PartialDate.ofDay(day);
        };
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    // ---- as the ledger would have it ----------------------------------------------------------------------------

    private static ListedLedger ledger(List<Entity> entities) {
        List<Entry> entries = new ArrayList<>();
        for (Entity entity : entities) {
            List<Entry> standing = List.of();
            for (State state : entity.states()) {
                standing.forEach(entry -> entries.add(entry.negatedAt(state.knownAt())));
                standing = state.body() == null ? List.of() : posted(entity.id(), state, state.body());
                entries.addAll(standing);
            }
        }
        return new ListedLedger(entries);
    }

    private static List<Entry> posted(String id, State state, Body body) {
        return switch (body) {
            case Gift it -> {
                String account = it.received() ? "fund.received" : "fund.pledged";
                yield List.of(entry(account, it, it.cents(), id, state, "", it.type(), it.donor()));
            }
            case Grant it ->
                List.of(
                        entry("fund.grants", it, 1, id, state, it.country(), "", it.organization()),
                        entry("fund.committed", it, it.cents(), id, state, it.country(), "", it.organization()),
                        entry("fund.committed.by-grant", it, it.cents(), id, state, "", "", id));
            case Payment it ->
                List.of(
                        entry("fund.disbursed", it, it.cents(), id, state, "", "", ""),
                        entry("fund.disbursed.by-grant", it, it.cents(), id, state, "", "", it.grant()));
            case Charge it -> List.of(entry("fund.charges", it, it.cents(), id, state, "", it.type(), ""));
            case Help it -> List.of(entry("survivors", it, it.cents(), id, state, "", "", ""));
        };
    }

    private static Entry entry(
            String account,
            Body body,
            long quantity,
            String id,
            State state,
            String jurisdiction,
            String category,
            String party) {
        return new Entry(
                account,
                body.date(),
                quantity,
                id,
                state.knownAt(),
                "",
                jurisdiction,
                "",
                category,
                party,
                state.evidence());
    }

    // ---- added up by hand ---------------------------------------------------------------------------------------

    /** Sums of the states that are known, by where the last day of their date lies. */
    private static final class Naive {

        private final List<Entity> entities;
        private final FundQuestion question;

        Naive(List<Entity> entities, FundQuestion question) {
            this.entities = entities;
            this.question = question;
        }

        long before(Predicate<State> which) {
            LocalDate from = question.from();
            return from == null ? 0 : until(from.minusDays(1), which);
        }

        long moved(Predicate<State> which) {
            return until(question.at(), which) - before(which);
        }

        /** What is in the days whichever of its days a date means: every one of them is. */
        long atLeast(Predicate<State> which) {
            return sum(state -> which.test(state) && days(state).allMatch(this::isWithin));
        }

        /** What counts, and what has a day that does. */
        long atMost(Predicate<State> which) {
            return moved(which)
                    + sum(state -> which.test(state)
                            && last(state).isAfter(question.at())
                            && days(state).anyMatch(day -> !day.isAfter(question.at())));
        }

        private boolean isWithin(LocalDate day) {
            LocalDate from = question.from();
            return !day.isAfter(question.at()) && (from == null || !day.isBefore(from));
        }

        private long until(LocalDate day, Predicate<State> which) {
            return sum(state -> which.test(state) && !last(state).isAfter(day));
        }

        private long sum(Predicate<State> which) {
            long sum = 0;
            for (Entity entity : entities) {
                State state = entity.at(question.knownOn()).orElse(null);
                if (state != null && state.body() != null && which.test(state)) {
                    sum += state.body().cents();
                }
            }
            return sum;
        }

        private static java.util.stream.Stream<LocalDate> days(State state) {
            PartialDate date = date(state);
            return date.from().datesUntil(date.to().plusDays(1));
        }

        private static LocalDate last(State state) {
            return date(state).to();
        }

        private static PartialDate date(State state) {
            Body body = state.body();
            if (body == null) {
                throw new IllegalStateException("a withdrawn entity has no date");
            }
            return body.date();
        }

        /** The organization and country of a grant as it stands; empty where none does. */
        Grant grant(String id) {
            return entities.stream()
                    .filter(entity -> entity.id().equals(id))
                    .flatMap(entity -> entity.at(question.knownOn()).stream())
                    .map(State::body)
                    .filter(Grant.class::isInstance)
                    .map(Grant.class::cast)
                    .findFirst()
                    .orElse(new Grant(PartialDate.ofYear(2013), 0, "", ""));
        }
    }

    private static boolean isReceipt(State state) {
        return state.body() instanceof Gift gift && gift.received();
    }

    // ---- properties ---------------------------------------------------------------------------------------------

    @Property(tries = 300)
    void everyAmountIsWhatTheRegistersComeTo(@ForAll long seed) {
        Random random = new Random(seed);
        List<Entity> entities = registers(random);
        FundQuestion question = question(random);
        Naive naive = new Naive(entities, question);

        FundStatement statement = statements(ledger(entities)).of(question);

        FundAmounts amounts = statement.amounts();
        check(naive, amounts.received(), FundPropertiesTest::isReceipt);
        check(naive, amounts.pledged(), state -> state.body() instanceof Gift gift && !gift.received());
        check(naive, amounts.granted(), state -> state.body() instanceof Grant);
        check(naive, amounts.disbursed(), state -> state.body() instanceof Payment);
        check(naive, amounts.charges(), state -> state.body() instanceof Charge);
        for (String type : List.of("member-state", "private-sector")) {
            check(
                    naive,
                    amounts.byDonorType().getOrDefault(type, Amounts.NONE),
                    state -> isReceipt(state)
                            && state.body() instanceof Gift gift
                            && gift.type().equals(type));
        }
        for (String donor : List.of("D1", "D2", "D3")) {
            for (boolean illustrative : new boolean[] {true, false}) {
                check(
                        naive,
                        amounts.donors().stream()
                                .filter(one -> one.id().equals(donor) && one.illustrative() == illustrative)
                                .map(OfDonor::received)
                                .reduce(Amounts.NONE, Amounts::plus),
                        state -> isReceipt(state)
                                && isIllustrative(state) == illustrative
                                && state.body() instanceof Gift gift
                                && gift.donor().equals(donor));
            }
        }
        for (String country : List.of("KEN", "GEO", "XAA", "")) {
            List<OfAward> there = amounts.awards().stream()
                    .filter(award -> award.country().equals(country))
                    .toList();
            check(
                    naive,
                    there.stream().map(OfAward::committed).reduce(Amounts.NONE, Amounts::plus),
                    state -> state.body() instanceof Grant grant
                            && grant.country().equals(country));
            check(
                    naive,
                    there.stream().map(OfAward::disbursed).reduce(Amounts.NONE, Amounts::plus),
                    state -> state.body() instanceof Payment payment
                            && naive.grant(payment.grant()).country().equals(country));
        }
    }

    private static boolean isIllustrative(State state) {
        return state.evidence().equals("illustrative");
    }

    private static void check(Naive naive, Amounts amounts, Predicate<State> which) {
        assertEquals(
                List.of(naive.before(which), naive.moved(which), naive.atLeast(which), naive.atMost(which)),
                List.of(amounts.before(), amounts.moved(), amounts.atLeast(), amounts.atMost()));
    }

    /** Opening + received - granted - charges = closing, and the next statement opens with it, whatever day it begins. */
    @Property(tries = 300)
    void statementsFollowOneAnother(@ForAll long seed) {
        Random random = new Random(seed);
        List<Entity> entities = registers(random);
        LocalDate knownOn = known(random);
        LocalDate first = FIRST.plusDays(random.nextInt(1400));
        LocalDate end = first.plusDays(random.nextInt(500));
        LocalDate later = end.plusDays(1 + random.nextInt(500));
        FundStatements statements = statements(ledger(entities));

        FundAmounts one = statements.of(new FundQuestion(first, end, knownOn)).amounts();
        FundAmounts next =
                statements.of(new FundQuestion(end.plusDays(1), later, knownOn)).amounts();
        FundAmounts whole =
                statements.of(new FundQuestion(first, later, knownOn)).amounts();
        FundAmounts ever = statements.of(FundQuestion.at(later, knownOn)).amounts();

        assertEquals(one.closing(), next.opening());
        assertEquals(
                one.opening()
                        + one.received().moved()
                        - one.granted().moved()
                        - one.charges().moved(),
                one.closing());
        assertEquals(
                ever.received().moved()
                        - ever.granted().moved()
                        - ever.charges().moved(),
                next.closing());
        assertEquals(0, ever.opening());
        assertEquals(whole.opening(), one.opening());
        assertEquals(whole.closing(), next.closing());
        assertEquals(
                whole.received().moved(),
                one.received().moved() + next.received().moved());
        assertEquals(
                whole.disbursed().moved(),
                one.disbursed().moved() + next.disbursed().moved());
    }

    @Property(tries = 150)
    void yearsAddUpToTheBalance(@ForAll long seed) {
        Random random = new Random(seed);
        List<Entity> entities = registers(random);
        FundQuestion question = question(random);
        Naive naive = new Naive(entities, FundQuestion.at(question.at(), question.knownOn()));

        FundStatement statement = statements(ledger(entities)).of(question);

        Map<Integer, Long> received = new TreeMap<>();
        Map<Integer, Long> survivors = new TreeMap<>();
        for (int year = 2013; year <= 2017; year++) {
            int its = year;
            received.put(
                    year,
                    naive.moved(state ->
                            isReceipt(state) && Naive.date(state).from().getYear() == its));
            survivors.put(
                    year,
                    naive.moved(state -> state.body() instanceof Help help
                            && help.date().from().getYear() == its));
        }
        received.forEach(
                (year, cents) -> assertEquals(cents, year(statement, year).received()));
        survivors.forEach((year, many) -> assertEquals(many, survivors(statement.survivors(), year)));
        if (!statement.years().isEmpty()) {
            assertEquals(
                    statement.amounts().closing(), statement.years().getLast().balance());
        }
    }

    private static long survivors(SurvivorTable table, int year) {
        return table.years().contains(year) ? table.ofYear(year).orElseThrow() : 0;
    }

    private static OfYear year(FundStatement statement, int year) {
        return statement.amounts().years().stream()
                .filter(one -> one.year() == year)
                .findFirst()
                .orElse(new OfYear(year, 0, 0, 0, 0));
    }

    @Property(tries = 150)
    void totalsAndPostingsGiveTheSameOverWholeMonths(@ForAll long seed) {
        Random random = new Random(seed);
        ListedLedger ledger = ledger(registers(random));
        FundReads reads = new FundReads(ledger, ledger);
        LocalDate from = YearMonth.from(FIRST).plusMonths(random.nextInt(40)).atDay(1);
        LocalDate at = YearMonth.from(from).plusMonths(random.nextInt(30)).atEndOfMonth();

        FundAmounts totals = reads.amounts(new FundQuestion(from, at, null));
        assertTrue(ledger.reads.stream().allMatch(read -> read.source() == Figure.Source.TOTALS));
        assertEquals(3, ledger.reads.size());
        FundAmounts postings = reads.amounts(new FundQuestion(from, at, NOW));

        assertEquals(without(totals), without(postings));
    }

    private static FundAmounts without(FundAmounts amounts) {
        return new FundAmounts(
                FundQuestion.at(NOW, null),
                amounts.received(),
                amounts.pledged(),
                amounts.granted(),
                amounts.disbursed(),
                amounts.charges(),
                amounts.byDonorType(),
                amounts.byChargeType(),
                amounts.donors(),
                amounts.awards(),
                amounts.years(),
                amounts.illustrative());
    }

    /** A donor's lines are its own gifts as they stand, one by one, and those of all donors are the fund's receipts. */
    @Property(tries = 150)
    void aDonorsLinesAreItsGiftsAndAllDonorsMakeTheWhole(@ForAll long seed) {
        Random random = new Random(seed);
        List<Entity> entities = registers(random);
        FundQuestion question = question(random);
        Naive naive = new Naive(entities, question);
        ListedLedger ledger = ledger(entities);
        DonorStatements statements = new DonorStatements(statements(ledger), ledger, new Events(ledger));

        Amounts all = Amounts.NONE;
        for (String donor : List.of("D1", "D2", "D3")) {
            Optional<DonorStatement> statement = statements.of(donor, question);
            Amounts received = statement.map(DonorStatement::received).orElse(Amounts.NONE);
            check(
                    naive,
                    received,
                    state -> isReceipt(state)
                            && state.body() instanceof Gift gift
                            && gift.donor().equals(donor));
            all = all.plus(received);
            if (statement.isPresent() && question.knownOn() != null) {
                // what became known since leads to what is known now
                FundQuestion now = new FundQuestion(question.from(), Segments.LAST.minusYears(1), null);
                FundQuestion then = new FundQuestion(now.from(), now.at(), question.knownOn());
                DonorStatement before = statements.of(donor, then).orElseThrow();
                DonorStatement after = statements.of(donor, now).orElseThrow();
                assertEquals(
                        after.received().closing() - before.received().closing(),
                        before.corrections().stream()
                                .mapToLong(DonorStatement.Correction::received)
                                .sum());
            }
        }
        assertEquals(new FundReads(ledger, ledger).amounts(question).received(), all);
    }

    /** Of the whole balance, in dollars, until its day: other targets are no need of the fund. */
    @Test
    void whatIsNeededComesFromTheTargetsOfTheBalance() {
        ListedLedger ledger = new ListedLedger(List.of(
                Entry.of("fund.received 2015-05-05 5000000 party=D1 category=member-state id=C1"),
                Entry.of("fund.charges 2015-06-05 100 category=reserve id=X1")));
        TargetReader targets = _ -> List.of(
                target("T-3", "fund.available", "2018-12-31", Narrowing.NONE, "60000.001", "USD"),
                target("T-1", "fund.available", "2017-12-31", Narrowing.NONE, "550000.01", "USD"),
                target("T-2", "fund.available", "2016-04-29", Narrowing.NONE, "1", "USD"),
                target("T-4", "fund.available", "2017-12-31", new Narrowing("KEN", null, null), "1", "USD"),
                target("T-5", "fund.received", "2017-12-31", Narrowing.NONE, "1", "USD"));
        FundStatements statements = new FundStatements(
                new FigureEngine(Declarations.standard(), ledger, FigureCases.IS_COUNTRY),
                ledger,
                ledger,
                targets,
                Clock.systemUTC());

        FundStatement statement = statements.of(FundQuestion.at(LocalDate.of(2016, 4, 30), null));

        assertEquals(
                List.of("T-1 55000001 4999900 50000101", "T-3 6000001 4999900 1000101"),
                statement.needs().stream()
                        .map(need ->
                                need.target() + " " + need.needed() + " " + need.available() + " " + need.shortfall())
                        .toList());
    }

    private static Target target(String id, String figure, String end, Narrowing part, String value, String unit) {
        return new Target(
                id, figure, null, LocalDate.parse(end), null, part, value, unit, "documented", "R, para. 72", "");
    }

    private static FundQuestion question(Random random) {
        LocalDate at = FIRST.plusDays(random.nextInt(5 * 365));
        LocalDate from = random.nextBoolean() ? null : at.minusDays(random.nextInt(800));
        return new FundQuestion(from, at, known(random));
    }

    private static @Nullable LocalDate known(Random random) {
        return random.nextBoolean() ? null : FIRST.plusDays(random.nextInt(1500));
    }

    private static FundStatements statements(ListedLedger ledger) {
        return new FundStatements(
                new FigureEngine(Declarations.standard(), ledger, FigureCases.IS_COUNTRY),
                ledger,
                ledger,
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    /** One event for each revision of an entity that posted something. */
    private record Events(ListedLedger ledger) implements RecordReader {

        @Override
        public List<RecordedEvent> acceptedEvents(Set<RecordId> entities, @Nullable LocalDate knownOn) {
            Map<String, PostingLine> revisions = new LinkedHashMap<>();
            for (String account : List.of("fund.received", "fund.pledged")) {
                ledger.lines(knownOn, List.of(new LedgerReader.Window(account, null, Segments.LAST, Set.of())))
                        .forEach(line -> revisions.merge(
                                line.entityId() + " " + line.revision(),
                                line,
                                (one, other) -> one.quantity() > 0 ? one : other));
            }
            return revisions.values().stream()
                    .filter(line -> entities.contains(new RecordId(line.kind(), line.entityId())))
                    .sorted(java.util.Comparator.comparing(PostingLine::entityId)
                            .thenComparing(PostingLine::revision))
                    .map(Events::event)
                    .toList();
        }

        private static RecordedEvent event(PostingLine line) {
            Instant known = line.knownAt();
            return new RecordedEvent(
                    "contributions",
                    0,
                    line.revision(),
                    known,
                    "posted",
                    "",
                    "",
                    new RecordId(line.kind(), line.entityId()),
                    line.eventId(),
                    line.revision(),
                    known,
                    known,
                    "office",
                    "a source",
                    line.evidence(),
                    "",
                    false,
                    line.quantity() < 0,
                    "{\"donorId\":\"" + line.party() + "\",\"amount\":{\"unitsPerUsd\":\"1\"}}");
        }

        @Override
        public List<RecordedEvent> eventsOf(String id) {
            throw new UnsupportedOperationException("statements ask for accepted events alone");
        }

        @Override
        public List<PostingLine> postingsOf(String id) {
            throw new UnsupportedOperationException("statements ask for postings of a donor alone");
        }

        @Override
        public List<String> idsLike(String id, int most) {
            throw new UnsupportedOperationException("statements ask for no names");
        }
    }
}
