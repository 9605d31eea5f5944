package org.palermo.infra.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Rows of inputs that do not exist: of a topic or partition that there is not, or beyond a partition's last record. */
final class Strays {

    private final AuditTopics topics;
    private final AuditTables tables;
    private final Disagreements found;

    Strays(AuditTopics topics, AuditTables tables, Disagreements found) {
        this.topics = topics;
        this.tables = tables;
        this.found = found;
    }

    void run() {
        for (ShownTable table : ShownTable.values()) {
            strays(tables.last(table.table(), "offset")).forEach((input, end) -> {
                RowComparison nothingExpected = new RowComparison(table, found);
                nothingExpected.with(tables.rows(table, input, end, Long.MAX_VALUE));
            });
        }
        for (String table : List.of("totals", "coverage")) {
            Map<TopicPartition, Long> last = tables.last(table, "covered_offset");
            strays(last)
                    .forEach((input, end) -> found.add(new Disagreement(
                            Sort.TOTAL_TOO_MANY,
                            input.topic(),
                            input.partition(),
                            -1,
                            "",
                            table,
                            "the topic ends at " + (end - 1),
                            "covered_offset=" + last.get(input))));
        }
    }

    /** Of partitions with rows beyond their end: where that is. Asked for after the rows, it lies behind all that are right. */
    private Map<TopicPartition, Long> strays(Map<TopicPartition, Long> last) {
        Set<TopicPartition> declared = new HashSet<>(topics.inputs());
        Map<TopicPartition, Long> ends = topics.ends(declared);
        Map<TopicPartition, Long> strays = new HashMap<>();
        last.forEach((input, offset) -> {
            long end = declared.contains(input) ? Objects.requireNonNull(ends.get(input)) : 0;
            if (offset >= end) {
                strays.put(input, end);
            }
        });
        return strays;
    }
}
