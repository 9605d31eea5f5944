package org.palermo.reports.changes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.provenance.RecordId;

/**
 * A figure that is not what it was.
 *
 * @param before as it was known then
 * @param after as it is known now
 * @param additive whether what the records did adds up to the difference
 * @param movers the records that moved it, largest effect first
 */
public record FigureChange(Figure before, Figure after, boolean additive, List<Mover> movers) {

    public FigureChange {
        movers = List.copyOf(movers);
    }

    /**
     * A record that moved it.
     *
     * @param effect what it adds to the value, in the figure's unit, where effects add up; else how much it adds to what the
     *     figure is computed from
     */
    public record Mover(RecordId entity, long effect) {}

    /** A part of a breakdown that is not what it was; nought where it was or is none. */
    public record PartChange(String key, BigDecimal before, BigDecimal after) {}

    public String id() {
        return after.id();
    }

    /** After less before; null where one of them has no value. */
    public @Nullable BigDecimal difference() {
        BigDecimal was = before.value();
        BigDecimal is = after.value();
        return was == null || is == null ? null : is.subtract(was);
    }

    /** What the records together add. */
    public long effect() {
        return movers.stream().mapToLong(Mover::effect).reduce(0, Math::addExact);
    }

    /** Whether the records account for the difference to the last unit; of figures that do not add up, always. */
    public boolean isExact() {
        BigDecimal difference = difference();
        return !additive || difference == null || difference.compareTo(BigDecimal.valueOf(effect())) == 0;
    }

    /** Members of the set that were not in it before, sorted. */
    public SortedSet<String> added() {
        SortedSet<String> added = new TreeSet<>(after.members());
        before.members().forEach(added::remove);
        return added;
    }

    /** Members that are no longer in the set, sorted. */
    public SortedSet<String> removed() {
        SortedSet<String> removed = new TreeSet<>(before.members());
        after.members().forEach(removed::remove);
        return removed;
    }

    /** The parts of the breakdown that differ, by code. */
    public List<PartChange> parts() {
        Map<String, BigDecimal> was = parts(before);
        Map<String, BigDecimal> is = parts(after);
        SortedSet<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        return keys.stream()
                .map(key -> new PartChange(
                        key, was.getOrDefault(key, BigDecimal.ZERO), is.getOrDefault(key, BigDecimal.ZERO)))
                .filter(part -> part.before().compareTo(part.after()) != 0)
                .toList();
    }

    private static Map<String, BigDecimal> parts(Figure figure) {
        Map<String, BigDecimal> parts = new TreeMap<>();
        figure.parts().forEach(part -> parts.put(part.key(), part.value()));
        return parts;
    }

    /** Whether a reader would see a difference: in the value, its bound, its members or its parts. */
    static boolean differs(Figure before, Figure after) {
        return !same(before.value(), after.value())
                || !same(before.atMost(), after.atMost())
                || !before.members().equals(after.members())
                || !parts(before).equals(parts(after));
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == null && other == null : one.compareTo(other) == 0;
    }
}
