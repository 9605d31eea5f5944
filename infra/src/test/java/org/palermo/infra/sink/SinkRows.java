package org.palermo.infra.sink;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.palermo.streams.sink.Block;
import org.palermo.streams.sink.ChunkBounds;
import org.palermo.streams.sink.Chunker;
import org.palermo.streams.sink.Row;
import org.palermo.streams.sink.Table;

/** Rows for tests: one input a journal offset, each with one posting of one case. */
final class SinkRows {

    static final Instant KNOWN = Instant.parse("2016-05-02T10:00:00.123Z");
    private static final LocalDate FIRST = LocalDate.of(2015, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2015, 3, 31);

    private SinkRows() {}

    static Row posting(long offset) {
        return Row.of(
                Table.POSTINGS,
                "cases",
                FIRST,
                LAST,
                offset % 2 == 0 ? "SRB" : "BIH",
                "case:C-" + offset + ":1:0",
                "case",
                "C-" + offset,
                1L,
                0L,
                KNOWN,
                "",
                "039",
                "",
                "",
                1L,
                "case",
                "documented",
                offset % 2 == 0 ? null : offset,
                "",
                "E-" + offset,
                "palermo.cases",
                0L,
                offset);
    }

    static Row outcome(long offset) {
        return outcome(0, offset);
    }

    static Row outcome(int partition, long offset) {
        return Row.of(
                Table.OUTCOMES,
                "palermo.cases",
                (long) partition,
                offset,
                KNOWN,
                "posted",
                "",
                "",
                "case",
                "C-" + offset,
                "E-" + offset,
                1L,
                KNOWN,
                null,
                "",
                "R 56",
                "documented",
                "line one\n\nline 'three' \\ тест ✓",
                true,
                false,
                "{\"jurisdiction\":\"SRB\"}",
                1L,
                (long) partition,
                offset,
                offset % 2 == 0 ? null : offset - 1);
    }

    static Row cell(String account, long quantity, long totalsOffset) {
        return Row.of(
                Table.TOTALS,
                account,
                FIRST,
                LAST,
                "",
                "SRB",
                "039",
                "",
                "",
                "case",
                "documented",
                "palermo.cases",
                0L,
                quantity,
                quantity,
                totalsOffset,
                0L,
                totalsOffset);
    }

    static Row coverage(long covered, long totalsOffset) {
        return Row.of(Table.COVERAGE, "palermo.cases", 0L, covered, 0L, totalsOffset);
    }

    /** The block that the sink would write of a range of offsets. */
    static Block block(long from, long to, LongFunction<Row> row) {
        TopicPartition source = new TopicPartition("journal", 0);
        Chunker chunker = new Chunker(new ChunkBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE));
        chunker.open(source, from);
        LongStream.rangeClosed(from, to).forEach(offset -> {
            Row made = row.apply(offset);
            chunker.add(
                    source, offset, made.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), List.of(made));
        });
        return chunker.takeAny().orElseThrow().blocks().getFirst();
    }
}
