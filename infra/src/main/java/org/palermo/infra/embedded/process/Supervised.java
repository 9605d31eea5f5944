package org.palermo.infra.embedded.process;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program in a process of its own that is started again when its process ends although nobody asked it to, after pauses
 * that double, until it dies quickly several times in a row.
 */
public final class Supervised<T extends AutoCloseable> implements AutoCloseable {

    /** Deaths in a row, each soon after the start, with which it gives up. */
    public static final int DEATHS_ALLOWED = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);
    /** Who lives longer does not die soon after the start. */
    public static final Duration SOUND_LIFE = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    /** Hears of deaths; called on a thread of the supervisor, and not to be blocked for long. */
    public interface Listener {

        /** The process ended, and is started again. */
        void died();

        /** It serves again. */
        void serves();

        /** It is not started any more. */
        void gaveUp();
    }

    private final String name;
    private final Supplier<T> start;
    private final ToLongFunction<T> pid;
    private final Duration firstPause;
    private volatile @Nullable Listener listener;
    private volatile boolean closing;
    private volatile T program;
    private volatile long startedAt;
    private volatile @Nullable Thread restarting;
    private int deaths;

    private Supervised(String name, Supplier<T> start, ToLongFunction<T> pid, Duration firstPause) {
        this.name = name;
        this.start = start;
        this.pid = pid;
        this.firstPause = firstPause;
        this.startedAt = System.nanoTime();
        this.program = start.get();
    }

    /**
     * Starts a program, and watches over it from then on.
     *
     * @param name for the log
     * @param start of the program; returns when it serves, and fails where it does not
     * @param pid of its process
     */
    public static <T extends AutoCloseable> Supervised<T> start(String name, Supplier<T> start, ToLongFunction<T> pid) {
        return start(name, start, pid, FIRST_PAUSE);
    }

    static <T extends AutoCloseable> Supervised<T> start(
            String name, Supplier<T> start, ToLongFunction<T> pid, Duration firstPause) {
        Supervised<T> supervised = new Supervised<>(name, start, pid, firstPause);
        supervised.follow();
        return supervised;
    }

    /** The program as it runs now, or ran last. */
    public T program() {
        return program;
    }

    public long pid() {
        return pid.applyAsLong(program);
    }

    public void tell(Listener hears) {
        listener = hears;
    }

    /** Ends the program; one that is just being started again is ended too. */
    @Override
    public void close() {
        closing = true;
        Thread busy = restarting;
        boolean interrupted = false;
        if (busy != null) {
            busy.interrupt();
            try {
                busy.join();
            } catch (InterruptedException e) {
                interrupted = true; // the program is ended all the same
            }
        }
        try {
            program.close();
        } catch (Exception e) {
            LOG.warn("the {} did not stop cleanly", name, e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        ProcessHandle.of(pid()).ifPresentOrElse(process -> process.onExit().thenRun(this::ended), this::ended);
    }

    private synchronized void ended() {
        if (!closing) {
            Thread thread = Thread.ofPlatform().name("restart-" + name).daemon().unstarted(this::startAgain);
            restarting = thread;
            thread.start();
        }
    }

    private void startAgain() {
        while (!closing) {
            deaths = System.nanoTime() - startedAt > SOUND_LIFE.toNanos() ? 1 : deaths + 1;
            if (deaths > DEATHS_ALLOWED) {
                LOG.error("the {} ended {} times in a row and is not started any more", name, deaths);
                told(Listener::gaveUp);
                return;
            }
            Duration pause = firstPause.multipliedBy(1L << (deaths - 1));
            LOG.warn("the {} ended; starting it again in {} ms", name, pause.toMillis());
            told(Listener::died);
            try {
                Thread.sleep(pause);
                startedAt = System.nanoTime();
                T again = start.get();
                program = again;
                LOG.info("the {} serves again", name);
                told(Listener::serves);
                follow();
                return;
            } catch (InterruptedException e) {
                return; // it is being closed
            } catch (RuntimeException e) {
                LOG.warn("the {} did not start again: {}", name, e.getMessage());
            }
        }
    }

    private void told(Consumer<Listener> what) {
        Listener hears = listener;
        if (hears != null && !closing) {
            what.accept(hears);
        }
    }
}
