package org.palermo.infra.command;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
    private final DataOption data = new DataOption();

    @Option(names = "--in-memory")
    private boolean inMemory;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            end.countDown();
            awaitQuietly(stopped);
        }));
        try {
            long started = System.nanoTime();
            Logs.to(data.path().resolve("log/palermo.log"));
            if (!quiet) {
                console.say("stack.starting", Map.of());
            }
            try (Stack stack = Stack.start(Stacks.settings(data.path()), console.progress(quiet));
                    Pipeline _ = Pipeline.start(Stacks.pipeline(stack, inMemory), fault -> {
                        fatal.set(fault);
                        end.countDown();
                    })) {
                if (!quiet) {
                    console.say("stack.ready", Map.of("seconds", Stacks.seconds(started)));
                    console.say("up.addresses", Map.of(
                            "kafka", stack.addresses().kafka(),
                            "registry", stack.addresses().registry(),
                            "clickhouse", stack.addresses().clickHouse()));
                    console.say("up.running", Map.of("data", data.path().toString()));
                }
                end.await();
                if (!quiet) {
                    console.say("stack.stopping", Map.of());
                }
            }
            if (!quiet) {
                console.say("stack.stopped", Map.of());
            }
        } finally {
            stopped.countDown();
        }
        Throwable fault = fatal.get();
        if (fault != null) {
            throw new IllegalStateException(fault.getMessage(), fault);
        }
        return ExitCode.DONE;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
