package org.palermo.reports.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which identifiers of donors and organizations are counted as which, as known on a day. Pure: the same merges in any order
 * give the same answers.
 *
 * <p>A chain is followed to its end. A ring, which intake refuses where it can see it, has no end: all of it is counted as
 * the first of its identifiers in the order of their characters, and {@link #rings} tells of it.
 */
public final class Identities {

    private static final Comparator<Merge> ORDER =
            Comparator.comparing(Merge::type).thenComparing(Merge::alias);

    /** Nothing is merged. */
    public static final Identities NONE = new Identities(List.of());

    private final Map<Key, Merge> merges = new HashMap<>();
    private final Map<Key, String> ends = new HashMap<>();
    private final Set<List<String>> rings = new LinkedHashSet<>();

    private record Key(String type, String id) {}

    private Identities(Collection<Merge> all) {
        all.stream()
                .filter(merge -> !merge.alias().equals(merge.into())) // stands for itself
                .sorted(ORDER)
                .forEach(merge -> merges.put(new Key(merge.type(), merge.alias()), merge));
        merges.values().stream().sorted(ORDER).forEach(this::resolve);
    }

    /** @param merges of each alias at most one */
    public static Identities of(Collection<Merge> merges) {
        return merges.isEmpty() ? NONE : new Identities(merges);
    }

    private void resolve(Merge first) {
        LinkedHashSet<String> way = new LinkedHashSet<>();
        way.add(first.alias());
        String at = first.into();
        while (way.add(at)) {
            Merge next = merges.get(new Key(first.type(), at));
            if (next == null) {
                ends.put(new Key(first.type(), first.alias()), at);
                return;
            }
            at = next.into();
        }
        String met = at;
        SortedSet<String> ring =
                new TreeSet<>(way.stream().dropWhile(id -> !id.equals(met)).toList());
        rings.add(List.copyOf(ring));
        if (!ring.first().equals(first.alias())) {
            ends.put(new Key(first.type(), first.alias()), ring.first());
        }
    }

    public boolean isEmpty() {
        return merges.isEmpty();
    }

    /**
     * What an identifier is counted as: itself, unless it was merged.
     *
     * @param type donor, ngo or partner
     */
    public String counted(String type, String id) {
        return Objects.requireNonNull(ends.getOrDefault(new Key(type, id), id));
    }

    /** Postings with their parties as they are counted. */
    List<PostingLine> counted(List<PostingLine> lines, Accounts accounts) {
        return isEmpty()
                ? lines
                : lines.stream()
                        .map(line -> line.of(accounts.partiesOf(line.account())
                                .map(type -> counted(type, line.party()))
                                .orElse(line.party())))
                        .toList();
    }

    /** The merges by which something is counted as this identifier, by alias; chains with all of their links. */
    public List<Merge> into(String type, String counted) {
        List<Merge> into = new ArrayList<>();
        for (Merge merge : merges.values()) {
            if (merge.type().equals(type) && counted(type, merge.alias()).equals(counted)) {
                into.add(merge);
            }
        }
        into.sort(ORDER);
        return List.copyOf(into);
    }

    /** All merges, by type and alias. */
    public List<Merge> all() {
        return merges.values().stream().sorted(ORDER).toList();
    }

    /** Identifiers that are merged in a ring, each ring once, sorted. */
    public Set<List<String>> rings() {
        return Collections.unmodifiableSet(rings);
    }
}
