package org.palermo.reports.provenance;

import java.util.Comparator;

/**
 * Which entity a register speaks of.
 *
 * @param kind activity, training, case ...
 * @param id the register's identifier, unique within its kind
 */
public record RecordId(String kind, String id) implements Comparable<RecordId> {

    private static final Comparator<RecordId> ORDER =
            Comparator.comparing(RecordId::kind).thenComparing(RecordId::id);

    @Override
    public int compareTo(RecordId other) {
        return ORDER.compare(this, other);
    }
}
