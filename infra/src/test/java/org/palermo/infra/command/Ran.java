package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** A command line that was run in this process, and what came of it. */
record Ran(int status, String out, String err) {

    /** With no language in the environment, on a machine that speaks English. */
    static Ran of(String... arguments) {
        return in(Map.of(), arguments);
    }

    /** The words of a line that has no spaces within a word. */
    static Ran line(String line) {
        return of(line.isBlank() ? new String[0] : line.strip().split(" +"));
    }

    static Ran in(Map<String, String> environment, String... arguments) {
        return in(environment, "", arguments);
    }

    /** With what the user types, or another program writes, a line each. */
    static Ran answering(String input, String... arguments) {
        return in(Map.of(), input, arguments);
    }

    private static Ran in(Map<String, String> environment, String input, String... arguments) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(outBytes, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(errBytes, true, StandardCharsets.UTF_8);
        Messages messages = Messages.in(Messages.languageOf(arguments, environment, Locale.ENGLISH));
        int status = Palermo.run(arguments, new Console(in, out, err, messages, Terminal.NONE), environment, out, err);
        out.flush();
        return new Ran(status, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
    }

    /** Shows everything where the exit status is another. */
    Ran ended(int expected) {
        assertEquals(expected, status, this::toString);
        return this;
    }

    Ran printed(String... parts) {
        Arrays.stream(parts).forEach(part -> assertTrue(out.contains(part), () -> part + "\nis not in\n" + this));
        return this;
    }

    Ran said(String... parts) {
        Arrays.stream(parts).forEach(part -> assertTrue(err.contains(part), () -> part + "\nis not in\n" + this));
        return this;
    }
}
