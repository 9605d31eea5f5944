package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Figure.Source;

/** How the engine reads, and what the fund's statement asks. */
class FigureEngineTest {

    private static final LocalDate END = LocalDate.of(2016, 4, 30);

    private final ListedLedger ledger =
            new ListedLedger(FigureCases.lines("""
                    fund.received 2012-05-05 100000 party=D-FR category=member-state id=C1
                    fund.received 2015-05-05 20000 party=P-1 category=private-sector id=C2
                    fund.received 2015-06-05 3000 party=D-FR category=member-state id=C3
                    fund.received 2016 5000 party=D-FR category=member-state id=C4
                    fund.pledged 2016-01-01 700 party=D-FR category=member-state id=C5
                    fund.committed 2015-07-01 50000 id=G1
                    fund.committed.by-grant 2015-07-01 50000 party=G1 id=G1
                    fund.committed.by-grant 2016 1000 party=G2 id=G2
                    fund.committed 2016 1000 id=G2
                    fund.disbursed.by-grant 2015-08-01 50001 party=G1
                    fund.disbursed.by-grant 2016-02-01 1000 party=G2
                    fund.charges 2015-12-31 900 category=reserve
                    """).map(Entry::of).toList());
    private final FigureEngine engine = new FigureEngine(Declarations.standard(), ledger, FigureCases.IS_COUNTRY);

    private static Question question(String period) {
        return new Question(FigureCases.period(period), "global", null);
    }

    @Test
    void readsAllFiguresOfAReportAtOnce() {
        List<Ask> report = engine.declarations().stream()
                .map(figure -> new Ask(figure.id(), question("2014-10..2016-04")))
                .toList();

        Map<Ask, Figure> figures = engine.computeAll(report);

        assertEquals(report, List.copyOf(figures.keySet()));
        assertEquals(1, ledger.reads.size());
    }

    @Test
    void readsOnceForEachSourceAndDayOfKnowledge() {
        Question months = question("2014-10..2016-04");
        Question days = question("2014-10-01..2016-04-29");
        Question then = new Question(months.period(), "global", END);

        engine.computeAll(List.of(
                new Ask("activities", months),
                new Ask("cases.stock", months),
                new Ask("activities", days),
                // a stock of the end of a month needs no days, wherever its period begins
                new Ask("fund.received", question("2014-10-05..2016-04-30")),
                new Ask("activities", then)));

        // they go on at the same time, so they come in any order
        assertEquals(
                List.of(Source.TOTALS, Source.POSTINGS, Source.POSTINGS),
                ledger.reads.stream().map(LedgerReader.Read::source).sorted().toList());
    }

    @Test
    void answersOneDonorAlone() {
        Figure received = engine.compute("fund.received", question("2014-10..2016-04"), "D-FR");
        assertEquals(BigDecimal.valueOf(103000), received.value());
        assertEquals(BigDecimal.valueOf(108000), received.atMost());
        assertThrows(
                IllegalArgumentException.class,
                () -> engine.compute("fund.available", question("2014-10..2016-04"), "D-FR"));
    }

    @Test
    void refusesAFigureThatIsNotDeclared() {
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> engine.compute("fund.lost", question("2015..2015")));
        assertTrue(String.valueOf(refused.getMessage())
                .startsWith("no figure is called \"fund.lost\"; there are treaty.parties"));
    }

    /** G2's award is of some day of 2016: it speaks for the payment of February. */
    @Test
    void warnsOfGrantsWithMoreDisbursedThanCommitted() {
        assertEquals(
                List.of(new OverdrawnGrant("G1", BigDecimal.valueOf(50000), BigDecimal.valueOf(50001))),
                ledger.overdrawn(END, null));
        assertEquals(List.of(), ledger.overdrawn(LocalDate.of(2015, 7, 31), null));
    }
}
