package org.palermo.reports.statements;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;

class FundStatementTest {

    @Test
    void theIdentityHoldsToTheCent() {
        assertDoesNotThrow(() -> statement("230000000", "175000000", "50000000", "5000000"));
        assertThrows(IllegalArgumentException.class, () -> statement("230000000", "175000000", "50000000", "5000001"));
    }

    private static FundStatement statement(String received, String granted, String charges, String available) {
        return new FundStatement(
                LocalDate.of(2016, 4, 30),
                null,
                null,
                List.of(
                        figure("fund.received", received),
                        figure("fund.granted", granted),
                        figure("fund.charges", charges),
                        figure("fund.available", available)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Figure figure(String id, String cents) {
        LocalDate day = LocalDate.of(2016, 4, 30);
        return new Figure(
                id,
                Figure.Kind.STOCK,
                "USD",
                new Period(day, day),
                new BigDecimal(cents),
                null,
                Map.of(),
                List.of(),
                List.of(),
                Figure.Source.TOTALS,
                null);
    }
}
