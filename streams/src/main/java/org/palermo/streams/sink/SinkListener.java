package org.palermo.streams.sink;

import java.time.Duration;

/** Hears what a sink does with its tables; called on the sink's thread, and not to be blocked. */
public interface SinkListener {

    /** Hears nothing. */
    SinkListener NONE = new SinkListener() {
        @Override
        public void wrote(Block block, Duration took) {}

        @Override
        public void failed(TablesException fault) {}
    };

    /** A block was written and confirmed. */
    void wrote(Block block, Duration took);

    /** An attempt to ask or to write came to nothing; most are followed by another. */
    void failed(TablesException fault);
}
