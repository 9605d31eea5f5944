package org.palermo.infra.bench.stage;

import java.time.Duration;
import java.util.stream.Stream;

/** Measures from the moment that it is made: the clock, and the processor time of this process and all its children. */
public final class Meter {

    private final long nanos = System.nanoTime();
    private final Duration cpu = cpu();

    /** What has been used since. */
    public Stretch stop(long events) {
        return new Stretch(events, cpu().minus(cpu), Duration.ofNanos(System.nanoTime() - nanos));
    }

    private static Duration cpu() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
