package org.palermo.reports.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Published.Qualifier;
import org.palermo.reports.statements.Published.Verdict;

/** The rule of domain.md, Figures, line by line. */
class ComparisonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # unit   | computed      | qualifier | stated  | step   | illustrative | verdict
            activity | 36            | EXACT     | 36      | 1      |              | AGREES
            activity | 36            | EXACT     | 36      | 1      | 0            | AGREES
            activity | 36            | EXACT     | 36      | 1      | 1            | CALIBRATED
            activity | 35            | EXACT     | 36      | 1      |              | DIFFERS
            activity | 35            | EXACT     | 36      | 1      | 20           | DIFFERS
            activity |               | EXACT     | 0       | 1      |              | DIFFERS
            USD      | 35770100      | EXACT     | 357701  | 1      |              | AGREES
            USD      | 35770101      | EXACT     | 357701  | 1      |              | DIFFERS
            person   | 900           | MORE_THAN | 900     | 100    |              | DIFFERS
            person   | 901           | MORE_THAN | 900     | 100    |              | AGREES
            person   | 999           | MORE_THAN | 900     | 100    |              | AGREES
            person   | 1000          | MORE_THAN | 900     | 100    |              | DIFFERS
            country  | 61            | MORE_THAN | 60      | 10     | 2            | CALIBRATED
            country  | 70            | MORE_THAN | 60      | 10     |              | DIFFERS
            case     | 179           | ABOUT     | 179     | 1      |              | AGREES
            case     | 178           | ABOUT     | 179     | 1      |              | DIFFERS
            person   | 1950          | ABOUT     | 2000    | 100    |              | AGREES
            person   | 1949          | ABOUT     | 2000    | 100    |              | DIFFERS
            person   | 2049          | ABOUT     | 2000    | 100    |              | AGREES
            person   | 2050          | ABOUT     | 2000    | 100    |              | DIFFERS
            USD      | 225000000     | ROUNDED   | 2300000 | 100000 |              | AGREES
            USD      | 224999999     | ROUNDED   | 2300000 | 100000 |              | DIFFERS
            USD      | 234999999     | ROUNDED   | 2300000 | 100000 |              | AGREES
            USD      | 235000000     | ROUNDED   | 2300000 | 100000 |              | DIFFERS
            USD      | 41823457      | ROUNDED   | 400000  | 100000 |              | AGREES
            share    | 0.3333333333  | NEARLY    | 1/3     | 0.01   |              | AGREES
            share    | 0.33333333333333333333333333333333333333 | NEARLY | 1/3 | 0.01 |      | AGREES
            share    | 0.3           | NEARLY    | 1/3     | 0.01   |              | AGREES
            share    | 0.3           | NEARLY    | 1/3     | 0.01   | 0.1          | CALIBRATED
            share    | 0.29999       | NEARLY    | 1/3     | 0.01   |              | DIFFERS
            share    | 0.33334       | NEARLY    | 1/3     | 0.01   |              | DIFFERS
            case     | 90            | NEARLY    | 100     | 10     |              | AGREES
            case     | 89            | NEARLY    | 100     | 10     |              | DIFFERS
            case     | 101           | NEARLY    | 100     | 10     |              | DIFFERS
            """)
    void aPublishedValueIsJudged(
            String unit,
            @Nullable BigDecimal computed,
            Qualifier qualifier,
            String stated,
            BigDecimal step,
            @Nullable BigDecimal illustrative,
            Verdict expected) {
        // Given
        Period period = new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 4, 30));
        Map<String, BigDecimal> evidence = illustrative == null ? Map.of() : Map.of("illustrative", illustrative);
        Figure figure = new Figure(
                "any",
                Figure.Kind.FLOW,
                unit,
                period,
                computed,
                null,
                evidence,
                List.of(),
                List.of(),
                Figure.Source.TOTALS,
                null);
        Published published = new Published("any", value(stated), qualifier, step, "3", null, Map.of());

        // When
        Verdict verdict = Comparison.of(figure, published).verdict();

        // Then
        assertEquals(expected, verdict);
    }

    private static BigDecimal value(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new BigDecimal(text)
                : new BigDecimal(text.substring(0, slash))
                        .divide(new BigDecimal(text.substring(slash + 1)), MathContext.DECIMAL128);
    }
}
