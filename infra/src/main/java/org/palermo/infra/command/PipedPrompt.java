package org.palermo.infra.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.entry.Question;

/** Answers from standard input where it is no terminal, a line each; shown after their prompt, as if they were typed. */
final class PipedPrompt implements Prompt {

    private final BufferedReader in;
    private final Consumer<String> shown;

    /** @param shown is given each prompt with its answer */
    PipedPrompt(InputStream in, Consumer<String> shown) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.shown = shown;
    }

    @Override
    public @Nullable String ask(String prompt, @Nullable Question question) {
        try {
            String line = in.readLine();
            shown.accept(prompt + (line == null ? "" : line));
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // standard input is not ours to close
    }
}
