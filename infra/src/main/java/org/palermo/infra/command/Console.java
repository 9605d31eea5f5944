package org.palermo.infra.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a command writes: results to standard output or a file, everything else to standard error. */
final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final Messages messages;

    Console(PrintStream out, PrintStream err, Messages messages) {
        this.out = out;
        this.err = err;
        this.messages = messages;
    }

    Messages messages() {
        return messages;
    }

    /** A line of progress or explanation; none where the user asked for quiet. */
    Consumer<String> progress(boolean quiet) {
        return quiet ? line -> {} : this::error;
    }

    void error(String line) {
        err.println(line);
        err.flush();
    }

    void say(String key, Map<String, ?> arguments) {
        error(messages.of(key, arguments));
    }

    void print(String text) {
        out.print(text);
        if (!text.endsWith("\n")) {
            out.println();
        }
        out.flush();
    }

    /** Writes a result to the file that was asked for, else to standard output. */
    void result(String text, @Nullable Path output) throws IOException {
        if (output == null) {
            print(text);
            return;
        }
        Path parent = output.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(output, text, StandardCharsets.UTF_8);
        say("written", Map.of("file", output.toString()));
    }
}
