package org.palermo.infra.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Changing;
import org.palermo.infra.publications.Redefined;
import org.palermo.reports.changes.ChangeReport;
import org.palermo.reports.changes.Span;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.ChangeDocuments;
import org.palermo.reports.write.ChangeJson;
import org.palermo.reports.write.Document;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo restate}. */
@Command(name = "restate")
final class RestateCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--publication", paramLabel = "ID", descriptionKey = "restate-publication")
    private @Nullable String publication;

    @Option(names = "--published", paramLabel = "DATE", descriptionKey = "restate-published")
    private @Nullable String published;

    @Option(names = "--from", paramLabel = "DATE")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE")
    private @Nullable String to;

    @Option(names = "--programme", paramLabel = "P", defaultValue = "global")
    private String programme = "global";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "30", descriptionKey = "changes-limit")
    private int limit = 30;

    @Mixin
    private final ResultOptions result = new ResultOptions();

    RestateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format format = result.format(console);
        if (limit < 1) {
            throw new UsageProblem("usage.bad-limit", Map.of("value", limit));
        }
        if ((publication == null) == (published == null)) {
            throw new UsageProblem("restate.since-what", Map.of());
        }
        result.checkWritable();
        return publication == null ? sinceDay(format) : sincePublication(publication, format);
    }

    private int sinceDay(Format format) {
        String day = published == null ? "" : published;
        LocalDate since = Days.last("--published", day);
        LocalDate today = LocalDate.now(clock);
        if (since.isAfter(today)) {
            throw new UsageProblem(
                    "changes.future",
                    Map.of("option", "--published", "date", since.toString(), "today", today.toString()));
        }
        if (from == null || to == null) {
            throw new UsageProblem("usage.no-period", Map.of());
        }
        return tell(new Span(since, null), Days.period(from, to), programme, List.of(), format);
    }

    private int sincePublication(String id, Format format) {
        if (from != null || to != null) {
            throw new UsageProblem("restate.period-published", Map.of());
        }
        PublishedSpans.Published found = new PublishedSpans(data.addresses(), data.topics()).of(id);
        return tell(
                found.span(),
                found.manifest().asked().period(),
                found.manifest().asked().programme(),
                new Redefined(data.addresses().clickHouse()).of(found.manifest()),
                format);
    }

    private int tell(Span span, Period period, String of, List<String> redefined, Format format) {
        Changing changing = new Changing(data.addresses().clickHouse(), span.published(), data.disclosure());
        ChangeReport report = changing.of(span, period, of);
        ChangeDocuments documents = new ChangeDocuments(
                Wording.in(console.messages().language()), FigureTexts.of(changing.declarations()), limit);
        Document document = documents.restatement(
                report, redefined.isEmpty() ? List.of() : List.of(documents.redefined(redefined)));
        Unverified unverified = changing.unverified();
        Result changes = new Result(document, () -> ChangeJson.write(report.ofMoved())).marked(unverified);
        result.write(console, changes, format);
        Doubt.tell(unverified, console);
        return ExitCode.DONE;
    }
}
