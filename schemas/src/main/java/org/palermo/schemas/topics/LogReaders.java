package org.palermo.schemas.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Consumers that read a log to the end that it has when they begin, and are closed there. */
public final class LogReaders {

    /** Milliseconds that a fetch at the end of a log waits for more; closing waits for the fetch that is under way. */
    private static final int LONGEST_WAIT = 10;

    private LogReaders() {}

    /**
     * Properties of a consumer that keeps its own account of how far it has read, and whose closing no fetch holds up.
     *
     * @param connection properties that any client of the broker needs
     */
    public static Map<String, Object> properties(Map<String, ?> connection) {
        Map<String, Object> properties = new HashMap<>(connection);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_WAIT);
        return properties;
    }
}
