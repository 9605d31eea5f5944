package org.palermo.infra.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.publications.Publications;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.PublicationList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo publications}. */
@Command(name = "publications")
final class PublicationsCommand implements Callable<Integer> {

    private static final List<Format> OFFERED = List.of(Format.TEXT, Format.JSON, Format.CSV);

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", descriptionKey = "rejected-format")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE")
    private @Nullable Path output;

    PublicationsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format form = Format.ofCode(format)
                .filter(OFFERED::contains)
                .orElseThrow(() -> new UsageProblem(
                        "usage.bad-value",
                        Map.of("option", "--format", "value", format, "allowed", "text, json, csv")));
        Console.checkWritable(output);
        List<PublicationEntry> entries = new Publications(data.addresses(), data.topics()).all();
        console.result(
                console.writers(output)
                        .write(
                                PublicationList.of(
                                        entries, Wording.in(console.messages().language())),
                                form),
                output);
        if (entries.isEmpty()) {
            console.say("publications.none", Map.of());
            console.hint("publications.none.hint", Map.of());
        }
        return ExitCode.DONE;
    }
}
