package org.palermo.reports.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Amounts;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FundAmounts;
import org.palermo.reports.statements.FundStatement.Awards;

class FundStatementTest {

    private final FundStatement statement = FundSample.between(null);

    @Test
    void opensAndClosesWithWhatTheAmountsComeTo() {
        assertEquals(65_000_000, statement.amounts().opening());
        assertEquals(5_000_000, statement.amounts().closing());
        assertEquals(
                List.of(29_229_900L, 19_229_900L, 5_000_000L),
                statement.years().stream().map(FundStatement.Year::balance).toList());
    }

    /** A figure that is one cent off, a donor that is missing: neither passes. */
    @Test
    void refusesWhatDoesNotAddUpToTheCent() {
        List<Figure> figures = List.of(with(statement.figures().getFirst(), "230000001"));
        assertTrue(message(() -> copy(statement.amounts(), figures))
                .contains("fund.received is 230000001, and its parts are 230000000"));

        FundAmounts amounts = statement.amounts();
        FundAmounts partial = new FundAmounts(
                amounts.question(),
                amounts.received(),
                amounts.pledged(),
                amounts.granted(),
                amounts.disbursed(),
                amounts.charges(),
                amounts.byDonorType(),
                amounts.byChargeType(),
                amounts.donors().subList(0, 2),
                amounts.awards(),
                amounts.years(),
                true);
        assertTrue(message(() -> copy(partial, List.of())).contains("a breakdown does not come to its total"));
    }

    private static String message(org.junit.jupiter.api.function.Executable executable) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }

    private static FundStatement copy(FundAmounts amounts, List<Figure> figures) {
        return new FundStatement(
                amounts, figures, List.of(), List.of(), Map.of(), List.of(), FundSample.NOBODY, List.of(), false, null);
    }

    private static Figure with(Figure figure, String value) {
        return new Figure(
                figure.id(),
                figure.kind(),
                figure.unit(),
                figure.period(),
                new BigDecimal(value),
                null,
                Map.of(),
                List.of(),
                List.of(),
                figure.source(),
                null);
    }

    @Test
    void namesNoIllustrativeCountryOrOrganization() {
        Awards byCountry = statement.byCountry(code -> code.startsWith("X"));
        assertEquals(
                List.of("KEN"),
                byCountry.named().stream().map(FundStatement.Award::key).toList());
        assertEquals(1, byCountry.unnamed());
        assertEquals(86_000_000, byCountry.rest().committed().moved());
        assertEquals(new Amounts(85_000_000, 90_000_000, 0, 0), byCountry.all().committed());
        assertEquals(
                List.of("N-1"),
                statement.byOrganization().named().stream()
                        .map(FundStatement.Award::key)
                        .toList());
    }

    /** R 72: at least 500,000 more are needed than the 50,000 that are there. */
    @Test
    void aNeedFallsShortByWhatIsMissingAndNeverByLessThanNothing() {
        assertEquals(new BigDecimal(50_000_000), statement.needs().getFirst().shortfall());
        assertEquals(
                BigDecimal.ZERO,
                new FundStatement.Need(FundSample.AT, new BigDecimal(4_000_000), 5_000_000, "T-1", "R 72", "documented")
                        .shortfall());
    }

    @Test
    void aDonorsLinesAreWhatTheLedgerHasOfIt() {
        DonorStatement donor = FundSample.donor(null);
        assertEquals(new Amounts(0, 36_000_000, 1_000_000, 500_000), donor.received());
        assertEquals(35_000_000, donor.received().atLeast());
        assertThrows(
                IllegalArgumentException.class,
                () -> new DonorStatement(
                        donor.donor(),
                        donor.name(),
                        donor.type(),
                        donor.country(),
                        donor.contributions().subList(1, 3),
                        List.of(),
                        List.of(),
                        donor.fund(),
                        donor.standing()));
    }
}
