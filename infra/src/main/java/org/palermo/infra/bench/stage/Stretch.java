package org.palermo.infra.bench.stage;

import java.time.Duration;

/**
 * What a piece of work took.
 *
 * @param events that it was about
 * @param cpu time of all processes together: this one and those that it started
 * @param wall time by the clock
 */
public record Stretch(long events, Duration cpu, Duration wall) {

    /** Events for each second of processor time. */
    public long perCpuSecond() {
        return perSecond(cpu);
    }

    /** Events for each second by the clock. */
    public long perWallSecond() {
        return perSecond(wall);
    }

    private long perSecond(Duration time) {
        return Math.round(events * 1e9 / Math.max(1, time.toNanos()));
    }
}
