package org.palermo.producers.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private final EventIds ids = new EventIds(
            Clock.fixed(Instant.ofEpochMilli(0x0189_0123_4567L), ZoneOffset.UTC),
            RandomGenerator.of("L64X128MixRandom"));

    @Test
    void areUuidsOfVersion7WithTheTimeInFront() {
        UUID id = UUID.fromString(ids.get());

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals("01890123-4567", id.toString().substring(0, 13));
    }

    @Test
    void ascendAlsoWhereTheClockStandsStill() {
        List<String> made = Stream.generate(ids).limit(10_000).toList();

        assertEquals(made.stream().sorted().distinct().toList(), made);
    }
}
