package org.palermo.infra.bench.load;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Picks that are skewed as Zipf's law is with exponent 1: the first of many comes about twice as often as the second
 * and three times as often as the third.
 */
final class Skewed {

    private Skewed() {}

    /** A place from 0 to below the count; the density falls with the place's inverse. */
    static int place(int count, SplittableRandom random) {
        return Math.min(count - 1, (int) StrictMath.pow(count + 1.0, random.nextDouble()) - 1);
    }

    static <T> T of(List<T> values, SplittableRandom random) {
        return values.get(place(values.size(), random));
    }
}
