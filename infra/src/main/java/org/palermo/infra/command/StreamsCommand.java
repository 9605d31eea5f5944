package org.palermo.infra.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.configuration.PartSettings;
import org.palermo.infra.configuration.Settings;
import org.palermo.infra.pipeline.Pipeline;
import org.palermo.infra.setup.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo streams}. */
@Command(name = "streams")
final class StreamsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PartOptions part = new PartOptions();

    @Option(names = "--threads", paramLabel = "NUMBER")
    private @Nullable String threads;

    @Option(names = "--in-memory")
    private boolean inMemory;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    StreamsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        part.into(data);
        data.set(Settings.THREADS.key(), "--threads", threads);
        data.set(Settings.IN_MEMORY.key(), "--in-memory", inMemory ? "true" : null);
        return new PartRun(console, data, quiet)
                .run(
                        "streams",
                        Setup::missingForStreams,
                        addresses -> new Pipeline.Parts(
                                addresses,
                                data.topics(),
                                Optional.of(PartSettings.streams(
                                        data.configuration(), addresses, data.topics(), data.replication())),
                                Optional.empty()));
    }
}
