package org.palermo.infra.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecoveriesTest {

    @Test
    void tells_shortest_median_and_longest_of_each_process() {
        List<Kill> kills = IntStream.of(9, 2, 4, 3)
                .mapToObj(seconds -> new Kill(Victim.SINK, 1, Duration.ofSeconds(seconds), 10))
                .toList();

        assertEquals(
                List.of(new Recoveries(
                        Victim.SINK, 4, Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(9))),
                Recoveries.of(kills));
    }

    @Test
    void tells_nothing_of_processes_that_were_not_killed() {
        assertEquals(List.of(), Recoveries.of(List.of()));
    }
}
