package org.palermo.infra.engine.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.palermo.infra.engine.chdb.EngineException;

/** Lets requests in until it is closed, bounds how many of their statements run at once, and knows when all have left. */
final class Admission {
    private final Semaphore statements;
    private int present;
    private boolean closed;

    /** @param statements most statements that run at once, at least 1; others wait */
    Admission(int statements) {
        this.statements = new Semaphore(statements, true);
    }

    /**
     * Lets a request in.
     *
     * @throws EngineException if the engine is stopping
     */
    synchronized Place enter() {
        if (closed) {
            throw EngineException.of(236, "ABORTED", "The embedded engine is stopping");
        }
        present++;
        return this::leave;
    }

    /** Waits for leave to run a statement. */
    Place statement() {
        statements.acquireUninterruptibly();
        return statements::release;
    }

    /** Lets no further request in. */
    synchronized void close() {
        closed = true;
    }

    /** Waits for all requests to leave, at most so long; whether they have. */
    synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (present > 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private synchronized void leave() {
        present--;
        notifyAll();
    }

    /** Held while something is under way. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
