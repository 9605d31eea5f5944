package org.palermo.infra.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;
import org.palermo.streams.runtime.StreamsRuntime;
import org.palermo.streams.runtime.StreamsSettings;
import org.palermo.streams.sink.SinkRuntime;
import org.palermo.streams.sink.SinkSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streams, sink or both at work in this process, on services that run somewhere. */
public final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    /** Well under the minutes within which Kafka expects the sink to poll. */
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(10);

    private final @Nullable StreamsRuntime streams;
    private final @Nullable SinkRuntime sink;

    private Pipeline(@Nullable StreamsRuntime streams, @Nullable SinkRuntime sink) {
        this.streams = streams;
        this.sink = sink;
    }

    /**
     * @param addresses of the services
     * @param stateFolder of the streams' state
     * @param instance of this process among those that share the work, kept across restarts
     * @param partitions of each topic
     * @param inMemory whether the state is rebuilt from the broker at each start instead of kept on disk
     */
    public record Settings(Addresses addresses, Path stateFolder, String instance, int partitions, boolean inMemory) {

        /** The parts with all else as it is by default. */
        public Parts parts() {
            Map<String, String> ofSink = new HashMap<>();
            addresses.kafkaProperties().forEach((key, value) -> ofSink.put("kafka." + key, value));
            ofSink.put("clickhouse.url", addresses.clickHouse());
            ofSink.put("sink.instance", instance);
            return new Parts(
                    addresses,
                    new Topics(partitions),
                    Optional.of(StreamsSettings.of(addresses.kafkaProperties(), stateFolder, instance)
                            .withPartitions(partitions)
                            .withInMemory(inMemory)),
                    Optional.of(SinkSettings.from(ofSink)));
        }
    }

    /**
     * What is to run in this process.
     *
     * @param streams empty where they run elsewhere
     * @param sink empty where it runs elsewhere
     */
    public record Parts(
            Addresses addresses, Topics topics, Optional<StreamsSettings> streams, Optional<SinkSettings> sink) {}

    /**
     * Starts both in the background.
     *
     * @param onFatal told what stopped one of them for good
     */
    public static Pipeline start(Settings settings, Consumer<Throwable> onFatal) {
        return start(settings.parts(), PipelineWatch.NONE, onFatal);
    }

    /**
     * Starts parts in the background.
     *
     * @param onFatal told what stopped one of them for good
     */
    public static Pipeline start(Parts parts, PipelineWatch watch, Consumer<Throwable> onFatal) {
        Registry registry = Registry.at(parts.addresses().registry(), REGISTRY_PATIENCE);
        @Nullable
        StreamsRuntime streams = parts.streams()
                .map(settings ->
                        new StreamsRuntime(settings, Ledger.of(Places.standard()), registry, listener(watch, onFatal)))
                .orElse(null);
        @Nullable
        SinkRuntime sink = parts.sink()
                .map(settings -> new SinkRuntime(settings, parts.topics(), registry, watch.sinkListener(), onFatal))
                .orElse(null);
        if (streams != null) {
            watch.streamsStarted(streams);
            streams.start();
        }
        if (sink != null) {
            watch.sinkStarted(sink);
            sink.start();
        }
        return new Pipeline(streams, sink);
    }

    /** Stops after the current transaction and chunk; what is not written yet is written after the next start. */
    @Override
    public void close() {
        if (streams != null) {
            streams.close();
        }
        if (sink != null) {
            sink.close();
        }
    }

    private static StreamsRuntime.FaultListener listener(PipelineWatch watch, Consumer<Throwable> onFatal) {
        return new StreamsRuntime.FaultListener() {
            @Override
            public void restarting(Throwable fault) {
                LOG.warn("the streams start again after a fault", fault);
                watch.streamsFault(false);
            }

            @Override
            public void waiting(Throwable outage) {
                watch.streamsFault(true);
            }

            @Override
            public void failed(Throwable fault) {
                onFatal.accept(fault);
            }
        };
    }
}
