package org.palermo.streams.sink;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.serdes.RegistryUnavailable;

/** A journal for tests: each record is one posting and its outcome, and the registry can be away. */
final class Journal implements Mapping {

    int outages;

    @Override
    public Table pointer() {
        return Table.OUTCOMES;
    }

    @Override
    public List<Row> rows(int partition, long offset, byte[] value) {
        if (outages > 0) {
            outages--;
            throw new RegistryUnavailable("registry away", new IllegalStateException());
        }
        Row outcome = with(Rows.outcome(offset), "partition", (long) partition);
        return List.of(
                Rows.posting(partition + ":" + offset, offset), with(outcome, "journal_partition", (long) partition));
    }

    private static Row with(Row row, String column, Object value) {
        @Nullable Object[] values = row.values().toArray();
        values[row.table().position(column)] = value;
        return Row.of(row.table(), values);
    }
}
