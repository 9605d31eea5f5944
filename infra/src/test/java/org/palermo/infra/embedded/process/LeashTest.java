package org.palermo.infra.embedded.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: a parent, and a child of it on a leash. */
class LeashTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The program on the leash: it would run for ever. */
    static final class Program {
        public static void main(String[] arguments) throws InterruptedException {
            if (arguments.length > 0 && arguments[0].equals("deaf")) {
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(Program::never));
            }
            System.out.println("RUNNING " + Arrays.toString(arguments));
            new CountDownLatch(1).await();
        }

        private static void never() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A parent of such a program. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            ChildJvm child = ChildJvm.start(Leash.class, arguments[0], Program.class.getName(), arguments[1]);
            child.await("RUNNING");
            System.out.println("CHILD " + child.handle().pid());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void the_program_gets_its_arguments_and_ends_with_a_parent_that_was_killed() throws Exception {
        assertEndsWithItsParent("obedient");
    }

    @Test
    void a_program_that_does_not_stop_is_halted() throws Exception {
        assertEndsWithItsParent("deaf");
    }

    private void assertEndsWithItsParent(String program) throws Exception {
        Path lock = folder.resolve("lock");
        try (ChildJvm parent = ChildJvm.start(Parent.class, lock, program)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(parent.await("CHILD"))).orElseThrow();
            assertEquals(
                    "the program of an earlier run has not ended after 0 s: it holds " + lock,
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> ChildProcess.awaitEnd("program", lock, Duration.ZERO))
                            .getMessage());

            parent.kill();

            child.onExit().get(60, TimeUnit.SECONDS);
            ChildProcess.awaitEnd("program", lock, Duration.ZERO);
        }
    }

    @Test
    void a_program_waits_for_the_one_of_an_earlier_run() throws Exception {
        Path file = folder.resolve("lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock earlier = channel.lock();
                ChildJvm child = ChildJvm.start(Leash.class, file, Program.class.getName(), "a", "b")) {
            assertTrue(earlier.isValid() && child.handle().isAlive());

            earlier.release();

            assertEquals("[a, b]", child.await("RUNNING"));
        }
    }

    @Test
    void nothing_is_waited_for_where_nothing_ever_ran() {
        ChildProcess.awaitEnd("program", folder.resolve("nothing/lock"), Duration.ZERO);
    }
}
