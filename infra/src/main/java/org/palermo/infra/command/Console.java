package org.palermo.infra.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.engine.FetchStep;
import org.palermo.reports.write.Writers;

/** Where a command writes, results to standard output or a file and everything else to standard error, and where it asks. */
final class Console {

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Messages messages;
    private final Terminal terminal;

    /** What is asked is answered from the process's own standard input. */
    Console(PrintStream out, PrintStream err, Messages messages, Terminal terminal) {
        this(System.in, out, err, messages, terminal);
    }

    Console(InputStream in, PrintStream out, PrintStream err, Messages messages, Terminal terminal) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.messages = messages;
        this.terminal = terminal;
    }

    Messages messages() {
        return messages;
    }

    /** What a result is shown on. */
    Terminal terminal(@Nullable Path output) {
        return output == null ? terminal : Terminal.NONE;
    }

    /** Tells of programs that are fetched; that takes minutes, so it is told also where the user asked for quiet. */
    Consumer<FetchStep> fetching() {
        return step -> {
            String program = messages.of(
                    switch (step.program()) {
                        case ENGINE -> "fetch.engine";
                        case REGISTRY -> "fetch.registry";
                    });
            switch (step) {
                case FetchStep.Begins begins ->
                    say(
                            "fetch.begins",
                            Map.of(
                                    "program", program,
                                    "version", begins.version(),
                                    "megabytes", begins.megabytes(),
                                    "folder", begins.into().toString()));
                case FetchStep.Continues continues -> {
                    if (continues.since().toSeconds() % 5 == 0) {
                        say(
                                continues.megabytes().isPresent() ? "fetch.continues" : "fetch.continues-unmeasured",
                                Map.of(
                                        "program", program,
                                        "seconds", continues.since().toSeconds(),
                                        "megabytes", continues.megabytes().orElse(0)));
                    }
                }
                case FetchStep.Unpacks _ -> say("fetch.unpacks", Map.of("program", program));
                case FetchStep.Ends _ -> say("fetch.ends", Map.of("program", program));
            }
        };
    }

    /** Where the user answers: the terminal, where standard input is one, else whatever it is. */
    Prompt prompt() {
        java.io.Console console = System.console();
        return in == System.in && console != null && console.isTerminal()
                ? TerminalPrompt.open()
                : new PipedPrompt(in, this::error);
    }

    void error(String line) {
        err.println(line);
        err.flush();
    }

    void say(String key, Map<String, ?> arguments) {
        error(messages.of(key, arguments));
    }

    /** What the user can do about what was just said. */
    void hint(String key, Map<String, ?> arguments) {
        say("hint", Map.of("text", messages.of(key, arguments)));
    }

    void print(String text) {
        out.print(text);
        if (!text.endsWith("\n")) {
            out.print('\n');
        }
        out.flush();
    }

    /**
     * Finds out, before any work, that a result cannot be written to where it is wanted.
     *
     * @throws UnusableFile where it cannot
     */
    static void checkWritable(@Nullable Path output) {
        if (output == null) {
            return;
        }
        try {
            Path parent = output.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            boolean existed = Files.exists(output);
            Files.newOutputStream(
                            output, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)
                    .close();
            if (!existed) {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw UnusableFile.of(output, e);
        }
    }

    /** Writes a result to the file that was asked for, else to standard output. */
    void result(String text, @Nullable Path output) {
        result((text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8), output);
    }

    /** Writes a result, as it is, to the file that was asked for, else to standard output. */
    void result(byte[] bytes, @Nullable Path output) {
        if (output == null) {
            out.write(bytes, 0, bytes.length);
            out.flush();
            return;
        }
        try {
            OutputFile.write(output, bytes);
        } catch (IOException e) {
            throw UnusableFile.of(output, e);
        }
        say("written", Map.of("file", output.toString()));
    }

    /** The writers of results, plain text as wide and as coloured as where it is shown. */
    Writers writers(@Nullable Path output) {
        Terminal shown = terminal(output);
        return new Writers(shown.width(), shown.colours());
    }
}
