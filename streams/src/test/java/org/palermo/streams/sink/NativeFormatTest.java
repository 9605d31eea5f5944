package org.palermo.streams.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are laid out here by hand, as ClickHouse describes the format. */
class NativeFormatTest {

    @Test
    void a_block_is_its_columns_one_after_the_other() throws IOException {
        Block block = new Block(
                Table.COVERAGE,
                List.of(
                        Row.of(Table.COVERAGE, "cases", 0L, 7L, 3L, 300L),
                        Row.of(Table.COVERAGE, "rates", 1L, 8L, 3L, 301L),
                        Row.of(Table.COVERAGE, "cases", 4_294_967_295L, 9L, 3L, 302L)),
                "token");
        ByteBuffer expected = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
        expected.put((byte) 5).put((byte) 3);
        text(expected, "topic");
        text(expected, "LowCardinality(String)");
        expected.putLong(1).putLong(0x600).putLong(2);
        text(expected, "cases");
        text(expected, "rates");
        expected.putLong(3).put((byte) 0).put((byte) 1).put((byte) 0);
        text(expected, "partition");
        text(expected, "UInt32");
        expected.putInt(0).putInt(1).putInt(-1);
        text(expected, "covered_offset");
        text(expected, "UInt64");
        expected.putLong(7).putLong(8).putLong(9);
        text(expected, "totals_partition");
        text(expected, "UInt32");
        expected.putInt(3).putInt(3).putInt(3);
        text(expected, "totals_offset");
        text(expected, "UInt64");
        expected.putLong(300).putLong(301).putLong(302);
        byte[] bytes = new byte[expected.flip().remaining()];
        expected.get(bytes);

        assertArrayEquals(bytes, NativeFormat.of(block).readAllBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "partition, -1",
        "partition, 4294967296",
        "offset, -1",
        "occurred_from, 1899-12-31",
        "occurred_to, 2300-01-01",
        "account,",
        "known_at,",
        "offset,",
        "evidence, 5"
    })
    void a_value_that_its_column_cannot_hold_is_refused_by_name(String column, @Nullable String value) {
        @Nullable Object[] values = Rows.posting("case:C-1:1:0", 1).values().toArray();
        values[Table.POSTINGS.position(column)] = value == null
                ? null
                : value.length() > 5 && value.charAt(4) == '-' ? LocalDate.parse(value) : (Object) Long.valueOf(value);
        Block block = new Block(Table.POSTINGS, List.of(Row.of(Table.POSTINGS, values)), "token");

        var fault = assertThrows(IllegalArgumentException.class, () -> NativeFormat.of(block));

        assertTrue(String.valueOf(fault.getMessage()).startsWith("posting_rows." + column + ": "), fault.getMessage());
    }

    private static void text(ByteBuffer bytes, String text) {
        bytes.put((byte) text.length()).put(text.getBytes(US_ASCII));
    }
}
