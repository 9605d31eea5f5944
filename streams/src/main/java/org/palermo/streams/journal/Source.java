package org.palermo.streams.journal;

import java.time.Instant;

/**
 * Where an input lies.
 *
 * @param topic its topic
 * @param partition of the topic, from 0
 * @param offset in the partition, from 0
 * @param publishedAt Kafka's time of the record, to the millisecond
 */
public record Source(String topic, int partition, long offset, Instant publishedAt) {}
