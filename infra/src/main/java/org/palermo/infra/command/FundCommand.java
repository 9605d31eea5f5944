package org.palermo.infra.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.statements.FundStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo fund}. */
@Command(name = "fund")
final class FundCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ResultOptions result = new ResultOptions();

    @Option(names = "--at", paramLabel = "DATE", required = true)
    private String at = "";

    @Option(names = "--known-on", paramLabel = "DATE")
    private @Nullable String knownOn;

    @Option(names = "--donor", paramLabel = "ID")
    private @Nullable String donor;

    FundCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Clock clock = Clock.systemUTC();
        ResultOptions.Format format = result.format();
        var language = result.language(console.messages().language());
        LocalDate day = Days.last("--at", at);
        LocalDate known = knownOn == null ? null : Days.last("--known-on", knownOn);
        Reporting reporting = new Reporting(data.addresses().clickHouse(), clock);
        FundStatement statement = reporting.fund(day, known, donor);
        if (donor != null && statement.donors().isEmpty()) {
            console.say("fund.unknown-donor", Map.of("donor", donor, "at", day.toString()));
            return ExitCode.NO;
        }
        console.result(
                new Results(reporting, language).of(statement, clock.instant(), format), result.output());
        return ExitCode.DONE;
    }
}
