package org.palermo.reports.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Published.Qualifier;

class PublishedValuesTest {

    private static final String GOOD = """
            document: {en: "Report", fr: "Rapport", date: 2016-06-14}
            period: {from: 2014-10-01, to: 2016-04-30}
            programme: global
            values:
              - {figure: activities, value: "36", qualifier: exact, precision: "1", paragraph: "3 (a)", text: {en: "36 activities", fr: "36 activités"}}
              - figure: fund.granted
                value: "1750000"
                qualifier: rounded
                precision: "10000"
                paragraph: "71"
                at: 2016-03-31
                text: {en: "$1.75 million", fr: "1,75 million de dollars"}
              - figure: fund.received.private-share
                value: "1/3"
                qualifier: nearly
                precision: "0.01"
                paragraph: "72"
                text: {en: "nearly one third", fr: "près d'un tiers"}
              - figure: partners
                value: "137"
                qualifier: exact
                precision: "1"
                paragraph: "67"
                period: {from: 2014-01-01, to: 2015-12-31}
                text: {en: "137", fr: "137"}
            """;

    @Test
    void theFileIsRead() {
        // When
        PublishedValues values = PublishedValues.parse("published.yaml", GOOD);

        // Then
        assertEquals(Map.of("en", "Report", "fr", "Rapport"), values.document().title());
        assertEquals(LocalDate.of(2016, 6, 14), values.document().date());
        assertEquals("global", values.programme());
        Published activities = values.values().get(0);
        assertEquals("activities", activities.figure());
        assertEquals(new BigDecimal("36"), activities.value());
        assertEquals(Qualifier.EXACT, activities.qualifier());
        assertEquals("3 (a)", activities.paragraph());
        assertNull(activities.period());
        assertEquals("36 activités", activities.text().get("fr"));
        assertEquals(
                new Period(LocalDate.of(2014, 10, 1), LocalDate.of(2016, 3, 31)), values.ownPeriod("fund.granted"));
        assertTrue(values.values().get(2).value().toPlainString().startsWith("0.33333333333333333333"));
        assertEquals(new Period(LocalDate.of(2014, 1, 1), LocalDate.of(2015, 12, 31)), values.ownPeriod("partners"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # in the file              | instead                    | what is said
            qualifier: nearly          | qualifier: almost          | published.yaml:15: values[3].qualifier: "almost" is no qualifier; known are exact, more-than, about, rounded, nearly
            value: "1/3"               | value: "one"               | published.yaml:14: values[3].value: "one" is no number; write 1311, 0.25 or 1/3
            precision: "10000"         | precision: "0"             | published.yaml:9: values[2].precision: the step of a rounding is above 0, but this is 0
            at: 2016-03-31             | at: March 2016             | published.yaml:11: values[2].at: "March 2016" is no day; write 2016-03-31
            at: 2016-03-31             | on: 2016-03-31             | published.yaml:11: values[2].on: is not a key here; known are figure, value, qualifier, precision, paragraph, at, period, text
            programme: global          | programme: ""              | published.yaml:3: programme: is empty
            paragraph: "67"            | at: 2016-03-31             | published.yaml:19: values[4]: has no paragraph
            from: 2014-01-01, to: 2015 | from: 2016-01-01, to: 2015 | published.yaml:24: values[4].period.to: 2015-12-31 is before the first day, 2016-01-01
            {en: "137", fr: "137"}     | {en: "137"}                | published.yaml:25: values[4].text: has no fr
            {en: "137", fr: "137"}     | "137"                      | published.yaml:25: values[4].text: should have keys of its own, but is "137"
            """)
    void whatIsWrongIsSaidWithItsPlace(String inTheFile, String instead, String said) {
        // Given
        String yaml = GOOD.replace(inTheFile, instead);

        // When
        InvalidDeclaration problem =
                assertThrows(InvalidDeclaration.class, () -> PublishedValues.parse("published.yaml", yaml));

        // Then
        assertEquals(said, problem.getMessage());
    }

    @Test
    void aFigureIsStatedOverOnePeriod() {
        // Given
        String yaml = GOOD.replace("figure: partners", "figure: fund.granted");

        // When
        InvalidDeclaration problem =
                assertThrows(InvalidDeclaration.class, () -> PublishedValues.parse("published.yaml", yaml));

        // Then
        assertEquals(
                "published.yaml:19: values[4]: fund.granted is stated over two periods, 2014-10-01 to 2016-03-31 and "
                        + "2014-01-01 to 2015-12-31; give one",
                problem.getMessage());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        // When
        InvalidDeclaration problem = assertThrows(
                InvalidDeclaration.class, () -> PublishedValues.read(Path.of("nowhere", "published.yaml")));

        // Then
        assertEquals(Path.of("nowhere", "published.yaml") + ": cannot be read", problem.getMessage());
    }
}
