package org.palermo.infra.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.DataDirectory;
import org.palermo.infra.pipeline.PipelineStatus;
import org.palermo.schemas.topics.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo status}. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--lang", paramLabel = "LANG")
    @SuppressWarnings("unused") // read before picocli is, so that its own messages follow it
    private @Nullable String lang;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Messages messages = console.messages();
        Optional<Addresses> running = DataDirectory.running(data.path());
        if (running.isEmpty()) {
            console.print(messages.of("status.not-running", Map.of("data", data.path().toString())));
            return ExitCode.NO;
        }
        Addresses addresses = running.get();
        console.print(messages.of("status.running", Map.of("data", data.path().toString())));
        console.print(messages.of("up.addresses", Map.of(
                "kafka", addresses.kafka(), "registry", addresses.registry(), "clickhouse", addresses.clickHouse())));
        PipelineStatus status = PipelineStatus.read(addresses, new Topics(Topics.DEFAULT_PARTITIONS));
        if (status.published() == 0) {
            console.print(messages.of("status.empty"));
            return ExitCode.DONE;
        }
        for (PipelineStatus.TopicStatus topic : status.topics()) {
            if (topic.published() > 0) {
                console.print(messages.of("status.topic", Map.of(
                        "topic", topic.topic(),
                        "events", topic.published(),
                        "shown", topic.shown(),
                        "covered", topic.covered())));
            }
        }
        console.print(messages.of("status.outcomes", Map.of(
                "posted", status.outcomes().getOrDefault("posted", 0L),
                "duplicates", status.outcomes().getOrDefault("duplicate", 0L),
                "rejected", status.outcomes().getOrDefault("rejected", 0L))));
        status.rejections().forEach((reason, count) ->
                console.print("  " + messages.of("status.rejected", Map.of("reason", reason, "count", count))));
        console.print(messages.of("status.behind", Map.of("behind", status.behind())));
        return ExitCode.DONE;
    }
}
