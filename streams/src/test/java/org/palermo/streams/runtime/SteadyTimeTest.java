package org.palermo.streams.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyTimeTest {

    private long wall = 10_000;
    private long nanos;
    private final SteadyTime time = new SteadyTime(() -> wall, () -> nanos);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # readings of the wall clock, 100 ms after one another | what is shown
            10100 10200 10300                                      | 10100 10200 10300
            10100 2000 2100 2200                                   | 10100 10200 10300 10400
            10100 90000 90100                                      | 10100 90000 90100
            10100 90000 10300 10400                                | 10100 90000 90100 90200
            10100 2000 10350 10450                                 | 10100 10200 10350 10450
            10099 10200 10299                                      | 10100 10200 10300
            """)
    void shows_the_wall_clock_but_never_goes_back_and_never_stands(String readings, String expected) {
        StringBuilder shown = new StringBuilder();

        for (String reading : readings.split(" ", -1)) {
            nanos += 100_000_000;
            wall = Long.parseLong(reading);
            shown.append(' ').append(time.milliseconds());
        }

        assertEquals(expected, shown.toString().strip());
    }

    @Test
    void a_wait_ends_at_its_deadline_although_the_wall_clock_was_set_back() {
        wall = 0;

        assertThrows(
                TimeoutException.class,
                () -> time.waitObject(
                        new Object(),
                        () -> {
                            nanos += 50_000_000;
                            return false;
                        },
                        time.milliseconds() + 1));
    }
}
