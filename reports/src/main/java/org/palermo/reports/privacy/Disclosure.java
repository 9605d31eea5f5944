package org.palermo.reports.privacy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which numbers are withheld so that small counts of persons stay unknown.
 *
 * <p>A number from one to just under the threshold is small and withheld. Where it could be worked out from the others,
 * by totals, other breakdowns or what was published earlier, further numbers are withheld until it may be anything from
 * nobody to the threshold. All that is withheld looks alike, so that nobody can tell which of them is small.
 *
 * @param threshold counts below it are small; 1 or less withholds nothing
 */
public record Disclosure(int threshold) {

    /** What holds where a deployment says nothing else. */
    public static final Disclosure STANDARD = new Disclosure(10);

    /**
     * The numbers to withhold, by id.
     *
     * @param persons all counts that the numbers are sums of, by name; never negative
     * @param shown numbers that readers would see or have seen
     * @return ids of numbers that are not published yet
     */
    public Set<String> withheld(Map<String, Long> persons, Collection<Shown> shown) {
        persons.forEach((name, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(name + ": there cannot be " + count + " persons");
            }
        });
        List<Shown> small =
                shown.stream().filter(number -> isSmall(number.value(persons))).toList();
        Set<Shown> withheld = new LinkedHashSet<>(
                small.stream().filter(number -> !number.published()).toList());
        for (Shown number : small) {
            if (!number.published()) {
                protect(number, persons, shown, withheld);
            }
        }
        Set<String> ids = new LinkedHashSet<>();
        withheld.forEach(number -> ids.add(number.id()));
        return ids;
    }

    /** From one person to just under the threshold. */
    public boolean isSmall(long value) {
        return value > 0 && value < threshold;
    }

    private void protect(Shown small, Map<String, Long> persons, Collection<Shown> shown, Set<Shown> withheld) {
        while (!new Reader(persons, seen(shown, withheld)).of(small.counts()).hide(threshold)) {
            List<Shown> candidates = candidates(small, persons, shown, withheld);
            if (candidates.isEmpty()) {
                return; // earlier publications alone give it away
            }
            Shown enough = candidates.getFirst();
            for (Shown candidate : candidates) {
                Set<Shown> with = new HashSet<>(withheld);
                with.add(candidate);
                if (new Reader(persons, seen(shown, with)).of(small.counts()).hide(threshold)) {
                    enough = candidate;
                    break;
                }
            }
            withheld.add(enough);
        }
    }

    /** What may be withheld for it: the most detailed first, then the smallest, and noughts only when nothing else is left. */
    private static List<Shown> candidates(
            Shown small, Map<String, Long> persons, Collection<Shown> shown, Set<Shown> withheld) {
        Set<String> connected = connected(small, shown);
        return shown.stream()
                .filter(number -> !number.published() && !withheld.contains(number))
                .filter(number -> number.counts().stream().anyMatch(connected::contains))
                .sorted(Comparator.<Shown, Boolean>comparing(number -> number.value(persons) == 0)
                        .thenComparing(number -> number.counts().size())
                        .thenComparing(number -> number.value(persons))
                        .thenComparing(Shown::id))
                .toList();
    }

    /** The counts that are, by whatever chain of numbers, added up with its own. */
    private static Set<String> connected(Shown small, Collection<Shown> shown) {
        Set<String> connected = new HashSet<>(small.counts());
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Shown number : shown) {
                if (number.counts().stream().anyMatch(connected::contains)) {
                    grows |= connected.addAll(number.counts());
                }
            }
        }
        return connected;
    }

    private static List<Shown> seen(Collection<Shown> shown, Set<Shown> withheld) {
        return shown.stream().filter(number -> !withheld.contains(number)).toList();
    }
}
