package org.palermo.infra.torture;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.palermo.infra.embedded.process.ChildProcess;

/**
 * Imports registers one after the other, each in a process of its own, until it is told to end. An import that was killed
 * or met a service that is away is run again with the same registers, as its user would do.
 */
final class Load implements AutoCloseable {

    private static final long PAUSE_MILLIS = 200;

    private final Parts parts;
    private final Registers registers;
    private final Thread thread;
    private volatile boolean ending;
    private volatile int imported;

    Load(Parts parts, Registers registers) {
        this.parts = parts;
        this.registers = registers;
        this.thread = Thread.ofPlatform().name("load").start(this::run);
    }

    /** How many registers were imported whole. */
    int imported() {
        return imported;
    }

    private void run() {
        while (!ending) {
            Path next = registers.next();
            while (!isImported(next)) {
                pause();
            }
            imported++;
        }
    }

    private boolean isImported(Path next) {
        ChildProcess intake = parts.intake(next);
        while (intake.isAlive()) {
            pause();
        }
        return intake.exitCode() == 0;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while registers were being imported", e);
        }
    }

    /** Ends after the registers that are on their way. */
    @Override
    public void close() throws InterruptedException {
        ending = true;
        thread.join();
    }
}
