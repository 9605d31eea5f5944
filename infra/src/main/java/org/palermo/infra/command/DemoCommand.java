package org.palermo.infra.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.Pipeline;
import org.palermo.infra.pipeline.RecordedState;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.producers.Plan;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.repricing.KeptRates;
import org.palermo.reports.figures.Question;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
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
    private final LangOption lang = new LangOption();

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

    /** What one demonstration is of, once the command line has been found right. */
    private record Request(
            Path source, Question question, @Nullable PublishedValues published, Format format) {}

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Request request = request();
        try (Ending ending = new Ending(Ending.INTERRUPTED, () -> say("stack.stopping", Map.of()))) {
            Path folder = data == null ? TemporaryFolders.make("palermo-demo-") : data;
            try {
                Stacks.prepare(folder);
                int status = run(request, folder, ending);
                say("demo.ended", Map.of("seconds", Stacks.seconds(started)));
                return status;
            } catch (RuntimeException e) {
                ending.check(); // what stopped because we were asked to stop is no fault
                throw e;
            } finally {
                if (data == null) {
                    TemporaryFolders.remove(folder);
                }
            }
        }
    }

    private Request request() {
        Path source = registers == null ? Stacks.home().resolve(SAMPLE) : registers;
        if (!Files.exists(source)) {
            throw new UsageProblem("usage.no-such-file", Map.of("path", source.toString()));
        }
        Format format = result.format(console);
        Path publishedFile = source.resolve("published.yaml");
        PublishedValues published = Files.exists(publishedFile) ? PublishedValues.read(publishedFile) : null;
        Question question = period.question(published == null ? null : published.period());
        result.checkWritable();
        Console.checkWritable(html);
        return new Request(
                source, question, published != null && published.speaksOf(question) ? published : null, format);
    }

    private int run(Request request, Path folder, Ending ending) throws InterruptedException {
        long started = System.nanoTime();
        say("stack.starting", Map.of());
        // in a fresh data directory nothing is recorded yet, and the registers are read while the services start
        CompletableFuture<@Nullable Plan> reading =
                CompletableFuture.supplyAsync(() -> data == null ? read(request.source(), Rates.NONE) : null);
        try (Stack stack = Stack.start(
                        Stacks.settings(folder, new Topics(Topics.DEFAULT_PARTITIONS)), console.fetching());
                Pipeline _ = Pipeline.start(Stacks.pipeline(stack, false), ending::fail)) {
            stack.watch(new StackWatch(console, ending, Optional.empty()));
            ending.check();
            say("stack.ready", Map.of("seconds", Stacks.seconds(started)));
            Importing importing = new Importing(console, quiet, ending);
            RecordedState known = new RecordedState(stack.addresses().clickHouse());
            Plan read = joined(reading);
            Plan plan = read == null ? read(request.source(), known) : read;
            importing.report(plan, List.of(request.source()));
            boolean recorded = importing.publish(
                    new KeptRates(plan, known),
                    new ImportRun(stack.addresses(), new Topics(Topics.DEFAULT_PARTITIONS)),
                    stack.addresses(),
                    true);
            ending.check();
            Reporting reporting = new Reporting(stack.addresses().clickHouse(), Clock.systemUTC(), Disclosure.STANDARD);
            write(reporting, reporting.report(request.question(), request.published()), request.format());
            ending.tell();
            return plan.isRefused() || !recorded || plan.files().isEmpty() ? ExitCode.NO : ExitCode.DONE;
        }
    }

    private static Plan read(Path source, Rates known) {
        return ImportRun.read(List.of(source), System.getProperty("user.name", ""), known);
    }

    private void write(Reporting reporting, Report report, Format format) {
        Result written = reporting.results(console.messages().language()).of(report);
        result.write(console, written, format);
        if (html != null) {
            console.result(console.writers(html).write(written, Format.HTML), html);
        }
    }

    private void say(String key, Map<String, ?> arguments) {
        if (!quiet) {
            console.say(key, arguments);
        }
    }

    private static <T extends @Nullable Object> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
