package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What postings do to figures is what the engine says they did. */
class MovementsTest {

    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);

    private final Declarations declarations = Declarations.standard();
    private final Movements movements = new Movements(declarations, FigureCases.IS_COUNTRY);

    @Property(tries = 300)
    void whatIsKnownLaterIsWhatWasKnownAndWhatThePostingsBetweenAdd(@ForAll long seed) {
        Random random = new Random(seed);
        List<Entry> entries = Registers.random(random).postings();
        LocalDate from = FIRST.plusDays(random.nextInt(1200));
        Period period = new Period(from, from.plusDays(random.nextInt(900)));
        LocalDate since = FIRST.plusDays(random.nextInt(1500));
        LocalDate until = random.nextBoolean() ? null : since.plusDays(random.nextInt(800));
        FigureEngine engine = new FigureEngine(declarations, new ListedLedger(entries), FigureCases.IS_COUNTRY);
        List<PostingLine> between = entries.stream()
                .filter(entry -> !entry.knownBy(since) && (until == null || entry.knownBy(until)))
                .map(MovementsTest::line)
                .toList();

        for (FigureDeclaration declaration : declarations.figures()) {
            String id = declaration.id();
            Figure before = engine.compute(id, new Question(period, "global", since));
            Figure after = engine.compute(id, new Question(period, "global", until));
            List<Moved> moved = movements.of(new Ask(id, new Question(period, "global", until)), between);
            if (movements.isAdditive(id)) {
                assertEquals(value(after).subtract(value(before)), effect(moved), () -> id + " over " + period);
            }
            if (!before.members().equals(after.members())) {
                Set<String> touched = moved.stream()
                        .map(one -> movements.member(id, one.line()))
                        .collect(Collectors.toSet());
                Set<String> changed = new TreeSet<>(before.members());
                after.members().forEach(member -> {
                    if (!changed.remove(member)) {
                        changed.add(member);
                    }
                });
                assertTrue(touched.containsAll(changed), () -> id + ": " + changed + " of " + touched);
            }
            assertFalse(moved.isEmpty() && !Objects.equals(before.value(), after.value()), id);
        }
    }

    @Test
    void aDifferenceGivesWhatItTakesOff() {
        Ask available = new Ask("fund.available", new Question(year(2015), "global", null));

        List<Moved> moved = movements.of(
                available,
                List.of(
                        line(Entry.of("fund.received 2015-03-01 900 category=member-state party=D1")),
                        line(Entry.of("fund.committed 2015-03-01 500 party=N1 in=MDA")),
                        line(Entry.of("fund.charges 2015 30 category=reserve")),
                        line(Entry.of("fund.charges 2016 70 category=reserve")),
                        line(Entry.of("fund.pledged 2015-03-01 40 party=D1"))));

        assertEquals(
                List.of(900L, -500L, -30L), moved.stream().map(Moved::effect).toList());
    }

    @Test
    void whatIsDoubtfulByItsDateAddsNothing() {
        Ask received = new Ask("fund.received", new Question(year(2015), "global", null));
        Ask added =
                new Ask("cases.added", new Question(new Period(day("2015-03-10"), day("2015-12-31")), "global", null));

        List<Moved> stock = movements.of(received, List.of(line(Entry.of("fund.received 2015 900 party=D1"))));
        List<Moved> flow = movements.of(added, List.of(line(Entry.of("cases 2015-03 1"))));

        assertEquals(
                "true 900", stock.getFirst().counted() + " " + stock.getFirst().effect());
        assertEquals(
                "false 0", flow.getFirst().counted() + " " + flow.getFirst().effect());
    }

    private static BigDecimal value(Figure figure) {
        BigDecimal value = figure.value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal effect(List<Moved> moved) {
        return BigDecimal.valueOf(moved.stream().mapToLong(Moved::effect).sum());
    }

    private static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static PostingLine line(Entry entry) {
        return new PostingLine(
                entry.account(),
                entry.date().from(),
                entry.date().to(),
                entry.programme(),
                entry.jurisdiction(),
                entry.region(),
                entry.category(),
                entry.party(),
                entry.quantity(),
                "unit",
                entry.evidence(),
                null,
                "",
                "kind",
                entry.entity(),
                1,
                0,
                entry.knownAt().toInstant(ZoneOffset.UTC),
                "e");
    }
}
