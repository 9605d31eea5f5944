package org.palermo.infra.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.palermo.infra.bench.Bench;
import org.palermo.infra.bench.BenchSettings;
import org.palermo.infra.bench.Line;
import org.palermo.infra.bench.Part;
import org.palermo.infra.bench.stage.Ground;
import org.palermo.infra.bench.stage.UnequalTotals;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo bench}. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

    private static final int EVENTS = 200_000;
    private static final int QUICK_EVENTS = 20_000;
    private static final int ROUNDS = 3;
    private static final Duration LAG = Duration.ofSeconds(20);
    private static final Duration QUICK_LAG = Duration.ofSeconds(3);
    private static final int READS = 100;
    private static final int QUICK_READS = 10;
    private static final Set<Long> POSTINGS = Set.of(1_000_000L, 10_000_000L);
    private static final Set<Long> QUICK_POSTINGS = Set.of(100_000L);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Option(names = "--events", paramLabel = "N")
    private int events;

    @Option(names = "--entities", paramLabel = "N")
    private int entities = Integer.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "S")
    private long seed = 1;

    @Option(names = "--only", paramLabel = "STAGE", split = ",")
    private List<String> only = new ArrayList<>();

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "bench-format")
    private String format = "text";

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!format.equals("text") && !format.equals("json")) {
            throw bad("--format", format, "text, json");
        }
        BenchSettings settings = settings();
        try (Ending ending = new Ending(Ending.INTERRUPTED, () -> console.say("stack.stopping", Map.of()))) {
            Path folder = TemporaryFolders.make("palermo-bench-");
            try {
                Stacks.prepare(folder);
                List<Line> lines = measured(settings, folder, ending);
                BenchResults results = new BenchResults(console.messages(), settings);
                console.print(format.equals("json") ? results.json(lines) : results.text(lines));
                return ExitCode.DONE;
            } catch (UnequalTotals e) {
                console.say("bench.unequal", Map.of("detail", String.valueOf(e.getMessage())));
                return ExitCode.NO;
            } catch (RuntimeException e) {
                ending.check(); // what stopped because we were asked to stop is no fault
                throw e;
            } finally {
                TemporaryFolders.remove(folder);
            }
        }
    }

    private List<Line> measured(BenchSettings settings, Path folder, Ending ending) throws InterruptedException {
        Topics topics = new Topics(Topics.DEFAULT_PARTITIONS);
        console.say("stack.starting", Map.of());
        try (Stack stack = Stack.start(Stacks.settings(folder, topics), console.fetching())) {
            Registry registry = Registry.at(stack.addresses().registry(), PATIENCE);
            Ground ground = new Ground(stack.addresses(), topics, registry, folder);
            List<Line> lines = new Bench(settings, ground, this::tell).run();
            ending.tell();
            return lines;
        }
    }

    private BenchSettings settings() {
        int wanted = events != 0 ? events : quick ? QUICK_EVENTS : EVENTS;
        if (wanted < 1) {
            throw bad("--events", String.valueOf(wanted), "1, 2, ...");
        }
        if (entities < 1) {
            throw bad("--entities", String.valueOf(entities), "1, 2, ...");
        }
        return new BenchSettings(
                wanted,
                entities,
                seed,
                quick ? 1 : ROUNDS,
                quick ? QUICK_LAG : LAG,
                quick ? QUICK_READS : READS,
                quick ? QUICK_POSTINGS : POSTINGS,
                parts());
    }

    private Set<Part> parts() {
        if (only.isEmpty()) {
            return EnumSet.allOf(Part.class);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : only) {
            parts.add(Part.of(word)
                    .orElseThrow(() -> bad(
                            "--only",
                            word,
                            Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(", ")))));
        }
        return parts;
    }

    private static UsageProblem bad(String option, String value, String allowed) {
        return new UsageProblem("usage.bad-value", Map.of("option", option, "value", value, "allowed", allowed));
    }

    private void tell(Bench.Progress progress) {
        switch (progress) {
            case Bench.Progress.Fed fed ->
                console.say(
                        "bench.fed",
                        Map.of("events", fed.events(), "bytes", fed.bytes() / fed.events(), "cells", fed.cells()));
            case Bench.Progress.Begins begins -> {
                String part = BenchResults.name(console.messages(), begins.part());
                console.say(
                        begins.round() == 0 ? "bench.warms-up" : "bench.begins",
                        Map.of("part", part, "round", begins.round()));
            }
            case Bench.Progress.Filled filled -> console.say("bench.filled", Map.of("postings", filled.postings()));
        }
    }
}
