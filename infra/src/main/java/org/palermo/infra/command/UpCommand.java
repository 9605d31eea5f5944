package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.palermo.infra.configuration.Configuration;
import org.palermo.infra.configuration.PartSettings;
import org.palermo.infra.configuration.Settings;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.metrics.Observation;
import org.palermo.infra.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo up}. */
@Command(name = "up")
final class UpCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PartOptions part = new PartOptions();

    @Option(names = "--in-memory")
    private boolean inMemory;

    @Option(names = "--services-only")
    private boolean servicesOnly;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    UpCommand(Console console) {
        this.console = console;
    }

    /** Ends when it is asked to, and that is how it is meant to end. */
    @Override
    public Integer call() {
        part.into(data);
        data.set(Settings.IN_MEMORY.key(), "--in-memory", inMemory ? "true" : null);
        if (!data.isEmbedded()) {
            Configuration configuration = data.configuration();
            throw new UsageProblem(
                    "up.addresses-configured",
                    Map.of(
                            "origin",
                            configuration.origin(Settings.KAFKA_SERVERS).toString()));
        }
        try (Ending ending = new Ending(ExitCode.DONE, () -> say("stack.stopping", Map.of()))) {
            run(ending);
            return ExitCode.DONE;
        }
    }

    private void run(Ending ending) {
        long started = System.nanoTime();
        Stacks.prepare(data.path());
        Logs.start(data.configuration(), Optional.of(Stacks.log(data.path())));
        say("stack.starting", Map.of());
        try (Stack stack = Stack.start(Stacks.settings(data.path(), data.topics()), console.fetching());
                Observed observed = new Observed(observe(stack));
                Pipeline _ = Pipeline.start(parts(stack), Observation.watch(observed.observation()), ending::fail)) {
            stack.watch(new StackWatch(console, ending, observed.observation()));
            say("stack.ready", Map.of("seconds", Stacks.seconds(started)));
            say("up.addresses", Stacks.named(stack.addresses()));
            observed.observation()
                    .ifPresent(found -> say("up.metrics", Map.of("url", found.url(data.configuration()))));
            say(
                    servicesOnly ? "up.services-running" : "up.running",
                    Map.of("data", data.path().toString()));
            try {
                ending.await();
            } catch (InterruptedException e) {
                // whoever runs this in a thread asks it to end
            }
            ending.tell();
        } catch (RuntimeException e) {
            if (ending.isAsked()) {
                return; // a service that Ctrl-C reached while it was starting
            }
            throw e;
        }
        ending.checkFault();
        say("stack.stopped", Map.of());
    }

    private Optional<Observation> observe(Stack stack) {
        Configuration configuration = data.configuration();
        OptionalInt port = configuration
                .get(Settings.METRICS_PORT)
                .orElseGet(() -> OptionalInt.of(stack.data().port("metrics")));
        if (port.isEmpty()) {
            return Optional.empty();
        }
        Observation observation = Observation.start(
                configuration,
                stack.addresses(),
                data.topics(),
                port.getAsInt(),
                servicesOnly ? List.of() : List.of("streams", "sink"));
        observation.watchServices();
        stack.data().announceMore("metrics", observation.url(configuration));
        return Optional.of(observation);
    }

    private Pipeline.Parts parts(Stack stack) {
        Configuration configuration = data.configuration();
        if (servicesOnly) {
            return new Pipeline.Parts(stack.addresses(), data.topics(), Optional.empty(), Optional.empty());
        }
        stack.data().announceMore("instance", configuration.of(Settings.INSTANCE));
        return new Pipeline.Parts(
                stack.addresses(),
                data.topics(),
                Optional.of(PartSettings.streams(configuration, stack.addresses(), data.topics(), data.replication())),
                Optional.of(PartSettings.sink(configuration, stack.addresses())));
    }

    private void say(String key, Map<String, ?> arguments) {
        if (!quiet) {
            console.say(key, arguments);
        }
    }
}
