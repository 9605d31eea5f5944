package org.palermo.streams.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.schemas.serdes.RegistryUnavailable;

/** What becomes of an instance that meets faults; none of these gets as far as to a broker. */
class StreamsRuntimeTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path stateDirectory;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch restarting = new CountDownLatch(1);
    private final CountDownLatch waitings = new CountDownLatch(4 * StreamsRuntime.FAULTS_ALLOWED);
    private final CountDownLatch failed = new CountDownLatch(1);

    static Stream<Throwable> faults() {
        return Stream.of(new IllegalStateException("a bug"), new UnsatisfiedLinkError("no rocksdbjni"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void afterSeveralFaultsInARowItStopsAndSaysSo(Throwable fault) throws Exception {
        StreamsRuntime runtime = runtime(() -> thrown(fault), Duration.ofMillis(1));

        runtime.start();
        failed.await();

        assertEquals(List.of("restarting", "restarting", "restarting", "restarting", "restarting", "failed"), heard);
        assertEquals(StreamsRuntime.State.FAILED, runtime.state());
        assertSame(
                fault,
                assertThrows(IllegalStateException.class, () -> runtime.awaitRunning(LONG))
                        .getCause());
        runtime.close();
        assertEquals(StreamsRuntime.State.FAILED, runtime.state());
    }

    @Test
    void aServiceThatIsAwayIsWaitedForHoweverOftenItDoesNotAnswer() throws Exception {
        StreamsRuntime runtime = runtime(
                () -> thrown(new RegistryUnavailable("the schema registry is away", new IOException("refused"))),
                Duration.ofNanos(1));

        runtime.start();
        waitings.await();
        runtime.close();

        assertEquals(StreamsRuntime.State.STOPPED, runtime.state());
        assertEquals(List.of(), heard);
    }

    @Test
    void whileItWaitsAfterAFaultItCanBeClosedAtOnce() throws Exception {
        StreamsRuntime runtime = runtime(() -> thrown(new IllegalStateException("fault")), LONG);
        runtime.start();
        restarting.await();

        runtime.close();

        assertEquals(StreamsRuntime.State.STOPPED, runtime.state());
        assertEquals(List.of("restarting"), heard);
        assertThrows(IllegalStateException.class, () -> runtime.awaitRunning(LONG));
    }

    @Test
    void oneThatWasNeverStartedIsClosedAndStaysSo() {
        StreamsRuntime runtime = runtime(() -> thrown(new IllegalStateException("never asked for")), LONG);

        runtime.close();

        assertEquals(StreamsRuntime.State.STOPPED, runtime.state());
        assertThrows(IllegalStateException.class, runtime::start);
    }

    @Test
    void aListenerThatFailsStopsItToo() {
        IllegalStateException deaf = new IllegalStateException("the listener failed");
        StreamsRuntime runtime = new StreamsRuntime(
                settings(),
                () -> thrown(new IllegalStateException("fault")),
                new StreamsRuntime.FaultListener() {
                    @Override
                    public void restarting(Throwable fault) {
                        throw deaf;
                    }

                    @Override
                    public void failed(Throwable fault) {}
                },
                LONG);

        runtime.start();

        assertThrows(IllegalStateException.class, () -> runtime.awaitRunning(LONG));
        assertEquals(StreamsRuntime.State.FAILED, runtime.state());
    }

    private StreamsRuntime runtime(Supplier<Topology> topology, Duration firstPause) {
        StreamsRuntime.FaultListener listener = new StreamsRuntime.FaultListener() {
            @Override
            public void restarting(Throwable fault) {
                heard.add("restarting");
                restarting.countDown();
            }

            @Override
            public void waiting(Throwable outage) {
                waitings.countDown();
            }

            @Override
            public void failed(Throwable fault) {
                heard.add("failed");
                failed.countDown();
            }
        };
        return new StreamsRuntime(settings(), topology, listener, firstPause);
    }

    private StreamsSettings settings() {
        return StreamsSettings.of("localhost:9092", stateDirectory, "one");
    }

    /** Throws a fault as what it is. */
    private static Topology thrown(Throwable fault) {
        switch (fault) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalArgumentException(fault);
        }
    }
}
