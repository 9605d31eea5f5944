package org.palermo.reports.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.reports.figures.Period;

class WhenTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # the report's period      | as written                       | from       | to
                    2014-10-01 2016-04-30      | period                           | 2014-10-01 | 2016-04-30
                    2014-10-01 2016-04-30      | previous-period                  | 2013-03-01 | 2014-09-30
                    2015-01-01 2015-12-31      | previous-period                  | 2014-01-01 | 2014-12-31
                    2015-01-11 2015-01-20      | previous-period                  | 2015-01-01 | 2015-01-10
                    2016-02-01 2016-02-29      | previous-year                    | 2015-02-01 | 2015-02-28
                    2015-02-01 2015-02-28      | previous-year                    | 2014-02-01 | 2014-02-28
                    2017-02-01 2017-02-28      | previous-year                    | 2016-02-01 | 2016-02-29
                    2014-10-01 2016-04-30      | last-full-year                   | 2015-01-01 | 2015-12-31
                    2014-10-01 2015-12-31      | last-full-year                   | 2015-01-01 | 2015-12-31
                    2016-01-01 2016-03-31      | last-full-year                   | 2015-01-01 | 2015-12-31
                    2014-10-01 2016-04-30      | last-full-quarter                | 2016-01-01 | 2016-03-31
                    2014-10-01 2016-03-31      | last-full-quarter                | 2016-01-01 | 2016-03-31
                    2014-10-01 2016-04-29      | last-full-month                  | 2016-03-01 | 2016-03-31
                    2014-10-01 2016-04-30      | last-full-month                  | 2016-04-01 | 2016-04-30
                    2014-10-01 2016-04-29      | last-12-months                   | 2015-04-01 | 2016-03-31
                    2014-10-01 2016-04-30      | year-to-date                     | 2016-01-01 | 2016-04-30
                    2014-10-01 2016-04-30      | calendar-years                   | 2014-01-01 | 2015-12-31
                    2016-01-01 2016-04-30      | calendar-years                   | 2015-01-01 | 2015-12-31
                    2014-10-01 2016-04-30      | 2014..2015                       | 2014-01-01 | 2015-12-31
                    2014-10-01 2016-04-30      | 2015                             | 2015-01-01 | 2015-12-31
                    2014-10-01 2016-04-30      | 2015-02                          | 2015-02-01 | 2015-02-28
                    2014-10-01 2016-04-30      | start-of-period..2016-06-14      | 2014-10-01 | 2016-06-14
                    2014-10-01 2016-04-30      | 2012..end-of-last-full-year      | 2012-01-01 | 2015-12-31
                    """)
    void aPeriodIsOfTheReport(String report, String written, LocalDate from, LocalDate to) {
        // When
        Period period = When.period(written).orElseThrow().in(period(report));

        // Then
        assertEquals(new Period(from, to), period);
    }

    @ParameterizedTest
    @CsvSource({
        "end-of-period, 2016-04-30",
        "before-period, 2014-09-30",
        "start-of-period, 2014-10-01",
        "end-of-last-full-quarter, 2016-03-31",
        "end-of-last-full-year, 2015-12-31",
        "end-of-last-full-month, 2016-04-30",
        "2016-03, 2016-03-31",
        "2013, 2013-12-31"
    })
    void aDayIsOfTheReport(String written, LocalDate day) {
        // When
        Period period = Objects.requireNonNull(When.at(written).orElseThrow().in(period("2014-10-01 2016-04-30")));

        // Then
        assertEquals(day, period.to());
    }

    @ParameterizedTest
    @CsvSource({"2016..2014", "start-of-period..2013", "end-of-period..2015"})
    void whatEndsBeforeItBeginsIsNoPeriod(String written) {
        assertEquals(null, When.period(written).orElseThrow().in(period("2014-10-01 2016-04-30")));
    }

    @ParameterizedTest
    @CsvSource({"last-ful-year", "2014-13", "2014..2015..2016", "..", "2014..", "end-of-period", "2014-10-1"})
    void whatIsNoPeriodIsNotRead(String written) {
        assertEquals(true, When.period(written).isEmpty(), written);
    }

    @Test
    void aPeriodBeforeTheLedgerBeginsIsNone() {
        // Given
        Period century = period("1950-01-01 2020-12-31");

        // When, Then
        assertEquals(null, When.period("previous-period").orElseThrow().in(century));
    }

    private static Period period(String text) {
        LocalDate[] days =
                Arrays.stream(text.strip().split(" ")).map(LocalDate::parse).toArray(LocalDate[]::new);
        return new Period(days[0], days[1]);
    }
}
