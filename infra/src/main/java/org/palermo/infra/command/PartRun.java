package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.palermo.infra.configuration.Configuration;
import org.palermo.infra.configuration.Settings;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;
import org.palermo.infra.metrics.Observation;
import org.palermo.infra.pipeline.Pipeline;
import org.palermo.infra.setup.Missing;
import org.palermo.infra.setup.Setup;

/** Runs one part in this process until it is asked to end. */
final class PartRun {

    private final Console console;
    private final DataOption data;
    private final boolean quiet;

    PartRun(Console console, DataOption data, boolean quiet) {
        this.console = console;
        this.data = data;
        this.quiet = quiet;
    }

    /**
     * @param name of the part, for messages
     * @param missing what the part needs and does not find
     * @param parts what to run
     */
    int run(String name, Function<Setup, List<Missing>> missing, Function<Addresses, Pipeline.Parts> parts)
            throws InterruptedException {
        Configuration configuration = data.configuration();
        Addresses addresses = data.addresses();
        refuseInstanceOfTheStack(configuration);
        Logs.start(configuration, Optional.empty());
        try (Ending ending = new Ending(ExitCode.DONE, () -> say("stack.stopping", Map.of()))) {
            try (Observed observed = new Observed(observe(name, configuration, addresses))) {
                if (new Requirements(console, ending)
                        .await(() -> missing.apply(new Setup(addresses, data.topics(), data.cluster())))) {
                    work(name, parts.apply(addresses), observed.observation(), ending);
                }
            }
            ending.checkFault();
            say("stack.stopped", Map.of());
            return ExitCode.DONE;
        }
    }

    private void work(String name, Pipeline.Parts parts, Optional<Observation> observed, Ending ending) {
        try (Pipeline _ = Pipeline.start(parts, Observation.watch(observed), ending::fail)) {
            say("up.addresses", Stacks.named(parts.addresses()));
            say(
                    "part.running",
                    Map.of("part", name, "instance", data.configuration().of(Settings.INSTANCE)));
            try {
                ending.await();
            } catch (InterruptedException e) {
                // whoever runs this in a thread asks it to end
            }
            ending.tell();
        }
    }

    private Optional<Observation> observe(String name, Configuration configuration, Addresses addresses) {
        OptionalInt port = configuration.get(Settings.METRICS_PORT).orElse(OptionalInt.empty());
        if (port.isEmpty()) {
            return Optional.empty();
        }
        Observation observation =
                Observation.start(configuration, addresses, data.topics(), port.getAsInt(), List.of(name));
        say("up.metrics", Map.of("url", observation.url(configuration)));
        return Optional.of(observation);
    }

    /** Two members of one name would throw each other out of the group for ever. */
    private void refuseInstanceOfTheStack(Configuration configuration) {
        String instance = configuration.of(Settings.INSTANCE);
        if (data.isEmbedded()
                && DataDirectory.announced(data.path(), "instance")
                        .filter(instance::equals)
                        .isPresent()) {
            throw new UsageProblem(
                    "part.instance-taken",
                    Map.of("instance", instance, "data", data.path().toString()));
        }
    }

    private void say(String key, Map<String, ?> arguments) {
        if (!quiet) {
            console.say(key, arguments);
        }
    }
}
