package org.palermo.infra.command;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.RecordedState;
import org.palermo.producers.Plan;
import org.palermo.producers.ReadOptions;
import org.palermo.producers.fields.DateOrder;
import org.palermo.producers.fields.Parties;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.findings.FindingsFile;
import org.palermo.producers.repricing.KeptRates;
import org.palermo.producers.repricing.Repricing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo import}. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "path")
    private List<Path> paths = List.of();

    @Option(names = "--check")
    private boolean check;

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--findings", paramLabel = "FILE")
    private @Nullable Path findings;

    @Option(names = "--sheet", paramLabel = "NAME")
    private List<String> sheets = List.of();

    @Option(names = "--dates", paramLabel = "ORDER")
    private @Nullable String dates;

    @Option(names = "--encoding", paramLabel = "NAME")
    private @Nullable String encoding;

    @Option(names = "--recorded-by", paramLabel = "WHO")
    private String recordedBy = System.getProperty("user.name", "");

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageProblem("usage.no-such-file", Map.of("path", path.toString()));
            }
        }
        options();
        Importing importing = new Importing(console, quiet, null);
        Console.checkWritable(findings);
        if (check) {
            RecordedState recorded = data.found()
                    .map(addresses -> new RecordedState(addresses.clickHouse()))
                    .orElse(null);
            Plan plan = recorded == null
                    ? read(importing, Rates.NONE, Parties.NOT_KNOWN)
                    : read(importing, recorded, recorded);
            importing.report(plan, paths);
            console.say("import.checked", Map.of());
            return plan.isRefused() || isEmpty(plan) ? ExitCode.NO : ExitCode.DONE;
        }
        Addresses addresses = data.addresses();
        RecordedState recorded = new RecordedState(addresses.clickHouse());
        Plan plan = read(importing, recorded, recorded);
        importing.report(plan, paths);
        List<Repricing.Waiting> waiting = Repricing.waiting(plan.rates(), recorded);
        boolean allRecorded = importing.publish(
                new KeptRates(plan, recorded), new ImportRun(addresses, data.topics()), addresses, wait);
        importing.tellWaitingAmounts(waiting);
        return plan.isRefused() || isEmpty(plan) || !allRecorded ? ExitCode.NO : ExitCode.DONE;
    }

    /** Reads the registers; what is wrong goes to the file for it, where one is asked for, as it is found. */
    private Plan read(Importing importing, Rates rates, Parties parties) {
        if (findings == null) {
            return importing.read(paths, recordedBy, rates, parties, options(), finding -> {});
        }
        try (FindingsFile file = FindingsFile.open(findings, console.messages().spoken())) {
            return importing.read(paths, recordedBy, rates, parties, options(), file);
        } catch (IOException e) {
            throw UnusableFile.of(findings, e);
        }
    }

    /** @throws UsageProblem where an order of dates or an encoding is named that there is not */
    private ReadOptions options() {
        return new ReadOptions(
                Optional.ofNullable(encoding).map(ImportCommand::charset),
                Optional.ofNullable(dates).map(ImportCommand::order),
                sheets);
    }

    private static DateOrder order(String name) {
        return Stream.of(DateOrder.values())
                .filter(order -> order.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> bad("--dates", name, "dmy, mdy, ymd"));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw bad("--encoding", name, "utf-8, windows-1252, iso-8859-15, utf-16, ...");
        }
    }

    private static UsageProblem bad(String option, String value, String allowed) {
        return new UsageProblem("usage.bad-value", Map.of("option", option, "value", value, "allowed", allowed));
    }

    private static boolean isEmpty(Plan plan) {
        return plan.files().isEmpty();
    }
}
