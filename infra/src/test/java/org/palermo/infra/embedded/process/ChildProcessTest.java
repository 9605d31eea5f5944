package org.palermo.infra.embedded.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void is_awaited_and_ended_and_what_it_prints_is_in_the_log() {
        Path log = folder.resolve("log/program.log");
        try (ChildProcess child = start("echo ready; echo wrong >&2; cat")) {
            child.await(() -> text(log).equals("ready\nwrong\n"), LONG);
            assertTrue(child.isAlive());

            child.close();

            assertFalse(child.isAlive());
            assertFalse(
                    ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive).isPresent());
        }
    }

    @Test
    void one_that_ends_before_it_is_ready_tells_the_end_of_its_log() {
        try (ChildProcess child = start("seq 1 100; exit 7")) {
            IllegalStateException fault =
                    assertThrows(IllegalStateException.class, () -> child.await(() -> false, LONG));

            assertEquals(
                    "the program ended with 7 while starting:\n86\n87\n88\n89\n90\n91\n92\n93\n94\n95\n96\n97\n98\n99\n100",
                    fault.getMessage());
        }
    }

    @Test
    void one_that_is_never_ready_is_ended() {
        try (ChildProcess child = start("echo hm; exec cat")) {
            child.await(() -> text(folder.resolve("log/program.log")).equals("hm\n"), LONG);

            IllegalStateException fault =
                    assertThrows(IllegalStateException.class, () -> child.await(() -> false, Duration.ZERO));

            assertEquals("the program was not ready after 0 s:\nhm", fault.getMessage());
            ProcessHandle.of(child.pid()).ifPresent(process -> process.onExit().join());
        }
    }

    @Test
    void a_command_that_does_not_exist_is_named() {
        UncheckedIOException fault = assertThrows(
                UncheckedIOException.class,
                () -> ChildProcess.start("program", List.of("/no/such/command"), folder.resolve("log")));

        assertTrue(
                String.valueOf(fault.getMessage()).startsWith("the program cannot be started: "), fault.getMessage());
    }

    private ChildProcess start(String script) {
        return ChildProcess.start("program", List.of("sh", "-c", script), folder.resolve("log/program.log"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
