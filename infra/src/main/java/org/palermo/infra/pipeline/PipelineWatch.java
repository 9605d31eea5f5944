package org.palermo.infra.pipeline;

import org.palermo.streams.runtime.StreamsRuntime;
import org.palermo.streams.sink.SinkListener;
import org.palermo.streams.sink.SinkRuntime;

/** Hears of the work of streams and sink, and may look at them. */
public interface PipelineWatch {

    /** Sees nothing. */
    PipelineWatch NONE = new PipelineWatch() {
        @Override
        public SinkListener sinkListener() {
            return SinkListener.NONE;
        }

        @Override
        public void streamsStarted(StreamsRuntime streams) {}

        @Override
        public void sinkStarted(SinkRuntime sink) {}

        @Override
        public void streamsFault(boolean outage) {}
    };

    SinkListener sinkListener();

    void streamsStarted(StreamsRuntime streams);

    void sinkStarted(SinkRuntime sink);

    /** The streams met a fault, or a service that is away, and start again after a pause. */
    void streamsFault(boolean outage);
}
