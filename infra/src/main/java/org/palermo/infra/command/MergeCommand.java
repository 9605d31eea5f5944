package org.palermo.infra.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo merge}. */
@Command(name = "merge")
final class MergeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Parameters(index = "2", paramLabel = "INTO", descriptionKey = "merge-into")
    private String into = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "merge-reason")
    private String reason = "";

    MergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (reason.isBlank()) {
            throw new UsageProblem("usage.no-reason", Map.of());
        }
        return new IdentityEntry(console, data, identity, "palermo merge").merge(into, reason);
    }
}
