package org.palermo.infra.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
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

/** Streams and sink at work in this process, on services that run somewhere. */
public final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    /** Well under the minutes within which Kafka expects the sink to poll. */
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(10);

    private final StreamsRuntime streams;
    private final SinkRuntime sink;

    private Pipeline(StreamsRuntime streams, SinkRuntime sink) {
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
    public record Settings(Addresses addresses, Path stateFolder, String instance, int partitions, boolean inMemory) {}

    /**
     * Starts both in the background.
     *
     * @param onFatal told what stopped one of them for good
     */
    public static Pipeline start(Settings settings, Consumer<Throwable> onFatal) {
        Registry registry = Registry.at(settings.addresses().registry(), REGISTRY_PATIENCE);
        StreamsRuntime streams = new StreamsRuntime(
                StreamsSettings.of(settings.addresses().kafkaProperties(), settings.stateFolder(), settings.instance())
                        .withPartitions(settings.partitions())
                        .withInMemory(settings.inMemory()),
                Ledger.of(Places.standard()),
                registry,
                listener(onFatal));
        SinkRuntime sink = new SinkRuntime(
                SinkSettings.from(sink(settings)), new Topics(settings.partitions()), registry, onFatal);
        streams.start();
        sink.start();
        return new Pipeline(streams, sink);
    }

    /** Stops after the current transaction and chunk; what is not written yet is written after the next start. */
    @Override
    public void close() {
        streams.close();
        sink.close();
    }

    private static Map<String, String> sink(Settings settings) {
        Map<String, String> values = new HashMap<>();
        settings.addresses().kafkaProperties().forEach((key, value) -> values.put("kafka." + key, value));
        values.put("clickhouse.url", settings.addresses().clickHouse());
        values.put("sink.instance", settings.instance());
        return values;
    }

    private static StreamsRuntime.FaultListener listener(Consumer<Throwable> onFatal) {
        return new StreamsRuntime.FaultListener() {
            @Override
            public void restarting(Throwable fault) {
                LOG.warn("the streams start again after a fault", fault);
            }

            @Override
            public void failed(Throwable fault) {
                onFatal.accept(fault);
            }
        };
    }
}
