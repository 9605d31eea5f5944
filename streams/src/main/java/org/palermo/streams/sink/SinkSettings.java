package org.palermo.streams.sink;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one instance of the sink runs.
 *
 * @param clickHouse where the tables are
 * @param kafka properties of the Kafka client, {@code bootstrap.servers} among them
 * @param group of all instances of the sink
 * @param instance fixed name of this instance within the group, so that after a crash it takes its partitions back at
 *     once instead of after the session's time-out; empty for none
 * @param chunk what closes a chunk: 1 to {@value #MOST_ROWS} rows, at least 1 record, 1 to {@value #MOST_BYTES} bytes
 * @param patience how long one insert or one question may take, at most {@link #LONGEST_PATIENCE}
 * @param firstPause before the second attempt at what was away
 * @param longestPause between attempts
 */
public record SinkSettings(
        ClickHouseAddress clickHouse,
        Map<String, String> kafka,
        String group,
        String instance,
        ChunkBounds chunk,
        Duration patience,
        Duration firstPause,
        Duration longestPause) {

    /** A block must stay well under a million rows to be one part; the last entry of a chunk may go over the bound. */
    public static final int MOST_ROWS = 500_000;

    /** What the rows of a chunk take in memory, a small multiple of this, has to fit beside everything else. */
    public static final long MOST_BYTES = 256L << 20;

    /** Under half of the time within which Kafka expects a poll. */
    public static final Duration LONGEST_PATIENCE = Duration.ofMinutes(2);

    private static final String KAFKA = "kafka.";

    public SinkSettings {
        kafka = Map.copyOf(kafka);
        if (kafka.getOrDefault("bootstrap.servers", "").isBlank()) {
            throw new IllegalArgumentException("kafka.bootstrap.servers must be set");
        }
        if (group.isBlank()) {
            throw new IllegalArgumentException("sink.group must not be empty");
        }
        if (chunk.rows() < 1 || chunk.rows() > MOST_ROWS) {
            throw new IllegalArgumentException("sink.chunk.rows must be 1 to " + MOST_ROWS + ", was " + chunk.rows());
        }
        if (chunk.records() < 1) {
            throw new IllegalArgumentException("sink.chunk.records must be at least 1, was " + chunk.records());
        }
        if (chunk.bytes() < 1 || chunk.bytes() > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "sink.chunk.bytes must be 1 to " + MOST_BYTES + ", was " + chunk.bytes());
        }
        if (!patience.isPositive() || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "sink.patience must be positive and at most " + LONGEST_PATIENCE + ", was " + patience);
        }
        if (!firstPause.isPositive()) {
            throw new IllegalArgumentException("sink.pause.first must be positive, was " + firstPause);
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "sink.pause.longest must be at least sink.pause.first, was " + longestPause);
        }
    }

    /**
     * Reads {@code clickhouse.url}, {@code clickhouse.user}, {@code clickhouse.password}, {@code sink.group},
     * {@code sink.instance}, {@code sink.chunk.rows}, {@code sink.chunk.records}, {@code sink.chunk.bytes},
     * {@code sink.patience}, {@code sink.pause.first}, {@code sink.pause.longest} (ISO 8601 durations) and, without their prefix, all
     * {@code kafka.*}; other keys are not the sink's.
     *
     * @throws IllegalArgumentException naming the key and the value that is missing or wrong
     */
    public static SinkSettings from(Map<String, String> values) {
        Map<String, String> kafka = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(KAFKA)) {
                kafka.put(key.substring(KAFKA.length()), value);
            }
        });
        return new SinkSettings(
                clickHouse(values),
                kafka,
                values.getOrDefault("sink.group", "palermo-sink"),
                values.getOrDefault("sink.instance", ""),
                new ChunkBounds(
                        number(values, "sink.chunk.rows", 100_000),
                        number(values, "sink.chunk.records", 50_000),
                        number(values, "sink.chunk.bytes", 32 << 20)),
                duration(values, "sink.patience", Duration.ofMinutes(1)),
                duration(values, "sink.pause.first", Duration.ofMillis(100)),
                duration(values, "sink.pause.longest", Duration.ofSeconds(10)));
    }

    /** Without Kafka's properties, which may hold a password. */
    @Override
    public String toString() {
        return "SinkSettings[" + clickHouse + ", group " + group + ", instance " + instance + ", chunks of at most "
                + chunk.rows() + " rows, " + chunk.records() + " records and " + chunk.bytes() + " bytes, patience "
                + patience + ", pauses " + firstPause
                + " to " + longestPause + "]";
    }

    private static ClickHouseAddress clickHouse(Map<String, String> values) {
        ClickHouseAddress named = ClickHouseAddress.of(values.getOrDefault(ClickHouseAddress.SETTING, ""));
        return new ClickHouseAddress(
                named.url(),
                values.getOrDefault("clickhouse.user", named.user()),
                values.getOrDefault("clickhouse.password", named.password()));
    }

    private static int number(Map<String, String> values, String key, int otherwise) {
        String value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number, was " + value, e);
        }
    }

    private static Duration duration(Map<String, String> values, String key, Duration otherwise) {
        String value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(key + " must be an ISO 8601 duration as PT10S, was " + value, e);
        }
    }
}
