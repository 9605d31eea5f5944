package org.palermo.reports.provenance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which records of an explanation are shown to a reader: the first ones by occurrence.
 *
 * @param limit how many of an operand's; shared out among its members, parts or years, of which each shows one at least
 */
public record Shown(int limit) {

    /** All records, for other programs. */
    public static final Shown ALL = new Shown(Integer.MAX_VALUE);

    public Shown {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one record is shown, not " + limit);
        }
    }

    /** The first of a list that is not shared out. */
    public List<Item> of(List<Item> items) {
        return items.subList(0, Math.min(limit, items.size()));
    }

    /** The first of one of several groups. */
    public List<Item> of(List<Item> items, int groups) {
        return items.subList(0, Math.min(Math.max(1, limit / Math.max(1, groups)), items.size()));
    }

    /** All records that an explanation shows. */
    public Set<RecordId> records(Explanation explanation) {
        Set<RecordId> shown = new TreeSet<>();
        for (Term term : explanation.terms()) {
            if (term.groups().isEmpty()) {
                Stream.of(of(term.counted()), of(term.doubtful()))
                        .flatMap(List::stream)
                        .forEach(item -> shown.add(item.record()));
            }
            int groups = term.groups().size();
            for (Group group : term.groups()) {
                Stream.of(of(group.counted(), groups), of(group.doubtful(), groups))
                        .flatMap(List::stream)
                        .forEach(item -> shown.add(item.record()));
            }
        }
        return shown;
    }
}
