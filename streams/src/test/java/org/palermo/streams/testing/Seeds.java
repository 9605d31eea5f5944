package org.palermo.streams.testing;

import java.util.function.LongConsumer;

/**
 * Which random histories a test runs. Each has a seed that says all of it; a build runs the same seeds as the last one,
 * so that what fails now is a fault of what has changed.
 *
 * <p>{@code -Dpalermo.seed=N} runs the history of one seed, {@code -Dpalermo.histories=N} so many from the first seed on.
 */
public final class Seeds {

    private static final String SEED = "palermo.seed";
    private static final String HISTORIES = "palermo.histories";

    private Seeds() {}

    /** The first seed to run: what is asked for, else 0. */
    public static long first() {
        return Long.getLong(SEED, 0);
    }

    /** The seed to end before: the one after what is asked for, else as many as asked for or usual. */
    public static long end(int usual) {
        Long asked = Long.getLong(SEED);
        return asked == null ? Long.getLong(HISTORIES, usual) : asked + 1;
    }

    /**
     * Runs the histories that are asked for.
     *
     * @param usual how many where nothing is asked for
     * @param history runs the one of a seed, and fails as an assertion does
     */
    public static void each(int usual, Class<?> test, LongConsumer history) {
        for (long seed = first(); seed < end(usual); seed++) {
            try {
                history.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw failed(test, seed, e);
            }
        }
    }

    /** What a failed history says: its seed, and how to see it again. */
    public static AssertionError failed(Class<?> test, long seed, Throwable fault) {
        return new AssertionError(
                "the history of seed " + seed + " fails: " + fault.getMessage()
                        + "\nto see it again: mvn -pl streams test -Dtest=" + test.getSimpleName() + " -D" + SEED + "="
                        + seed,
                fault);
    }
}
