package org.palermo.infra.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.palermo.infra.embedded.registry.RegistryUnavailableHere;
import org.palermo.infra.embedded.stack.DataDirectoryInUse;
import org.palermo.infra.engine.EngineUnavailable;
import org.palermo.infra.pipeline.BrokerUnavailable;
import org.palermo.infra.pipeline.ClickHouseUnavailable;
import org.palermo.producers.publish.PublishFailed;
import org.palermo.reports.statements.InvalidDeclaration;
import org.palermo.reports.store.StoreUnavailable;
import org.palermo.schemas.serdes.RegistryUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The {@code palermo} command: reads the command line, runs a subcommand, and turns what goes wrong into words. */
@Command(name = "palermo", version = "Palermo 0.1.0")
public final class Palermo implements Runnable {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Option(names = {"-V", "--version"}, versionHelp = true)
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;

    @Option(names = "--lang", paramLabel = "LANG")
    @SuppressWarnings("unused") // read before picocli is, so that its own messages follow it
    private String lang = "";

    private Palermo(Console console) {
        this.console = console;
    }

    public static void main(String[] arguments) {
        Logs.off();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(arguments, Locale.getDefault(Locale.Category.DISPLAY), out, err);
        out.flush();
        if (Boolean.getBoolean("palermo.learning")) {
            // The JVM now writes its cache and talks about it on standard output, where only our result belongs.
            out.close();
            err.close();
        }
        Runtime.getRuntime().exit(status);
    }

    /** Runs one command line; returns its exit status. */
    static int run(String[] arguments, Locale user, PrintStream out, PrintStream err) {
        Messages messages = Messages.in(Messages.languageOf(arguments, user));
        Console console = new Console(out, err, messages);
        return commandLine(console, out, err).execute(arguments);
    }

    static CommandLine commandLine(Console console, PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(new Palermo(console));
        line.addSubcommand(new DemoCommand(console));
        line.addSubcommand(new UpCommand(console));
        line.addSubcommand(new ImportCommand(console));
        line.addSubcommand(new ReportCommand(console));
        line.addSubcommand(new FundCommand(console));
        line.addSubcommand(new RepriceCommand(console));
        line.addSubcommand(new StatusCommand(console));
        line.setResourceBundle(console.messages().bundle());
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setUsageHelpLongOptionsMaxWidth(28);
        line.setParameterExceptionHandler((e, _) -> usage(console, e));
        line.setExecutionExceptionHandler((e, command, _) -> fault(console, command, e));
        return line;
    }

    @Override
    public void run() {
        throw new UsageProblem("usage.missing", Map.of("what", "demo | up | import | report | fund | reprice | status"));
    }

    private static int usage(Console console, ParameterException e) {
        switch (e) {
            case CommandLine.UnmatchedArgumentException unmatched ->
                console.say("usage.unknown-option", Map.of("what", String.join(" ", unmatched.getUnmatched())));
            case CommandLine.MissingParameterException missing ->
                console.say("usage.missing", Map.of("what", String.join(", ", missing.getMissing().stream()
                        .map(spec -> spec instanceof CommandLine.Model.OptionSpec option ? option.longestName() : spec.paramLabel())
                        .toList())));
            default -> console.say("usage.other", Map.of("detail", String.valueOf(e.getMessage())));
        }
        return hintAtHelp(console, e.getCommandLine());
    }

    private static int hintAtHelp(Console console, CommandLine command) {
        console.say("hint", Map.of("text", console.messages()
                .of("usage.hint", Map.of("command", "./" + command.getCommandSpec().qualifiedName()))));
        return ExitCode.USAGE;
    }

    private static int fault(Console console, CommandLine command, Exception thrown) {
        Throwable fault = thrown;
        while (fault instanceof CompletionException && fault.getCause() != null) {
            fault = fault.getCause();
        }
        if ("1".equals(System.getenv("PALERMO_DEBUG"))) {
            fault.printStackTrace();
        }
        String detail = String.valueOf(fault.getMessage());
        return switch (fault) {
            case UsageProblem problem -> {
                console.say(problem.key(), problem.arguments());
                if (console.messages().bundle().containsKey(problem.key() + ".hint")) {
                    hint(console, problem.key() + ".hint", problem.arguments());
                    yield ExitCode.USAGE;
                }
                yield hintAtHelp(console, command);
            }
            case InvalidDeclaration _ -> {
                console.error(detail);
                yield ExitCode.USAGE;
            }
            case NothingRuns nothing -> say(console, "fault.nothing-runs", Map.of("data", nothing.data().toString()));
            case DataDirectoryInUse inUse -> say(console, "fault.in-use", Map.of("data", inUse.path().toString()));
            case ClickHouseUnavailable _, StoreUnavailable _ -> say(console, "fault.clickhouse", Map.of("detail", detail));
            case RegistryUnavailable _ -> say(console, "fault.registry", Map.of("detail", detail));
            case PublishFailed _, BrokerUnavailable _ -> say(console, "fault.kafka", Map.of("detail", detail));
            case EngineUnavailable _, RegistryUnavailableHere _ -> {
                console.error(detail);
                yield ExitCode.FAULT;
            }
            default -> {
                console.say("fault.other", Map.of("detail", fault.getMessage() == null ? fault.toString() : detail));
                yield ExitCode.FAULT;
            }
        };
    }

    private static int say(Console console, String key, Map<String, ?> arguments) {
        console.say(key, arguments);
        hint(console, key + ".hint", arguments);
        return ExitCode.FAULT;
    }

    private static void hint(Console console, String key, Map<String, ?> arguments) {
        console.say("hint", Map.of("text", console.messages().of(key, arguments)));
    }
}
