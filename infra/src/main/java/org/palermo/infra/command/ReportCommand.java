package org.palermo.infra.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Provenance;
import org.palermo.infra.pipeline.RecordedProgrammes;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Cover;
import org.palermo.reports.statements.PublishedValues;
import org.palermo.reports.statements.Report;
import org.palermo.reports.templates.Checked;
import org.palermo.reports.templates.Template;
import org.palermo.reports.templates.Templates;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
import org.palermo.reports.write.Results;
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
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Mixin
    private final ResultOptions result = new ResultOptions();

    @Mixin
    private final MailOptions mail = new MailOptions();

    @Mixin
    private final CoverOptions cover = new CoverOptions();

    @Option(names = "--records")
    private boolean records;

    @Option(names = "--published", paramLabel = "FILE")
    private @Nullable Path published;

    @Option(names = "--template", paramLabel = "NAME|FILE", descriptionKey = "report-template")
    private String template = Templates.STANDARD;

    @Option(names = "--check", descriptionKey = "report-check")
    private boolean check;

    @Option(names = "--list-templates", descriptionKey = "report-list-templates")
    private boolean list;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ReportTemplates templates = new ReportTemplates(console);
        if (list || check) {
            return about(templates);
        }
        Checked checked = templates.read(template);
        Template asked = checked.template();
        if (asked == null) {
            templates.tell(checked.findings());
            return ExitCode.NO;
        }
        Format format = result.format(console, ResultOptions.AND_MAIL);
        Cover given = cover.cover();
        Optional<MailOptions.Draft> draft = mail.draft(format);
        if (records && format == Format.JSON) {
            throw new UsageProblem("usage.no-records", Map.of());
        }
        PublishedValues values = published == null ? null : PublishedValues.read(published);
        Question question = period.question(values == null ? null : values.period());
        String clickHouse = data.addresses().clickHouse();
        result.checkWritable();
        Reporting reporting = new Reporting(clickHouse, Clock.systemUTC(), data.disclosure());
        Results results = reporting.results(console.messages().language());
        Report report = reporting
                .reportSincePublished(asked, question, values, clickHouse)
                .under(given);
        Result written = results.of(report);
        if (records) {
            written = written.with(results.of(new Provenance(clickHouse).annex(report)));
        }
        result.write(console, written, format, draft, "report", report.printed());
        tellUnknownProgramme(question.programme(), new RecordedProgrammes(clickHouse).all());
        return ExitCode.DONE;
    }

    /** What needs no data: which templates there are, and whether one is sound. */
    private int about(ReportTemplates templates) {
        boolean json = result.format(console, List.of(Format.TEXT, Format.JSON)) == Format.JSON;
        Console.checkWritable(result.output());
        if (list) {
            console.result(templates.listed(json), result.output());
            return ExitCode.DONE;
        }
        Checked checked = templates.read(template);
        console.result(templates.checked(template, checked, json), result.output());
        return checked.template() == null ? ExitCode.NO : ExitCode.DONE;
    }

    /** A report of nothing but noughts is right, and yet mostly a slip of the pen. */
    private void tellUnknownProgramme(String asked, List<String> recorded) {
        if (!recorded.contains(asked) && !recorded.isEmpty()) {
            console.say("report.unknown-programme", Map.of("programme", asked));
            console.hint("report.unknown-programme.hint", Map.of("programmes", String.join(", ", recorded)));
        } else if (recorded.isEmpty()) {
            console.say("report.nothing-recorded", Map.of());
            console.hint("report.nothing-recorded.hint", Map.of());
        }
    }
}
