package org.palermo.streams.sink;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.streams.testing.Seeds;

/** Histories of the sink, and mutants of it that have to be found out by them. */
class SinkSimulationTest {

    private static final int HISTORIES = 100_000;

    /** Within so many histories every mutant must fail. */
    private static final int ENOUGH = 1_000;

    @Test
    void everyHistoryEndsWithEachRecordShownOnce() {
        AtomicLong failed = new AtomicLong(Long.MAX_VALUE);
        LongStream.range(Seeds.first(), Seeds.end(HISTORIES)).parallel().forEach(seed -> {
            if (seed < failed.get() && fault(seed, SinkSimulationTest::whole) != null) {
                failed.accumulateAndGet(seed, Math::min);
            }
        });
        if (failed.get() < Long.MAX_VALUE) {
            Throwable fault = fault(failed.get(), SinkSimulationTest::whole);
            throw Seeds.failed(SinkSimulationTest.class, failed.get(), Objects.requireNonNull(fault));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenSinkIsFoundOut(BrokenSink broken) {
        long found = LongStream.range(0, ENOUGH)
                .filter(seed -> fault(seed, broken::over) != null)
                .findFirst()
                .orElse(-1);

        assertTrue(found >= 0, () -> broken + " passes " + ENOUGH + " histories");
        assertInstanceOf(AssertionError.class, fault(found, broken::over));
        assertNull(fault(found, SinkSimulationTest::whole));
    }

    private static Tables whole(SimulatedTables tables, SimulatedGroup group) {
        return tables;
    }

    private static @Nullable Throwable fault(long seed, BiFunction<SimulatedTables, SimulatedGroup, Tables> breaking) {
        try {
            new SinkHistory(seed, breaking).run();
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e;
        }
    }
}
