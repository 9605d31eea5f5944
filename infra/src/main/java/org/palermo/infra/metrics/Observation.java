package org.palermo.infra.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.palermo.infra.configuration.Configuration;
import org.palermo.infra.configuration.Settings;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.pipeline.PipelineWatch;
import org.palermo.infra.setup.ServiceCheck;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.runtime.StreamsRuntime;
import org.palermo.streams.sink.SinkListener;
import org.palermo.streams.sink.SinkRuntime;

/** Measures and health of this process, and where they are served. */
public final class Observation implements PipelineWatch, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Meters meters;
    private final Readings readings;
    private final Health health;
    private final Endpoint endpoint;

    private Observation(Meters meters, Readings readings, Health health, Endpoint endpoint) {
        this.meters = meters;
        this.readings = readings;
        this.health = health;
        this.endpoint = endpoint;
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for any that is free
     * @param parts that this process is to run, streams or sink: until they are started it is not ready
     * @throws PortUnusable where nobody can listen there
     */
    public static Observation start(
            Configuration configuration, Addresses addresses, Topics topics, int port, List<String> parts) {
        Meters meters = new Meters(configuration.of(Settings.INSTANCE), topics);
        Readings readings = new Readings(addresses, topics, configuration.of(Settings.APPLICATION));
        Health health = new Health(() -> ServiceCheck.all(addresses, PATIENCE));
        health.expect(parts);
        String host = configuration.of(Settings.METRICS_HOST);
        try {
            Endpoint endpoint = Endpoint.start(host, port, meters::text, health::ready);
            meters.watch(readings);
            return new Observation(meters, readings, health, endpoint);
        } catch (IOException | IllegalArgumentException e) {
            meters.close();
            readings.close();
            throw new PortUnusable(host, port, e);
        }
    }

    /** Where it is served, as other programs on this machine write it. */
    public String url(Configuration configuration) {
        String host = configuration.of(Settings.METRICS_HOST);
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + endpoint.port();
    }

    /** This process runs services, whose deaths count. */
    public void watchServices() {
        meters.watchServices();
    }

    public void serviceDied(Stack.Service service) {
        meters.serviceDied(service);
    }

    @Override
    public SinkListener sinkListener() {
        return meters.sinkListener();
    }

    @Override
    public void streamsStarted(StreamsRuntime streams) {
        meters.streamsStarted(streams);
        health.streamsStarted(streams);
    }

    @Override
    public void sinkStarted(SinkRuntime sink) {
        meters.sinkStarted(sink);
        health.sinkStarted(sink);
    }

    @Override
    public void streamsFault(boolean outage) {
        meters.streamsFault(outage);
    }

    @Override
    public void close() {
        endpoint.close();
        readings.close();
        meters.close();
    }

    /** What watches a pipeline: this, where there is one. */
    public static PipelineWatch watch(Optional<Observation> observation) {
        return observation.<PipelineWatch>map(found -> found).orElse(PipelineWatch.NONE);
    }
}
