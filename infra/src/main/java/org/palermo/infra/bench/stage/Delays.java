package org.palermo.infra.bench.stage;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** How long each of many took, in order. */
public final class Delays {

    private final long[] nanos;

    /** @param samples at least one */
    public Delays(Collection<Duration> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        nanos = samples.stream().mapToLong(Duration::toNanos).sorted().toArray();
    }

    public int samples() {
        return nanos.length;
    }

    /** The least of them that so many of a hundred do not exceed. */
    public Duration percentile(int ofHundred) {
        int at = (nanos.length * ofHundred + 99) / 100 - 1;
        return Duration.ofNanos(nanos[Math.max(0, at)]);
    }

    @Override
    public String toString() {
        return Arrays.toString(nanos);
    }
}
