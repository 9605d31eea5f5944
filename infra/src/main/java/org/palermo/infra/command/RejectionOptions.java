package org.palermo.infra.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.topics.Topics;
import org.palermo.streams.state.Reason;
import picocli.CommandLine.Option;

/** Which rejected events are meant. */
final class RejectionOptions {

    @Option(names = "--reason", paramLabel = "REASON")
    private @Nullable String reason;

    @Option(names = "--kind", paramLabel = "KIND")
    private @Nullable String kind;

    /** @throws UsageProblem where there is no such reason */
    @Nullable
    String reason() {
        return checked(
                "--reason",
                reason,
                Arrays.stream(Reason.values()).map(Reason::code).toList());
    }

    /** @throws UsageProblem where there is no such kind */
    @Nullable
    String kind() {
        return checked(
                "--kind",
                kind,
                new Topics(Topics.DEFAULT_PARTITIONS)
                        .inputs().stream()
                                .flatMap(topic -> topic.kinds().stream())
                                .toList());
    }

    private static @Nullable String checked(String option, @Nullable String value, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            throw new UsageProblem(
                    "usage.bad-value", Map.of("option", option, "value", value, "allowed", String.join(", ", allowed)));
        }
        return value;
    }
}
