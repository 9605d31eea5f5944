package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.palermo.infra.pipeline.Redriving;
import org.palermo.reports.rejections.Rejection;
import org.palermo.reports.rejections.Rejection.Standing;
import org.palermo.reports.rejections.RejectionFilter;
import org.palermo.reports.rejections.RejectionList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo redrive}. */
@Command(name = "redrive")
final class RedriveCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 20;
    private static final Set<Standing> UNANSWERED = Set.of(Standing.OPEN, Standing.OVERTAKEN);

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", arity = "0..*", descriptionKey = "rejected-id")
    private List<String> ids = List.of();

    @Mixin
    private final RejectionOptions which = new RejectionOptions();

    @Option(names = "--all", descriptionKey = "redrive-all")
    private boolean all;

    @Option(names = "--check", descriptionKey = "redrive-check")
    private boolean check;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    RedriveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        RejectionFilter filter = new RejectionFilter(which.reason(), which.kind(), null, ids, UNANSWERED);
        if (!all && ids.isEmpty() && filter.reason() == null && filter.kind() == null) {
            throw new UsageProblem("redrive.which", Map.of());
        }
        Redriving redriving = new Redriving(data.addresses(), data.topics());
        RejectionList list = redriving.find(filter, Integer.MAX_VALUE);
        if (list.shown().isEmpty()) {
            return nothing(list);
        }
        if (check) {
            list.shown().forEach(this::wouldSend);
            console.say("redrive.checked", Map.of("count", list.shown().size()));
            return ExitCode.DONE;
        }
        Redriving.Summary summary = redriving.redrive(list.shown(), unused -> {}, (done, all) -> {
            if (!quiet) {
                console.say("import.waiting", Map.of("done", done, "all", all));
            }
        });
        tell(summary);
        return summary.rejected().isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private int nothing(RejectionList list) {
        long answered = list.count(Standing.POSTED) + list.count(Standing.REPEATED) + list.count(Standing.SUPERSEDED);
        if (answered > 0) {
            console.say("redrive.answered", Map.of("count", answered));
            return ExitCode.DONE;
        }
        console.say("redrive.nothing", Map.of());
        console.hint("redrive.nothing.hint", Map.of());
        return ids.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private void wouldSend(Rejection rejection) {
        console.print(console.messages()
                .of(
                        "redrive.would-send",
                        Map.of(
                                "position", rejection.first().toString(),
                                "record", record(rejection),
                                "reason", rejection.reason(),
                                "detail", rejection.detail(),
                                "standing", rejection.standing().name())));
    }

    private void tell(Redriving.Summary summary) {
        if (!quiet || !summary.rejected().isEmpty()) {
            console.say(
                    "redrive.outcome",
                    Map.of(
                            "sent", summary.all(),
                            "posted", summary.posted(),
                            "duplicates", summary.repeated(),
                            "superseded", summary.superseded(),
                            "rejected", summary.rejected().size()));
        }
        summary.rejected().stream().limit(MOST_SHOWN).forEach(rejection -> {
            String reason = rejection.reason();
            String meaning = "rejection." + reason;
            console.say(
                    "import.rejected",
                    Map.of(
                            "place", record(rejection),
                            "reason", reason,
                            "meaning", console.messages().of(meaning),
                            "detail", rejection.detail()));
        });
        if (summary.rejected().size() > MOST_SHOWN) {
            console.say(
                    "import.more-rejected", Map.of("more", summary.rejected().size() - MOST_SHOWN));
        }
    }

    private static String record(Rejection rejection) {
        return rejection.entityId().isEmpty()
                ? rejection.first().toString()
                : rejection.kind() + " " + rejection.entityId();
    }
}
