package org.palermo.infra.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.streams.sink.Table;

/**
 * What a rebuild of the tables found different.
 *
 * @param records of the journal and the totals that the new tables were built from
 * @param differences one a table, in the order in which they are written
 */
public record RebuildResult(long records, List<Difference> differences) {

    public RebuildResult {
        differences = List.copyOf(differences);
    }

    /**
     * How the old rows of one table differed from the new ones, as readers see them.
     *
     * @param missing rows that the old table lacked
     * @param altered rows that said something else
     * @param tooMany rows that belong to nothing
     * @param first key of the first of these, in the order of the keys; null where nothing differed
     */
    public record Difference(
            Table table,
            long missing,
            long altered,
            long tooMany,
            @Nullable String first) {

        public long all() {
            return missing + altered + tooMany;
        }
    }

    /** How many rows differed in all tables. */
    public long all() {
        return differences.stream().mapToLong(Difference::all).sum();
    }
}
