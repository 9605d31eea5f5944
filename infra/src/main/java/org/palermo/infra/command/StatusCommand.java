package org.palermo.infra.command;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;
import org.palermo.infra.pipeline.PipelineStatus;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.store.ClickHouseAudits;
import org.palermo.reports.store.LastAudit;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.UnverifiedWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code palermo status}. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Messages messages = console.messages();
        Optional<Addresses> running = data.found();
        if (running.isEmpty()) {
            console.print(
                    messages.of("status.not-running", Map.of("data", data.path().toString())));
            console.hint("fault.nothing-runs.hint", Map.of("data", data.path().toString()));
            return ExitCode.NO;
        }
        Addresses addresses = running.get();
        if (data.isEmbedded()) {
            console.print(
                    messages.of("status.running", Map.of("data", data.path().toString())));
        }
        console.print(messages.of("up.addresses", Stacks.named(addresses)));
        DataDirectory.announced(data.path(), "metrics")
                .filter(unused -> data.isEmbedded())
                .ifPresent(url -> console.print(messages.of("up.metrics", Map.of("url", url))));
        PipelineStatus status = PipelineStatus.read(addresses, data.topics());
        if (status.published() == 0) {
            console.print(messages.of("status.empty"));
            return ExitCode.DONE;
        }
        console.print(table(status));
        console.print(messages.of(
                "status.outcomes",
                Map.of(
                        "posted", status.outcomes().getOrDefault("posted", 0L),
                        "duplicates", status.outcomes().getOrDefault("duplicate", 0L),
                        "rejected", status.outcomes().getOrDefault("rejected", 0L))));
        status.rejections()
                .forEach((reason, count) ->
                        console.print("  " + messages.of("status.rejected", Map.of("reason", reason, "count", count))));
        console.print(messages.of("status.behind", Map.of("behind", status.behind())));
        console.print(audited(new ClickHouseAudits(addresses.clickHouse(), new Properties()).last()));
        return ExitCode.DONE;
    }

    private String audited(@Nullable LastAudit last) {
        if (last == null) {
            return console.messages().of("status.never-audited");
        }
        Unverified failed = last.failed();
        String at = last.at().truncatedTo(ChronoUnit.SECONDS).toString();
        return failed == null
                ? console.messages().of("status.audited", Map.of("at", at))
                : UnverifiedWords.of(failed, Wording.in(console.messages().spoken()));
    }

    /** What each topic holds, in columns; topics that hold nothing are left out. */
    private String table(PipelineStatus status) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("status.topic", "status.events", "status.shown", "status.covered")
                .map(console.messages()::of)
                .toList());
        for (PipelineStatus.TopicStatus topic : status.topics()) {
            if (topic.published() > 0) {
                rows.add(List.of(
                        topic.topic(), number(topic.published()), number(topic.shown()), number(topic.covered())));
            }
        }
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> IntStream.range(0, widths.length)
                .forEach(i -> widths[i] = Math.max(widths[i], row.get(i).length())));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(row.getFirst()).repeat(' ', widths[0] - row.getFirst().length());
            for (int i = 1; i < widths.length; i++) {
                text.repeat(' ', 2 + widths[i] - row.get(i).length()).append(row.get(i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String number(long number) {
        return console.messages().of("number", Map.of("number", number));
    }
}
