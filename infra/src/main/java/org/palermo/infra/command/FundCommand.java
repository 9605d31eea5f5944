package org.palermo.infra.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
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
    private final LangOption lang = new LangOption();

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
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Format format = result.format(console);
        LocalDate day = Days.last("--at", at);
        LocalDate known = knownOn == null ? null : Days.last("--known-on", knownOn);
        Reporting reporting = new Reporting(data.addresses().clickHouse(), clock);
        Console.checkWritable(result.output());
        FundStatement statement = reporting.fund(day, known, donor);
        if (donor != null && statement.donors().isEmpty()) {
            console.say("fund.unknown-donor", Map.of("donor", donor, "at", day.toString()));
            tellNearest(donor, reporting.fund(day, known, null));
            return ExitCode.NO;
        }
        Result written = reporting.results(console.messages().language()).of(statement, clock.instant());
        console.result(console.writers(result.output()).write(written, format), result.output());
        return ExitCode.DONE;
    }

    private void tellNearest(String asked, FundStatement all) {
        List<String> ids = all.donors().stream().map(FundStatement.Donor::id).toList();
        List<String> nearest = Nearest.to(asked, ids);
        if (ids.isEmpty()) {
            console.hint("fund.no-donors.hint", Map.of());
        } else if (nearest.isEmpty()) {
            console.hint("fund.donors.hint", Map.of("donors", listed(ids)));
        } else {
            console.hint("usage.suggestion", Map.of("suggestions", listed(nearest)));
        }
    }

    private static String listed(List<String> ids) {
        int most = 10;
        return String.join(", ", ids.subList(0, Math.min(most, ids.size()))) + (ids.size() > most ? ", ..." : "");
    }
}
