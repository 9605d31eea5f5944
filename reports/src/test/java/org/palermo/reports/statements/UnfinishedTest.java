package org.palermo.reports.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfinishedTest {

    @ParameterizedTest
    @CsvSource({
        // end, known on, computed, recorded by
        "2016-04-30, , 2016-05-01T00:00:00Z, ",
        "2016-04-30, , 2016-04-30T00:00:00Z, ",
        "2016-04-30, , 2016-04-29T23:59:59Z, 2016-04-29",
        "2031-12-31, , 2026-11-23T12:00:00Z, 2026-11-23",
        // a day of knowledge stands for the day of computing; nothing is known of one that has not come
        "2016-04-30, 2016-04-30, 2026-11-23T12:00:00Z, ",
        "2016-04-30, 2016-04-29, 2026-11-23T12:00:00Z, 2016-04-29",
        "2026-12-31, 2027-06-30, 2026-11-23T12:00:00Z, 2026-11-23"
    })
    void aPeriodIsUnfinishedUntilItsLastDay(
            LocalDate end, @Nullable LocalDate knownOn, Instant computed, @Nullable LocalDate by) {
        assertEquals(
                Optional.ofNullable(by).map(day -> new Unfinished(end, day)), Unfinished.of(end, knownOn, computed));
    }
}
