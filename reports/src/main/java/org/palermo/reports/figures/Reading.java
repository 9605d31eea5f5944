package org.palermo.reports.figures;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A read that goes on while its caller begins others: most of the time of a read is waiting, so reads that do not need one
 * another are begun together.
 *
 * @param <T> what is read
 */
public final class Reading<T extends @Nullable Object> {

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final CompletableFuture<T> result;

    private Reading(CompletableFuture<T> result) {
        this.result = result;
    }

    /** Begins to read. */
    public static <T extends @Nullable Object> Reading<T> begin(Supplier<T> read) {
        return new Reading<>(CompletableFuture.supplyAsync(read, THREADS));
    }

    /**
     * What was read, as soon as it is there.
     *
     * @throws RuntimeException what the read threw
     */
    public T get() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw e;
        }
    }
}
