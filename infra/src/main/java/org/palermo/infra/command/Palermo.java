package org.palermo.infra.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.palermo.infra.publications.SoftwareVersion;
import org.palermo.schemas.codes.Language;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code palermo} command: reads the command line and runs a subcommand. */
@Command(name = "palermo", version = "Palermo " + SoftwareVersion.PALERMO)
public final class Palermo implements Callable<Integer> {

    @Mixin
    private final HelpOption help = new HelpOption();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true)
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;

    @Mixin
    private final LangOption lang = new LangOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    private final Console console;
    private final Map<String, String> environment;

    private Palermo(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    Console console() {
        return console;
    }

    /** The variables that this process was given, read in this one place. */
    Map<String, String> environment() {
        return environment;
    }

    public static void main(String[] arguments) {
        Logs.off();
        Map<String, String> environment = System.getenv();
        StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(standard, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Messages messages =
                Messages.in(Messages.languageOf(arguments, environment, Locale.getDefault(Locale.Category.DISPLAY)));
        Terminal terminal = Terminal.of(System.getProperty("palermo.columns", ""), environment);
        Console console = new Console(out, err, messages, terminal);
        int status = run(arguments, console, environment, out, err);
        out.flush();
        IOException failure = standard.failure();
        if (failure != null) {
            console.say("fault.output", Map.of("detail", String.valueOf(failure.getMessage())));
            console.hint("fault.output.hint", Map.of());
            status = ExitCode.FAULT;
        }
        String learned = System.getProperty("palermo.learned");
        if (learned != null) {
            keepWhatWasLearned(status, Path.of(learned));
            // The JVM now writes what it learned and talks about it on standard output, where only our result belongs.
            out.close();
            err.close();
        }
        Runtime.getRuntime().exit(status);
    }

    /** Tells the launcher that this run was whole, so that what the JVM learned from it is worth keeping. */
    private static void keepWhatWasLearned(int status, Path marker) {
        if (status == ExitCode.DONE) {
            try {
                Files.createFile(marker);
            } catch (IOException e) {
                // then nothing is kept, and a later run learns anew
            }
        }
    }

    /** Runs one command line; returns its exit status. */
    static int run(
            String[] arguments, Console console, Map<String, String> environment, PrintStream out, PrintStream err) {
        CommandLine line = commandLine(console, environment, out, err);
        Optional<String> language = Messages.asked(arguments);
        if (language.isPresent() && Language.of(language.get()).isEmpty()) {
            console.say(
                    "usage.bad-value",
                    Map.of("option", "--lang", "value", language.get(), "allowed", "en, fr, es, ru, zh, ar"));
            return hintAtHelp(console, line);
        }
        return line.execute(arguments);
    }

    static CommandLine commandLine(Console console, Map<String, String> environment, PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(new Palermo(console, environment));
        line.addSubcommand(new DemoCommand(console));
        line.addSubcommand(new UpCommand(console));
        line.addSubcommand(new StreamsCommand(console));
        line.addSubcommand(new SinkCommand(console));
        line.addSubcommand(new SetupCommand(console));
        line.addSubcommand(new ConfigCommand(console));
        line.addSubcommand(new ImportCommand(console));
        line.addSubcommand(new TemplateCommand(console));
        line.addSubcommand(new AddCommand(console));
        line.addSubcommand(new WithdrawCommand(console));
        line.addSubcommand(new MergeCommand(console));
        line.addSubcommand(new SplitCommand(console));
        line.addSubcommand(new DuplicatesCommand(console));
        line.addSubcommand(new ReportCommand(console));
        line.addSubcommand(new FundCommand(console));
        line.addSubcommand(new PublishCommand(console));
        line.addSubcommand(new PublicationsCommand(console));
        line.addSubcommand(new RebuildCommand(console));
        line.addSubcommand(new RestateCommand(console));
        line.addSubcommand(new ExplainCommand(console));
        line.addSubcommand(new RecordCommand(console));
        line.addSubcommand(new SentenceCommand(console));
        line.addSubcommand(new ChangesCommand(console));
        line.addSubcommand(new RejectedCommand(console));
        line.addSubcommand(new RedriveCommand(console));
        line.addSubcommand(new RepriceCommand(console));
        line.addSubcommand(new AuditCommand(console));
        line.addSubcommand(new RebuildTablesCommand(console));
        line.addSubcommand(new StatusCommand(console));
        line.addSubcommand(new TortureCommand(console));
        line.addSubcommand(new BenchCommand(console));
        line.setResourceBundle(console.messages().bundle());
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(console.terminal(null).width());
        line.setUsageHelpLongOptionsMaxWidth(28);
        line.setExpandAtFiles(false); // a path may begin with @
        line.setParameterExceptionHandler((e, _) -> usage(console, e));
        Faults faults = new Faults(console, environment);
        line.setExecutionExceptionHandler((e, command, _) -> faults.tell(e, command));
        return line;
    }

    /** No command was named: shows which there are. */
    @Override
    public Integer call() {
        CommandLine line = command.commandLine();
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    private static int usage(Console console, ParameterException e) {
        CommandLine command = e.getCommandLine();
        switch (e) {
            case CommandLine.UnmatchedArgumentException unmatched -> {
                String what = unmatched.getUnmatched().getFirst();
                console.say(
                        unmatched.isUnknownOption()
                                ? "usage.unknown-option"
                                : command.getParent() == null ? "usage.unknown-command" : "usage.not-expected",
                        Map.of("what", what));
                if (!unmatched.getSuggestions().isEmpty()) {
                    console.hint(
                            "usage.suggestion", Map.of("suggestions", String.join(", ", unmatched.getSuggestions())));
                    return ExitCode.USAGE;
                }
            }
            case CommandLine.MissingParameterException missing ->
                console.say(
                        "usage.missing",
                        Map.of(
                                "what",
                                String.join(
                                        ", ",
                                        missing.getMissing().stream()
                                                .map(Palermo::name)
                                                .toList())));
            case CommandLine.OverwrittenOptionException twice ->
                console.say(
                        "usage.twice",
                        Map.of("what", twice.getOverwritten() == null ? "" : name(twice.getOverwritten())));
            default -> {
                if (e.getArgSpec() != null && e.getValue() != null) {
                    console.say("usage.unfit", Map.of("what", name(e.getArgSpec()), "value", e.getValue()));
                } else {
                    console.say("usage.other", Map.of("detail", String.valueOf(e.getMessage())));
                }
            }
        }
        return hintAtHelp(console, command);
    }

    /** An option with its parameter, such as {@code --from DATE}, or the name of a positional parameter. */
    private static String name(ArgSpec spec) {
        if (spec instanceof OptionSpec option) {
            return option.arity().max() == 0 ? option.longestName() : option.longestName() + " " + option.paramLabel();
        }
        return spec.paramLabel();
    }

    static int hintAtHelp(Console console, CommandLine command) {
        console.hint(
                "usage.hint", Map.of("command", "./" + command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }
}
