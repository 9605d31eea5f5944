package org.palermo.infra.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command that runs services stop them in order when it is asked to end: by Ctrl-C or SIGTERM, by an interrupt of
 * its thread, or by a fault of what runs in the background.
 */
final class Ending implements AutoCloseable {

    /** Exit status of a command that Ctrl-C cut short, by the shells' custom: 128 and the signal's number. */
    static final int INTERRUPTED = 130;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final Thread hook;

    private final AtomicBoolean told = new AtomicBoolean();
    private final Runnable tell;

    /**
     * @param status of the process where a signal ends it, once the command has stopped
     * @param tell the user, once, that the end has begun
     */
    Ending(int status, Runnable tell) {
        this.tell = tell;
        this.hook = Thread.ofPlatform().name("ending").unstarted(() -> {
            tell();
            asked.countDown();
            awaitStop();
            Runtime.getRuntime().halt(status);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Tells the user that the end has begun, where that was not told yet. */
    void tell() {
        if (told.compareAndSet(false, true)) {
            tell.run();
        }
    }

    /** Something in the background has stopped for good. */
    void fail(Throwable cause) {
        fault.compareAndSet(null, cause);
        asked.countDown();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Returns when the command shall end, or after a while. */
    void await(Duration most) throws InterruptedException {
        if (asked.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            tell();
        }
    }

    /** Returns when the command shall end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** @throws IllegalStateException where something in the background has stopped for good */
    void checkFault() {
        Throwable cause = fault.get();
        if (cause instanceof RuntimeException said) {
            throw said; // as what it is, so that the right words are found for it
        }
        if (cause != null) {
            throw new IllegalStateException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        }
    }

    /**
     * @throws Ended where the command shall end
     * @throws IllegalStateException where something in the background has stopped for good
     */
    void check() {
        checkFault();
        if (isAsked()) {
            throw new Ended();
        }
    }

    /** The command has stopped; a signal from now on does what it always does. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending; the hook is on its way
        }
    }

    private void awaitStop() {
        try {
            if (!stopped.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
