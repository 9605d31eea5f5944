package org.palermo.infra.audit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;

/** The rows that a table must show of some inputs beside those that lie there. */
final class RowComparison {

    private final ShownTable table;
    private final Disagreements found;
    private final Map<String, List<String>> expected = new LinkedHashMap<>();

    RowComparison(ShownTable table, Disagreements found) {
        this.table = table;
        this.found = found;
    }

    /** Takes in the first entry of an input; a second one is told of elsewhere. */
    void expect(JournalEntry entry, @Nullable SpecificRecord event, int partition, long offset) {
        switch (table) {
            case OUTCOMES -> expect(JournalRows.outcome(entry, event, partition, offset));
            case POSTINGS -> {
                for (Posting posting : entry.getPostings()) {
                    expect(JournalRows.posting(entry, posting));
                }
            }
        }
    }

    private void expect(List<String> row) {
        expected.putIfAbsent(table.key(row), row);
    }

    /** Compares; a row that lies there twice with the same content is one row. */
    void with(List<List<String>> rows) {
        Map<String, Set<List<String>>> shown = new LinkedHashMap<>();
        rows.forEach(row -> shown.computeIfAbsent(table.key(row), _ -> new LinkedHashSet<>())
                .add(row));
        expected.forEach((key, row) -> {
            Set<List<String>> same = shown.remove(key);
            if (same == null) {
                add(missing(), row, row.toString(), "");
            } else if (same.size() > 1) {
                List<String> other = same.stream()
                        .filter(one -> !one.equals(row))
                        .findFirst()
                        .orElseThrow();
                Difference difference = Difference.of(table.columns(), row, other);
                add(doubled(), row, difference.one(), difference.other());
            } else if (!same.contains(row)) {
                Difference difference =
                        Difference.of(table.columns(), row, same.iterator().next());
                add(altered(), row, difference.one(), difference.other());
            }
        });
        shown.forEach((_, same) -> same.forEach(row -> add(tooMany(), row, "", row.toString())));
    }

    private void add(Sort sort, List<String> row, String recorded, String shown) {
        found.add(new Disagreement(
                sort,
                table.value(row, "topic"),
                Integer.parseInt(table.value(row, "partition")),
                Long.parseLong(table.value(row, "offset")),
                (table.value(row, "kind") + " " + table.value(row, "entity_id")).strip(),
                table == ShownTable.POSTINGS ? table.value(row, "posting_id") : "",
                recorded,
                shown));
    }

    private Sort missing() {
        return table == ShownTable.POSTINGS ? Sort.POSTING_MISSING : Sort.OUTCOME_MISSING;
    }

    private Sort doubled() {
        return table == ShownTable.POSTINGS ? Sort.POSTING_DOUBLED : Sort.OUTCOME_DOUBLED;
    }

    private Sort altered() {
        return table == ShownTable.POSTINGS ? Sort.POSTING_ALTERED : Sort.OUTCOME_ALTERED;
    }

    private Sort tooMany() {
        return table == ShownTable.POSTINGS ? Sort.POSTING_TOO_MANY : Sort.OUTCOME_TOO_MANY;
    }
}
