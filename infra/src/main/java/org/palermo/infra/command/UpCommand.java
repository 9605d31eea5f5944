package org.palermo.infra.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.palermo.infra.embedded.stack.Stack;
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

    @Option(names = "--in-memory")
    private boolean inMemory;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    UpCommand(Console console) {
        this.console = console;
    }

    /** Ends when it is asked to, and that is how it is meant to end. */
    @Override
    public Integer call() {
        try (Ending ending = new Ending(ExitCode.DONE, () -> say("stack.stopping", Map.of()))) {
            run(ending);
            return ExitCode.DONE;
        }
    }

    private void run(Ending ending) {
        long started = System.nanoTime();
        Stacks.prepare(data.path());
        say("stack.starting", Map.of());
        try (Stack stack = Stack.start(Stacks.settings(data.path(), data.topics()), console.fetching());
                Pipeline _ = Pipeline.start(Stacks.pipeline(stack, inMemory), ending::fail)) {
            stack.onServiceEnd(ending::fail);
            say("stack.ready", Map.of("seconds", Stacks.seconds(started)));
            say("up.addresses", Stacks.named(stack.addresses()));
            say("up.running", Map.of("data", data.path().toString()));
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

    private void say(String key, Map<String, ?> arguments) {
        if (!quiet) {
            console.say(key, arguments);
        }
    }
}
