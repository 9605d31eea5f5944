package org.palermo.infra.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.Pipeline;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.producers.Plan;
import org.palermo.producers.fields.Rates;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;
import org.palermo.schemas.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo demo}. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    private static final String SAMPLE = "samples/secretariat-2014-2016";

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final ResultOptions result = new ResultOptions();

    @Option(names = "--registers", paramLabel = "DIR")
    private @Nullable Path registers;

    @Option(names = "--html", paramLabel = "FILE")
    private @Nullable Path html;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "demo-data")
    private @Nullable Path data;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Path source = registers == null ? Stacks.home().resolve(SAMPLE) : registers;
        if (!Files.exists(source)) {
            throw new UsageProblem("usage.no-such-file", Map.of("path", source.toString()));
        }
        Path publishedFile = source.resolve("published.yaml");
        PublishedValues published = Files.exists(publishedFile) ? PublishedValues.read(publishedFile) : null;
        Question question = period.question(published == null ? null : published.period());
        PublishedValues beside = published != null && published.speaksOf(question) ? published : null;
        ResultOptions.Format format = result.format();
        var language = result.language(console.messages().language());

        boolean temporary = data == null;
        Path folder = data == null ? Files.createTempDirectory("palermo-demo-") : data;
        Thread cleaner = Thread.ofPlatform().unstarted(() -> removeQuietly(folder));
        if (temporary) {
            Runtime.getRuntime().addShutdownHook(cleaner);
        }
        Logs.to(folder.resolve("log/palermo.log"));
        say("stack.starting", Map.of());
        // the registers are read while the services start
        CompletableFuture<Plan> reading = CompletableFuture.supplyAsync(
                () -> ImportRun.read(List.of(source), System.getProperty("user.name", ""), Rates.NONE));
        boolean refused;
        try (Stack stack = Stack.start(Stacks.settings(folder), console.progress(quiet));
                Pipeline _ = Pipeline.start(Stacks.pipeline(stack, false), this::fatal)) {
            say("stack.ready", Map.of("seconds", Stacks.seconds(started)));
            Importing importing = new Importing(console, quiet);
            Plan plan = joined(reading);
            importing.report(plan, List.of(source));
            boolean recorded = importing.publish(
                    plan,
                    new ImportRun(stack.addresses(), new Topics(Topics.DEFAULT_PARTITIONS)),
                    stack.addresses(),
                    true);
            refused = plan.isRefused() || !recorded || plan.files().isEmpty();
            Reporting reporting = new Reporting(stack.addresses().clickHouse(), Clock.systemUTC());
            Report report = reporting.report(question, beside);
            Results results = new Results(reporting, language);
            console.result(results.of(report, format), result.output());
            if (html != null) {
                Files.writeString(html, results.of(report, ResultOptions.Format.HTML), StandardCharsets.UTF_8);
                console.say("written", Map.of("file", html.toString()));
            }
            say("demo.reported", Map.of("seconds", Stacks.seconds(started)));
            say("stack.stopping", Map.of());
        }
        if (Boolean.getBoolean("palermo.learning")) {
            say("demo.learning", Map.of());
        }
        return refused ? ExitCode.NO : ExitCode.DONE;
    }

    private void say(String key, Map<String, ?> arguments) {
        if (!quiet) {
            console.say(key, arguments);
        }
    }

    private void fatal(Throwable fault) {
        console.say("fault.other", Map.of("detail", String.valueOf(fault.getMessage())));
        Runtime.getRuntime().exit(ExitCode.FAULT);
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void removeQuietly(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // what is left lies in the system's folder for temporary files
        }
    }
}
