package org.palermo.producers.events;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Identifiers of events whose sender gave none: UUIDs of version 7 (RFC 9562), which sort by the time they were made. */
public final class EventIds implements Supplier<String> {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private final Clock clock;
    private final RandomGenerator random;
    private long millis = -1;
    private long counter;

    public EventIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The next identifier: greater than all before, also where the clock stands still or goes back. */
    @Override
    public synchronized String get() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            counter = random.nextLong() & (COUNTER_MASK >> 1); // the upper half stays free to count in
        } else if (counter++ == COUNTER_MASK) {
            millis++;
            counter = 0;
        }
        long high = millis << 16 | 0x7000L | counter;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
