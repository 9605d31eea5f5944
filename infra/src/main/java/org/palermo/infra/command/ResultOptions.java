package org.palermo.infra.command;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which form a result is written, and where to. */
final class ResultOptions {

    /** The forms that a result can be written in. */
    enum Format {
        TEXT,
        JSON,
        HTML
    }

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE")
    private @Nullable Path output;

    Format format() {
        return switch (format) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            case "html" -> Format.HTML;
            default ->
                throw new UsageProblem(
                        "usage.bad-value",
                        Map.of("option", "--format", "value", format, "allowed", "text, json, html"));
        };
    }

    @Nullable
    Path output() {
        return output;
    }
}
