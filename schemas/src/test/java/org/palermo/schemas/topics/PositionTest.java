package org.palermo.schemas.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @ParameterizedTest
    @ValueSource(strings = {"palermo.grants/0/0", "palermo.cases/3/17", "t/999999999/999999999999999999"})
    void isReadAsItIsWritten(String text) {
        assertEquals(text, Position.parse(text).orElseThrow().toString());
    }

    @Test
    void namesTopicPartitionAndOffset() {
        assertEquals(
                new Position("palermo.cases", 3, 17),
                Position.parse("palermo.cases/3/17").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "palermo.grants",
                "palermo.grants/0",
                "palermo.grants/0/",
                "/0/1",
                "palermo.grants/0/-1",
                "palermo.grants/00/1",
                "palermo.grants/0/01",
                "palermo.grants/0/1/2",
                "palermo.grants/0/1 ",
                "palermo.grants/0/1000000000000000000",
                "0197-an-event-id"
            })
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), Position.parse(text));
    }
}
