package org.palermo.infra.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program of our stack in a process of its own, on a {@link Leash}; what it prints goes to a log file. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LAST_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    public static ChildProcess start(String name, List<String> command, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildProcess(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("the " + name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until a program of an earlier run has ended: one whose parent was killed needs a moment to notice.
     *
     * @param lockFile that the program holds while it lives; free where there is none
     * @throws IllegalStateException where it still runs after the limit
     */
    public static void awaitEnd(String name, Path lockFile, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isHeld(name, lockFile)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the " + name + " of an earlier run has not ended after "
                        + limit.toSeconds() + " s: it holds " + lockFile);
            }
            pause("interrupted while the " + name + " of an earlier run was ending");
        }
    }

    private static boolean isHeld(String name, Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null; // given back when the channel closes
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the " + name + " cannot be started, because its lock cannot be used: " + e.getMessage(), e);
        }
    }

    private static void pause(String interrupted) {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted, e);
        }
    }

    /**
     * Waits until the program is ready.
     *
     * @throws IllegalStateException with the end of its log, where it ends first or takes longer than the limit
     */
    public void await(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the " + name + " ended with " + process.exitValue() + " while starting:\n" + lastLines());
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the " + name + " was not ready after " + limit.toSeconds() + " s:\n" + lastLines());
            }
            pause("interrupted while the " + name + " was starting");
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * How it ended.
     *
     * @throws IllegalThreadStateException where it has not
     */
    public int exitCode() {
        return process.exitValue();
    }

    /** Ends it cleanly, and by force where it does not end in time. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log " + log + " cannot be read)";
        }
    }
}
