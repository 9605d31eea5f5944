package org.palermo.infra.bench.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.runtime.StreamsRuntime;
import org.palermo.streams.runtime.StreamsSettings;

/** One running instance of the streams with one thread, as in production but for its name. */
final class StreamsRun implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final StreamsRuntime streams;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    /**
     * @param name of the application: its consumer group, and the prefix of its changelogs
     * @param state folder of its state
     */
    StreamsRun(Ground ground, String name, Path state, boolean inMemory) {
        StreamsSettings settings = StreamsSettings.of(ground.addresses().kafkaProperties(), state, "bench")
                .withApplicationId(name)
                .withPartitions(ground.topics().journal().partitions())
                .withInMemory(inMemory);
        streams = new StreamsRuntime(
                settings, Ledger.of(Places.standard()), ground.registry(), new StreamsRuntime.FaultListener() {
                    @Override
                    public void restarting(Throwable met) {
                        fault.compareAndSet(null, met); // a run with a restart in it measures something else
                    }

                    @Override
                    public void failed(Throwable met) {
                        fault.compareAndSet(null, met);
                    }
                });
    }

    /** Returns when it processes. */
    void start() throws InterruptedException {
        streams.start();
        if (!streams.awaitRunning(START)) {
            throw new IllegalStateException("the streams did not start within " + START.toSeconds() + " s");
        }
    }

    /** @throws IllegalStateException where it met a fault: what is measured is then something else */
    void check() {
        Throwable met = fault.get();
        if (met != null) {
            throw new IllegalStateException("the streams met a fault: " + met.getMessage(), met);
        }
    }

    @Override
    public void close() {
        streams.close();
    }
}
