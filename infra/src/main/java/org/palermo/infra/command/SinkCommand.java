package org.palermo.infra.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.palermo.infra.configuration.PartSettings;
import org.palermo.infra.pipeline.Pipeline;
import org.palermo.infra.setup.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo sink}. */
@Command(name = "sink")
final class SinkCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PartOptions part = new PartOptions();

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    SinkCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        part.into(data);
        return new PartRun(console, data, quiet)
                .run(
                        "sink",
                        Setup::missingForSink,
                        addresses -> new Pipeline.Parts(
                                addresses,
                                data.topics(),
                                Optional.empty(),
                                Optional.of(PartSettings.sink(data.configuration(), addresses))));
    }
}
