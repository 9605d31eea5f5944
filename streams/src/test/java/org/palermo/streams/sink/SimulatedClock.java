package org.palermo.streams.sink;

import java.time.Duration;

/** Time that passes only where the simulation says so. */
final class SimulatedClock {

    private long nanos;

    long nanos() {
        return nanos;
    }

    void advance(Duration time) {
        nanos += time.toNanos();
    }
}
