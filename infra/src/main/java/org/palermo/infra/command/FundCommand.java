package org.palermo.infra.command;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Reporting;
import org.palermo.reports.figures.FundQuestion;
import org.palermo.reports.figures.Period;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
import org.palermo.reports.write.Results;
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

    @Mixin
    private final MailOptions mail = new MailOptions();

    @Option(names = "--at", paramLabel = "DATE")
    private @Nullable String at;

    @Option(names = "--from", paramLabel = "DATE")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE")
    private @Nullable String to;

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
        Format format = result.format(console, ResultOptions.AND_MAIL);
        Optional<MailOptions.Draft> draft = mail.draft(format);
        Instant now = clock.instant();
        FundQuestion question = question();
        Reporting reporting = new Reporting(data.addresses().clickHouse(), clock, data.disclosure());
        result.checkWritable();
        Results results = reporting.results(console.messages().language());
        if (donor == null) {
            write(results.of(reporting.fund(question), now), format, draft, now);
            return ExitCode.DONE;
        }
        Optional<DonorStatement> statement = reporting.donor(donor, question);
        if (statement.isEmpty()) {
            console.say(
                    "fund.unknown-donor",
                    Map.of("donor", donor, "at", question.at().toString()));
            tellNearest(donor, reporting.donors(question));
            return ExitCode.NO;
        }
        write(results.of(statement.orElseThrow(), now), format, draft, now);
        return ExitCode.DONE;
    }

    private void write(Result written, Format format, Optional<MailOptions.Draft> draft, Instant now) {
        result.write(console, written, format, draft, "fund", now);
    }

    /** At a day, or between two: one or the other. */
    private FundQuestion question() {
        if (at != null && (from != null || to != null)) {
            throw new UsageProblem("fund.both-days", Map.of());
        }
        String last = at == null ? to : at;
        if (last == null) {
            throw new UsageProblem("fund.which-days", Map.of());
        }
        LocalDate known = knownOn == null ? null : Days.last("--known-on", knownOn);
        if (from == null) {
            return FundQuestion.at(Days.last(at == null ? "--to" : "--at", last), known);
        }
        Period period = Days.period(from, last);
        return new FundQuestion(period.from(), period.to(), known);
    }

    private void tellNearest(String asked, List<String> ids) {
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
