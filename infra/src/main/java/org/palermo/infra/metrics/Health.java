package org.palermo.infra.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.palermo.infra.pipeline.PipelineWatch;
import org.palermo.infra.setup.ServiceCheck;
import org.palermo.streams.runtime.StreamsRuntime;
import org.palermo.streams.sink.SinkListener;
import org.palermo.streams.sink.SinkRuntime;

/** Whether a process can do its work: its parts are at it, and the services answer. */
public final class Health implements PipelineWatch {

    private final Supplier<List<ServiceCheck>> services;
    private final Map<String, Supplier<Part>> parts = new ConcurrentSkipListMap<>();

    /** @param services asked each time */
    public Health(Supplier<List<ServiceCheck>> services) {
        this.services = services;
    }

    /** What a part says of itself. */
    private record Part(boolean ready, String state) {}

    /** Parts that this process is to run: until they are started it is not ready. */
    public void expect(List<String> names) {
        names.forEach(name -> parts.putIfAbsent(name, () -> new Part(false, "not started yet")));
    }

    /**
     * @param ready whether all is well
     * @param checks by name, {@code ok} or what is wrong
     */
    public record Answer(boolean ready, Map<String, String> checks) {}

    public Answer ready() {
        Map<String, String> checks = new LinkedHashMap<>();
        boolean ready = true;
        for (Map.Entry<String, Supplier<Part>> asked : parts.entrySet()) {
            Part part = asked.getValue().get();
            ready &= part.ready();
            checks.put(asked.getKey(), part.ready() ? "ok" : part.state());
        }
        for (ServiceCheck service : services.get()) {
            ready &= service.answers();
            checks.put(service.name(), service.fault().orElse("ok"));
        }
        return new Answer(ready, checks);
    }

    @Override
    public SinkListener sinkListener() {
        return SinkListener.NONE;
    }

    @Override
    public void streamsStarted(StreamsRuntime streams) {
        parts.put("streams", () -> {
            StreamsRuntime.State state = streams.state();
            return new Part(state == StreamsRuntime.State.RUNNING, state.name());
        });
    }

    /** One that waits for ClickHouse does its work; whether ClickHouse answers is a check of its own. */
    @Override
    public void sinkStarted(SinkRuntime sink) {
        parts.put("sink", () -> {
            SinkRuntime.State state = sink.state();
            boolean works = state == SinkRuntime.State.RUNNING && sink.placed() > 0;
            return new Part(works, state == SinkRuntime.State.RUNNING ? "no partitions yet" : state.name());
        });
    }

    @Override
    public void streamsFault(boolean outage) {}
}
