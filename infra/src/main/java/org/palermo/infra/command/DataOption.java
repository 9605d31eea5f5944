package org.palermo.infra.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.clickhouse.Cluster;
import org.palermo.infra.configuration.Configuration;
import org.palermo.infra.configuration.ConfigurationReader;
import org.palermo.infra.configuration.Deployment;
import org.palermo.infra.configuration.Origin;
import org.palermo.infra.configuration.Settings;
import org.palermo.infra.configuration.Stated;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.runtime.StreamsSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command is set to, and with it, which services it speaks to. */
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE")
    private List<String> pairs = List.of();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    private final List<Stated> others = new ArrayList<>();
    private @Nullable Configuration read;

    /** A setting that has an option of its own. */
    void set(String key, String option, @Nullable Object value) {
        if (value != null) {
            others.add(new Stated(key, value.toString(), new Origin.Flag(option)));
        }
    }

    /**
     * What is in force for this command.
     *
     * @throws org.palermo.infra.configuration.InvalidConfiguration with all that is wrong
     */
    Configuration configuration() {
        Configuration known = read;
        if (known == null) {
            Palermo palermo = (Palermo) command.root().userObject();
            known = ConfigurationReader.read(flags(), file, palermo.environment());
            new Configurations(palermo.console()).tellStrangers(known.strangers());
            read = known;
        }
        return known;
    }

    private List<Stated> flags() {
        List<Stated> flags = new ArrayList<>();
        if (data != null) {
            flags.add(new Stated(Settings.DATA.key(), data.toString(), new Origin.Flag("--data")));
        }
        flags.addAll(others);
        for (String pair : pairs) {
            int sign = pair.indexOf('=');
            if (sign < 1) {
                throw new UsageProblem("configuration.no-pair", Map.of("value", pair));
            }
            flags.add(new Stated(
                    pair.substring(0, sign).strip(), pair.substring(sign + 1).strip(), new Origin.Flag("--set")));
        }
        return flags;
    }

    Path path() {
        return configuration().of(Settings.DATA);
    }

    /** Whether the services are those of an embedded stack on this machine. */
    boolean isEmbedded() {
        return Deployment.addresses(configuration()).isEmpty();
    }

    /** The services that are configured, else those of the embedded stack that runs on the data directory. */
    Optional<Addresses> found() {
        return Deployment.addresses(configuration()).or(() -> DataDirectory.running(path()));
    }

    /** @throws NothingRuns where none are configured, and no stack runs on the data directory */
    Addresses addresses() {
        return found().orElseThrow(() -> new NothingRuns(path()));
    }

    /** Copies of each record of a topic that is to be made; the embedded stack has one broker. */
    int replicationOfTopics() {
        return isEmbedded() ? 1 : configuration().of(Settings.REPLICATION);
    }

    /** Copies of each record of the streams' changelog. */
    int replication() {
        return isEmbedded()
                ? StreamsSettings.BROKERS_REPLICATION
                : configuration().of(Settings.REPLICATION);
    }

    /** The cluster whose hosts all keep the tables; the embedded stack is a single server. */
    Optional<Cluster> cluster() {
        return isEmbedded()
                ? Optional.empty()
                : configuration().get(Settings.CLICKHOUSE_CLUSTER).map(Cluster::new);
    }

    /** Which small counts of persons are not shown. */
    Disclosure disclosure() {
        return new Disclosure(configuration().of(Settings.PRIVACY_THRESHOLD));
    }

    /** The topics of the deployment. */
    Topics topics() {
        int configured = configuration().of(Settings.PARTITIONS);
        return new Topics(
                isEmbedded() && !configuration().isSet(Settings.PARTITIONS)
                        ? DataDirectory.partitions(path()).orElse(configured)
                        : configured);
    }
}
