package org.palermo.streams.totals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalsPaceTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # cells, at least so many milliseconds
            0,          0
            29,         0
            30,         1
            3000,     100
            30000,   1000
            30001,   1000
            2147483647, 1000
            """)
    void many_cells_are_sent_less_often_but_never_less_than_once_a_second(int cells, long milliseconds) {
        assertEquals(milliseconds, TotalsPace.pauseMillis(cells));
    }
}
