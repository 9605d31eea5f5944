package org.palermo.infra.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.pipeline.PipelineWatch;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.runtime.StreamsRuntime;
import org.palermo.streams.sink.Block;
import org.palermo.streams.sink.Row;
import org.palermo.streams.sink.SinkListener;
import org.palermo.streams.sink.SinkRuntime;
import org.palermo.streams.sink.Table;
import org.palermo.streams.sink.TablesException;

/**
 * The measures of one process. Their names are a promise to dashboards and alerts; {@code docs/operations.md} lists them.
 */
public final class Meters implements PipelineWatch, AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Topics topics;

    /** @param process its instance id */
    public Meters(String process, Topics topics) {
        this.topics = topics;
        registry.config().commonTags("process", process);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /** Everything, in Prometheus' text format. */
    public String text() {
        return registry.scrape();
    }

    /** What is read from the services where somebody asks, not counted here. */
    public void watch(Readings readings) {
        topics.inputs()
                .forEach(topic -> Gauge.builder("palermo.streams.behind", readings, r -> r.behind(topic.name()))
                        .description("Events of a topic that the streams have not committed yet")
                        .baseUnit("records")
                        .tags("topic", topic.name())
                        .register(registry));
        Gauge.builder("palermo.audit.passed", readings, Readings::audit)
                .description("1 where the last audit passed, 0 where it did not, or tables were rebuilt since")
                .register(registry);
    }

    /** This process runs services, whose deaths count. */
    public void watchServices() {
        Arrays.stream(Stack.Service.values()).forEach(this::deaths);
    }

    /** A service of the embedded stack ended by itself. */
    public void serviceDied(Stack.Service service) {
        deaths(service).increment();
    }

    private Counter deaths(Stack.Service service) {
        return counter(
                "palermo.service.deaths",
                "Processes of services that ended by themselves",
                "service",
                service.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public SinkListener sinkListener() {
        return new SinkListener() {
            @Override
            public void wrote(Block block, Duration took) {
                String table = block.table().tableName();
                Timer.builder("palermo.sink.block")
                        .description("Time that one block took to be written and confirmed")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(5))
                        .maximumExpectedValue(Duration.ofSeconds(60))
                        .tags("table", table)
                        .register(registry)
                        .record(took);
                counter("palermo.sink.rows", "Rows written", "table", table)
                        .increment(block.rows().size());
                if (block.table() == Table.OUTCOMES) {
                    block.rows().forEach(Meters.this::count);
                }
            }

            @Override
            public void failed(TablesException fault) {
                failures(
                                switch (fault) {
                                    case TablesException.Unavailable unused -> "unavailable";
                                    case TablesException.TimedOut unused -> "timed-out";
                                    case TablesException.Refused unused -> "refused";
                                })
                        .increment();
            }
        };
    }

    /** A row of outcomes: what became of an event, never what was in it. */
    private void count(Row outcome) {
        Counter.builder("palermo.outcomes")
                .description("Events by what became of them, as written to ClickHouse by this process")
                .baseUnit("events")
                .tags(
                        "outcome", String.valueOf(outcome.value("outcome")),
                        "reason", String.valueOf(outcome.value("reason")))
                .register(registry)
                .increment();
    }

    @Override
    public void streamsStarted(StreamsRuntime streams) {
        FunctionCounter.builder("palermo.streams.processed", streams, StreamsRuntime::processed)
                .description("Events processed since the streams last started in this process")
                .baseUnit("records")
                .register(registry);
        Arrays.stream(StreamsRuntime.State.values())
                .forEach(state ->
                        state("palermo.streams.state", "the streams", state.name(), () -> streams.state() == state));
        streamsFaults("outage");
        streamsFaults("fault");
    }

    @Override
    public void sinkStarted(SinkRuntime sink) {
        List.of("unavailable", "timed-out", "refused").forEach(this::failures); // nought, not absent, before the first
        Gauge.builder("palermo.sink.partitions", sink, SinkRuntime::placed)
                .description("Partitions of the journal and the totals that this process writes")
                .register(registry);
        for (String topic :
                new String[] {topics.journal().name(), topics.totals().name()}) {
            Gauge.builder("palermo.sink.behind", sink, s -> behind(s, topic))
                    .description("Records of this process's partitions that are not known to be in the tables")
                    .baseUnit("records")
                    .tags("topic", topic)
                    .register(registry);
        }
        Arrays.stream(SinkRuntime.State.values())
                .forEach(state -> state("palermo.sink.state", "the sink", state.name(), () -> sink.state() == state));
    }

    @Override
    public void streamsFault(boolean outage) {
        streamsFaults(outage ? "outage" : "fault").increment();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }

    private Counter failures(String cause) {
        return counter(
                "palermo.sink.failures",
                "Questions and inserts that came to nothing; most are tried again",
                "cause",
                cause);
    }

    private Counter streamsFaults(String kind) {
        return counter(
                "palermo.streams.restarts", "Starts of the streams after an outage or another fault", "kind", kind);
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tags(tag, value).register(registry);
    }

    private void state(String name, String part, String state, BooleanSupplier holds) {
        Gauge.builder(name, holds, h -> h.getAsBoolean() ? 1 : 0)
                .description("1 for the state that " + part + " are in, 0 for the others")
                .tags(Tags.of("state", state.toLowerCase(Locale.ROOT)))
                .strongReference(true)
                .register(registry);
    }

    private static double behind(SinkRuntime sink, String topic) {
        Map<TopicPartition, Long> lag = sink.lag();
        return lag.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
