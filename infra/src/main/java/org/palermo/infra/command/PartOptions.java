package org.palermo.infra.command;

import org.jspecify.annotations.Nullable;
import org.palermo.infra.configuration.Settings;
import picocli.CommandLine.Option;

/** Settings of a long-running command that have options of their own. */
final class PartOptions {

    @Option(names = "--instance", paramLabel = "NAME")
    private @Nullable String instance;

    @Option(names = "--metrics-port", paramLabel = "PORT")
    private @Nullable String metricsPort;

    @Option(names = "--log-format", paramLabel = "FORMAT")
    private @Nullable String logFormat;

    void into(DataOption data) {
        data.set(Settings.INSTANCE.key(), "--instance", instance);
        data.set(Settings.METRICS_PORT.key(), "--metrics-port", metricsPort);
        data.set(Settings.LOG_FORMAT.key(), "--log-format", logFormat);
    }
}
