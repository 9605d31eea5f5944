package org.palermo.infra.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.PublishedValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo report}. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final ResultOptions result = new ResultOptions();

    @Option(names = "--published", paramLabel = "FILE")
    private @Nullable Path published;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        ResultOptions.Format format = result.format();
        var language = result.language(console.messages().language());
        PublishedValues values = published == null ? null : PublishedValues.read(published);
        Question question = period.question(values == null ? null : values.period());
        Reporting reporting = new Reporting(data.addresses().clickHouse(), Clock.systemUTC());
        console.result(
                new Results(reporting, language).of(reporting.report(question, values), format), result.output());
        return ExitCode.DONE;
    }
}
