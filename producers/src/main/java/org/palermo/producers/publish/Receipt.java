package org.palermo.producers.publish;

import java.util.Map;

/**
 * What the brokers acknowledged.
 *
 * @param acknowledged how many events
 * @param highest offset of each topic and partition that was written to
 */
public record Receipt(long acknowledged, Map<Partition, Long> highest) {

    /** Where an event lies but for its offset. */
    public record Partition(String topic, int number) {}

    public Receipt {
        highest = Map.copyOf(highest);
    }
}
