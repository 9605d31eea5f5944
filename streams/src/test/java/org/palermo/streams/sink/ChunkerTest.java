package org.palermo.streams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkerTest {

    private static final TopicPartition SOURCE = new TopicPartition("journal", 2);
    private static final TopicPartition OTHER = new TopicPartition("journal", 3);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # rows of each record | most rows | most records | most bytes | last offset of the first full chunk, -1 for none
            1 1 1 1               | 100       | 100          | 100        | -1
            1 1 1 1               | 100       | 2            | 100        | 1
            1 1 1 1               | 3         | 100          | 100        | 2
            1 9 1 1               | 3         | 100          | 100        | 1
            0 0 0 0               | 3         | 4            | 100        | 3
            1 1 1 1               | 100       | 100          | 8          | 3
            1 1 1 1               | 100       | 100          | 7          | 3
            0 0 0 0               | 100       | 100          | 1          | 0
            """)
    void closes_a_chunk_at_the_first_bound_without_splitting_a_record(
            String rowsOfRecords, int maxRows, int maxRecords, long maxBytes, long expected) {
        Chunker chunker = new Chunker(new ChunkBounds(maxRows, maxRecords, maxBytes));
        chunker.open(SOURCE, 0);

        long closed = -1;
        int offset = 0;
        for (String rows : rowsOfRecords.split(" ")) {
            chunker.add(SOURCE, offset, bytes("r" + offset), postings(Integer.parseInt(rows), offset));
            Optional<Chunk> full = chunker.takeFull();
            if (full.isPresent()) {
                closed = full.get().last();
                break;
            }
            offset++;
        }

        assertEquals(expected, closed);
    }

    @Test
    void ignores_what_was_added_before_and_what_is_not_its_own() {
        Chunker chunker = new Chunker(new ChunkBounds(100, 100, 1_000));
        chunker.open(SOURCE, 5);

        chunker.add(SOURCE, 4, bytes("before"), postings(1, 4));
        chunker.add(SOURCE, 5, bytes("first"), postings(1, 5));
        chunker.add(SOURCE, 5, bytes("again"), postings(1, 5));
        chunker.add(SOURCE, 8, bytes("after a transaction's marker"), postings(1, 8));
        chunker.add(OTHER, 0, bytes("not assigned"), postings(1, 0));

        Chunk chunk = chunker.takeAny().orElseThrow();
        assertEquals(5, chunk.first());
        assertEquals(8, chunk.last());
        assertEquals(2, chunk.blocks().getFirst().rows().size());
        assertEquals(Optional.empty(), chunker.takeAny());
    }

    @Test
    void goes_on_after_a_taken_chunk_and_forgets_a_dropped_one() {
        Chunker chunker = new Chunker(new ChunkBounds(100, 100, 1_000));
        chunker.open(SOURCE, 0);
        chunker.add(SOURCE, 0, bytes("a"), postings(1, 0));
        chunker.takeAny();
        chunker.add(SOURCE, 1, bytes("b"), postings(1, 1));

        assertEquals(Optional.of(1L), chunker.first(SOURCE));
        chunker.drop(SOURCE);

        assertEquals(Optional.empty(), chunker.takeAny());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # most rows | most bytes | one record of 3 rows and 2 bytes in each of two partitions is a chunk's worth
            7           | 5          | false
            6           | 5          | true
            7           | 4          | true
            """)
    void counts_rows_and_bytes_of_all_partitions_together(int maxRows, long maxBytes, boolean expected) {
        Chunker chunker = new Chunker(new ChunkBounds(maxRows, 100, maxBytes));
        chunker.open(SOURCE, 0);
        chunker.open(OTHER, 0);

        chunker.add(SOURCE, 0, bytes("ab"), postings(3, 0));
        chunker.add(OTHER, 0, bytes("cd"), postings(3, 1));

        assertEquals(expected, chunker.holdsAChunk());
    }

    @Test
    void counts_the_bytes_of_a_chunk_anew_after_it_is_taken() {
        Chunker chunker = new Chunker(new ChunkBounds(100, 100, 3));
        chunker.open(SOURCE, 0);
        chunker.add(SOURCE, 0, bytes("abc"), postings(1, 0));
        chunker.takeFull();

        chunker.add(SOURCE, 1, bytes("de"), postings(1, 1));

        assertEquals(Optional.empty(), chunker.takeFull());
    }

    @Test
    void writes_postings_before_outcomes_and_totals_before_coverage() {
        Chunker chunker = new Chunker(new ChunkBounds(100, 100, 1_000));
        chunker.open(SOURCE, 0);

        chunker.add(SOURCE, 0, bytes("a"), List.of(Rows.outcome(0), Rows.posting("x", 0)));
        chunker.add(SOURCE, 1, bytes("b"), List.of(Rows.coverage(0, 9, 1), Rows.cell("cases", 3, 1)));

        assertEquals(
                List.of(Table.POSTINGS, Table.OUTCOMES, Table.TOTALS, Table.COVERAGE),
                chunker.takeAny().orElseThrow().blocks().stream()
                        .map(Block::table)
                        .toList());
    }

    @Test
    void keeps_only_the_newest_version_of_a_cell_and_the_latest_last() {
        Chunker chunker = new Chunker(new ChunkBounds(100, 100, 1_000));
        chunker.open(SOURCE, 0);

        chunker.add(SOURCE, 0, bytes("a"), List.of(Rows.cell("cases", 1, 0)));
        chunker.add(SOURCE, 1, bytes("b"), List.of(Rows.cell("outputs", 7, 1)));
        chunker.add(SOURCE, 2, bytes("c"), List.of(Rows.cell("cases", 2, 2)));

        Block block = chunker.takeAny().orElseThrow().blocks().getFirst();
        assertEquals(List.of(Rows.cell("outputs", 7, 1), Rows.cell("cases", 2, 2)), block.rows());
        assertEquals(2L, block.latest().value("totals_offset"));
    }

    @Test
    void gives_the_same_token_to_the_same_records_only() {
        String token = token(0, "same", "bytes");

        assertEquals(token, token(0, "same", "bytes"));
        assertNotEquals(token, token(0, "same", "other"));
        assertNotEquals(token, token(0, "sameb", "ytes"));
        assertNotEquals(token, token(1, "same", "bytes"));
    }

    private static String token(long from, String... values) {
        Chunker chunker = new Chunker(new ChunkBounds(100, 100, 1_000));
        chunker.open(SOURCE, from);
        IntStream.range(0, values.length)
                .forEach(i -> chunker.add(SOURCE, from + i, bytes(values[i]), postings(1, (int) from + i)));
        return chunker.takeAny().orElseThrow().blocks().getFirst().token();
    }

    private static List<Row> postings(int count, int offset) {
        return IntStream.range(0, count)
                .mapToObj(i -> Rows.posting(offset + "." + i, offset))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
