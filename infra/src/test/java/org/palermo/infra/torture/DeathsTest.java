package org.palermo.infra.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A service that ends five times within a minute of its start each is started again, and the sixth time it is not. */
class DeathsTest {

    private final AtomicLong now = new AtomicLong();
    private final Deaths deaths = new Deaths(now::get);

    private void kill(Victim victim, int times) {
        for (int i = 0; i < times; i++) {
            now.addAndGet(Duration.ofSeconds(5).toNanos());
            deaths.add(victim);
        }
    }

    @Test
    void the_sixth_kill_in_a_row_waits_until_the_service_has_lived_for_a_minute() {
        kill(Victim.REGISTRY, 4);
        assertEquals(Duration.ZERO, deaths.calm(Victim.REGISTRY));

        kill(Victim.REGISTRY, 1);
        assertEquals(Duration.ofMinutes(2), deaths.calm(Victim.REGISTRY));
        assertEquals(Duration.ZERO, deaths.calm(Victim.CLICKHOUSE));

        now.addAndGet(Duration.ofSeconds(119).toNanos());
        assertEquals(Duration.ofSeconds(1), deaths.calm(Victim.REGISTRY));
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertEquals(Duration.ZERO, deaths.calm(Victim.REGISTRY));

        kill(Victim.REGISTRY, 1);
        assertEquals(Duration.ZERO, deaths.calm(Victim.REGISTRY));
    }

    @Test
    void who_is_started_with_the_stack_begins_anew() {
        kill(Victim.CLICKHOUSE, 5);
        deaths.add(Victim.PALERMO);
        assertEquals(Duration.ZERO, deaths.calm(Victim.CLICKHOUSE));
    }

    @Test
    void what_nobody_watches_over_is_killed_at_any_time() {
        kill(Victim.SINK, 50);
        assertEquals(Duration.ZERO, deaths.calm(Victim.SINK));
    }

    @Test
    void every_victim_is_killed_once_in_each_round_whatever_the_seed() {
        List<Victim> victims = List.of(Victim.PALERMO, Victim.CLICKHOUSE, Victim.REGISTRY);
        for (int seed = 0; seed < 100; seed++) {
            List<Victim> order = Torture.order(victims, 50, new Random(seed));
            assertEquals(150, order.size());
            for (int round = 0; round < 50; round++) {
                assertEquals(
                        victims.stream().sorted().toList(),
                        order.subList(3 * round, 3 * round + 3).stream()
                                .sorted()
                                .toList());
            }
        }
    }
}
