package org.palermo.infra.command;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Redriving;
import org.palermo.reports.rejections.Rejection.Standing;
import org.palermo.reports.rejections.RejectionFilter;
import org.palermo.reports.rejections.RejectionList;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.RejectionData;
import org.palermo.reports.write.RejectionDocuments;
import org.palermo.reports.write.TextWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo rejected}. */
@Command(name = "rejected")
final class RejectedCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final RejectionOptions which = new RejectionOptions();

    @Option(names = "--since", paramLabel = "DATE", descriptionKey = "rejected-since")
    private @Nullable String since;

    @Option(names = "--all", descriptionKey = "rejected-all")
    private boolean all;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100")
    private int limit = 100;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", descriptionKey = "rejected-format")
    private String format = "text";

    RejectedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageProblem("usage.bad-limit", Map.of("value", limit));
        }
        if (!List.of("text", "json", "csv").contains(format)) {
            throw new UsageProblem(
                    "usage.bad-value", Map.of("option", "--format", "value", format, "allowed", "text, json, csv"));
        }
        LocalDate first = since == null ? null : Days.first("--since", since);
        RejectionList list = new Redriving(data.addresses(), data.topics())
                .find(new RejectionFilter(which.reason(), which.kind(), first, List.of(), standings()), limit);
        Wording wording = Wording.in(console.messages().language());
        console.print(
                switch (format) {
                    case "json" -> new RejectionData(wording).json(list);
                    case "csv" -> new RejectionData(wording).csv(list);
                    default -> text(wording, list);
                });
        return list.open() == 0 ? ExitCode.DONE : ExitCode.NO;
    }

    /** Superseded events are settled, so whoever asks for them by name means settled ones. */
    private Set<Standing> standings() {
        return all || "superseded".equals(which.reason()) ? EnumSet.allOf(Standing.class) : EnumSet.of(Standing.OPEN);
    }

    private String text(Wording wording, RejectionList list) {
        Terminal terminal = console.terminal(null);
        return new TextWriter(terminal.width(), terminal.colours()).write(new RejectionDocuments(wording).of(list));
    }
}
