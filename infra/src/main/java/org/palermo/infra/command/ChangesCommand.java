package org.palermo.infra.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Changing;
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

/** {@code palermo changes}. */
@Command(name = "changes")
final class ChangesCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--since", paramLabel = "DATE", required = true, descriptionKey = "changes-since")
    private String since = "";

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "changes-until")
    private @Nullable String until;

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "changes-from")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "changes-to")
    private @Nullable String to;

    @Option(names = "--programme", paramLabel = "P", defaultValue = "global")
    private String programme = "global";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "30", descriptionKey = "changes-limit")
    private int limit = 30;

    @Mixin
    private final ResultOptions result = new ResultOptions();

    ChangesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format format = result.format(console);
        if (limit < 1) {
            throw new UsageProblem("usage.bad-limit", Map.of("value", limit));
        }
        Span span = span();
        Period asked = from == null || to == null ? null : Days.period(from, to);
        Changing changing = new Changing(data.addresses().clickHouse(), span.published(), data.disclosure());
        result.checkWritable();
        Period period = asked == null ? period(changing) : asked;
        ChangeReport report = changing.of(span, period, programme);
        Unverified unverified = changing.unverified();
        Result changes = new Result(document(report, changing), () -> ChangeJson.write(report)).marked(unverified);
        result.write(console, changes, format);
        Doubt.tell(unverified, console);
        return ExitCode.DONE;
    }

    /** @throws UsageProblem where a day is none, or lies ahead, or the span ends before it begins */
    private Span span() {
        if (since.equals(PublishedSpans.LAST) || since.startsWith(PublishedSpans.LAST + ":")) {
            if (until != null) {
                throw new UsageProblem("changes.until-published", Map.of());
            }
            return new PublishedSpans(data.addresses(), data.topics())
                    .named(since)
                    .span();
        }
        LocalDate first = past("--since", since);
        LocalDate last = until == null ? null : past("--until", until);
        if (last != null && last.isBefore(first)) {
            throw new UsageProblem("changes.bad-span", Map.of("since", first.toString(), "until", last.toString()));
        }
        return new Span(first, last);
    }

    private LocalDate past(String option, String text) {
        LocalDate day = Days.last(option, text);
        LocalDate today = LocalDate.now(clock);
        if (day.isAfter(today)) {
            throw new UsageProblem(
                    "changes.future", Map.of("option", option, "date", day.toString(), "today", today.toString()));
        }
        return day;
    }

    /** From the first day that anything occurred to today, as far as the user says nothing else. */
    private Period period(Changing changing) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = changing.firstOccurred();
        String begins = first == null || first.isAfter(today) ? today.toString() : first.toString();
        return Days.period(from == null ? begins : from, to == null ? today.toString() : to);
    }

    private Document document(ChangeReport report, Changing changing) {
        Wording wording = Wording.in(console.messages().language());
        return new ChangeDocuments(wording, FigureTexts.of(changing.declarations()), limit).of(report);
    }
}
