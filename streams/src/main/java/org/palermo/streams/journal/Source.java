package org.palermo.streams.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an input lies.
 *
 * @param topic its topic
 * @param partition of the topic, from 0
 * @param offset in the partition, from 0
 * @param publishedAt Kafka's time of the record, to the millisecond
 * @param redrivenFrom the offset at which it lay first, where it is sent again; else null
 */
public record Source(
        String topic,
        int partition,
        long offset,
        Instant publishedAt,
        @Nullable Long redrivenFrom) {}
