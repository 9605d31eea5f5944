package org.palermo.infra.configuration;

import java.nio.file.Path;
import java.util.Map;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.runtime.StreamsSettings;
import org.palermo.streams.sink.ChunkBounds;
import org.palermo.streams.sink.ClickHouseAddress;
import org.palermo.streams.sink.SinkSettings;

/** The settings of the parts, from a configuration. */
public final class PartSettings {

    private PartSettings() {}

    /** @param replication copies of each record of the state's changelog */
    public static StreamsSettings streams(
            Configuration configuration, Addresses addresses, Topics topics, int replication) {
        return new StreamsSettings(
                addresses.kafkaProperties(),
                stateFolder(configuration),
                configuration.of(Settings.APPLICATION),
                configuration.of(Settings.INSTANCE),
                topics.journal().partitions(),
                configuration.of(Settings.THREADS),
                configuration.of(Settings.IN_MEMORY),
                configuration.of(Settings.COMMIT_INTERVAL),
                configuration.of(Settings.TOTALS_INTERVAL),
                replication);
    }

    public static SinkSettings sink(Configuration configuration, Addresses addresses) {
        return new SinkSettings(
                ClickHouseAddress.of(addresses.clickHouse()),
                Map.copyOf(addresses.kafkaProperties()),
                configuration.of(Settings.SINK_GROUP),
                configuration.of(Settings.INSTANCE),
                new ChunkBounds(
                        configuration.of(Settings.CHUNK_ROWS),
                        configuration.of(Settings.CHUNK_RECORDS),
                        configuration.of(Settings.CHUNK_BYTES)),
                configuration.of(Settings.SINK_PATIENCE),
                configuration.of(Settings.FIRST_PAUSE),
                configuration.of(Settings.LONGEST_PAUSE));
    }

    private static Path stateFolder(Configuration configuration) {
        return configuration
                .get(Settings.STATE)
                .orElseGet(() -> configuration.of(Settings.DATA).resolve("streams"));
    }
}
