package org.palermo.infra.command;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.rebuild.RebuildProgress;
import org.palermo.infra.rebuild.RebuildResult;
import org.palermo.infra.rebuild.TablesRebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo rebuild-tables}. */
@Command(name = "rebuild-tables")
final class RebuildTablesCommand implements Callable<Integer> {

    private static final long TOLD_EVERY_NANOS = 3_000_000_000L;

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--drop-replaced")
    private boolean dropReplaced;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    private long toldNanos = System.nanoTime();
    private RebuildProgress.@Nullable Step told;

    RebuildTablesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        TablesRebuild rebuild = new TablesRebuild(data.addresses(), data.topics(), Clock.systemUTC());
        if (dropReplaced) {
            console.print(console.messages().of(rebuild.drop() ? "rebuild.dropped" : "rebuild.nothing-to-drop"));
            return ExitCode.DONE;
        }
        RebuildResult result = rebuild.run(this::tell);
        console.print(text(result));
        if (!quiet) {
            console.hint("rebuild.hint", Map.of());
        }
        return ExitCode.DONE;
    }

    private void tell(RebuildProgress.Step step, long done, long all) {
        boolean late = System.nanoTime() - toldNanos >= TOLD_EVERY_NANOS;
        if (quiet || step == told && !late) {
            return;
        }
        told = step;
        toldNanos = System.nanoTime();
        String key = switch (step) {
            case BUILDING -> "rebuild.building";
            case COMPARING -> "rebuild.comparing";
            case EXCHANGING -> "rebuild.exchanging";
            case CATCHING_UP -> "rebuild.catching-up";
        };
        console.say(key, Map.of("done", done, "all", all));
    }

    private String text(RebuildResult result) {
        Messages messages = console.messages();
        StringBuilder text = new StringBuilder();
        line(text, messages.of("rebuild.built", Map.of("records", result.records())));
        line(text, messages.of("rebuild.differed", Map.of("count", result.all())));
        for (RebuildResult.Difference difference : result.differences()) {
            if (difference.first() != null) {
                String name = difference.table().name().toLowerCase(Locale.ROOT);
                line(
                        text,
                        "  "
                                + messages.of(
                                        "rebuild.difference",
                                        Map.of(
                                                "table", name,
                                                "missing", difference.missing(),
                                                "altered", difference.altered(),
                                                "many", difference.tooMany(),
                                                "first", difference.first())));
            }
        }
        line(text, messages.of("rebuild.kept"));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
