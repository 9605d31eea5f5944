package org.palermo.infra.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.audit.Audit;
import org.palermo.infra.audit.AuditHistory;
import org.palermo.infra.audit.AuditJson;
import org.palermo.infra.audit.AuditProgress;
import org.palermo.infra.audit.AuditResult;
import org.palermo.infra.audit.Disagreement;
import org.palermo.infra.audit.Sort;
import org.palermo.infra.embedded.stack.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo audit}. */
@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {

    private static final long TOLD_EVERY_NANOS = 3_000_000_000L;

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", descriptionKey = "format-data")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "audit-output")
    private @Nullable Path output;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    private long toldNanos = System.nanoTime();

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageProblem(
                    "usage.bad-value", Map.of("option", "--format", "value", format, "allowed", "text, json"));
        }
        Addresses addresses = data.addresses();
        Console.checkWritable(output);
        AuditResult result = new Audit(addresses, data.topics()).run(this::tell);
        new AuditHistory(addresses.clickHouse()).keep(result);
        console.result(format.equals("json") ? AuditJson.of(result) : text(result), output);
        if (!result.passed()) {
            hint(result);
        }
        return result.passed() ? ExitCode.DONE : ExitCode.NO;
    }

    private void tell(AuditProgress.Stage stage, long done, long all) {
        if (quiet || System.nanoTime() - toldNanos < TOLD_EVERY_NANOS) {
            return;
        }
        toldNanos = System.nanoTime();
        String key = switch (stage) {
            case WAITING -> "audit.waiting";
            case READING -> "audit.reading";
            case DIFFERENCES -> "audit.differences";
            case FIGURES -> "audit.figures";
        };
        console.say(key, Map.of("done", done, "all", all));
    }

    private String text(AuditResult result) {
        Messages messages = console.messages();
        StringBuilder text = new StringBuilder();
        line(
                text,
                messages.of(
                        "audit.compared",
                        Map.of(
                                "started", result.started().toString(),
                                "inputs", result.inputs(),
                                "postings", result.postings(),
                                "totals", result.totals(),
                                "figures", result.figures())));
        if (result.figures() == 0 && result.totals() > 0) {
            line(text, messages.of("audit.no-figures"));
        }
        Disagreement first = result.first();
        if (first == null) {
            line(text, messages.of("audit.passed"));
            return text.toString();
        }
        line(text, messages.of("audit.failed", Map.of("count", result.disagreements())));
        new TreeMap<>(result.counts())
                .forEach((sort, count) -> line(
                        text,
                        "  "
                                + messages.of(
                                        "audit.count",
                                        Map.of("sort", sort.code(), "meaning", meaning(sort), "count", count))));
        line(text, messages.of("audit.first", Map.of("what", first.line())));
        line(text, "  " + messages.of("audit.recorded", Map.of("value", orNothing(first.recorded()))));
        line(text, "  " + messages.of("audit.shown", Map.of("value", orNothing(first.shown()))));
        return text.toString();
    }

    private String meaning(Sort sort) {
        String key = "audit.sort." + sort.code();
        return console.messages().of(key);
    }

    private String orNothing(String value) {
        return value.isEmpty() ? console.messages().of("audit.nothing") : value;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    /** The fault that lies nearest to the source decides what helps. */
    private void hint(AuditResult result) {
        boolean journal = result.counts().keySet().stream().anyMatch(sort -> switch (sort.place()) {
            case JOURNAL -> true;
            case TABLES, FIGURES -> false;
        });
        boolean tables = result.counts().keySet().stream().anyMatch(sort -> switch (sort.place()) {
            case TABLES -> true;
            case JOURNAL, FIGURES -> false;
        });
        if (!result.caughtUp()) {
            console.hint("audit.behind.hint", Map.of());
        }
        console.hint(journal ? "audit.journal.hint" : tables ? "audit.tables.hint" : "audit.figures.hint", Map.of());
    }
}
