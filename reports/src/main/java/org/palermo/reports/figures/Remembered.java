package org.palermo.reports.figures;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are read once and remembered until {@link #forget}: a report asks the same from several of its parts. Who asks
 * while an answer is being read waits for that one. Safe for several threads.
 *
 * @param <K> what is asked
 * @param <V> what is answered
 */
public final class Remembered<K, V extends @Nullable Object> {

    private final Function<K, V> read;
    private final Map<K, Reading<V>> answers = new ConcurrentHashMap<>();

    public Remembered(Function<K, V> read) {
        this.read = read;
    }

    /**
     * The answer, as it was when it was asked for the first time.
     *
     * @throws RuntimeException what the read threw, each time until it is forgotten
     */
    public V of(K asked) {
        return answers.computeIfAbsent(asked, _ -> Reading.begin(() -> read.apply(asked)))
                .get();
    }

    /** Everything is read anew from now on. */
    public void forget() {
        answers.clear();
    }
}
