package org.palermo.streams.runtime;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;

/**
 * The wall clock, but where that is set back this one goes on from where it was. Kafka Streams measures its intervals by
 * the wall clock: set back by an hour, it would commit nothing and send no totals for an hour.
 *
 * <p>Safe for use by several threads.
 */
final class SteadyTime implements Time {

    private static final long NANOS_OF_A_MILLI = 1_000_000;

    private final LongSupplier wall;
    private final LongSupplier nanos;
    private long anchor;
    private long anchoredAt;

    /** By the clocks of the machine. */
    SteadyTime() {
        this(System::currentTimeMillis, System::nanoTime);
    }

    /**
     * @param wall in milliseconds since 1970, which may be set
     * @param nanos that only go forward
     */
    SteadyTime(LongSupplier wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.anchor = wall.getAsLong();
        this.anchoredAt = nanos.getAsLong();
    }

    @Override
    public synchronized long milliseconds() {
        long steady = anchor + (nanos.getAsLong() - anchoredAt) / NANOS_OF_A_MILLI;
        long shown = wall.getAsLong();
        if (shown > steady) {
            anchor = shown;
            anchoredAt = nanos.getAsLong();
            return shown;
        }
        return steady;
    }

    @Override
    public long nanoseconds() {
        return nanos.getAsLong();
    }

    @Override
    public void sleep(long ms) {
        Time.SYSTEM.sleep(ms);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        synchronized (monitor) {
            while (!condition.get()) {
                long left = deadlineMs - milliseconds();
                if (left <= 0) {
                    throw new TimeoutException("the condition was not met in time");
                }
                monitor.wait(left);
            }
        }
    }
}
