package org.palermo.reports.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format as ClickHouse's documentation describes it: little-endian numbers, varints before texts. */
class BinaryRowsTest {

    private static final int LONGEST_OF_ONE_BYTE = 0x7F;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UInt8                             | ff               | 255
            Bool                              | 01               | 1
            Int8                              | ff               | -1
            UInt16                            | 0180             | 32769
            Int16                             | 0180             | -32767
            Date                              | 0a00             | 10
            UInt32                            | ffffffff         | 4294967295
            Int32                             | feffffff         | -2
            Date32                            | 2ddfffff         | -8403
            UInt64                            | 0500000000000000 | 5
            Int64                             | ffffffffffffffff | -1
            DateTime64(3, 'UTC')              | 0101000000000000 | 257
            Nullable(Int64)                   | 000700000000000000 | 7
            LowCardinality(Nullable(UInt8))   | 0009             | 9
            """)
    void readsNumbersOfEveryType(String type, String hex, long expected) throws IOException {
        BinaryRows row = new BinaryRows(answer(List.of(type), HexFormat.of().parseHex(hex)));

        assertTrue(row.next());
        assertEquals(expected, row.getLong(1));
        assertFalse(row.isNull(1));
        assertFalse(row.next());
    }

    @Test
    void readsRowAfterRow() throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        text(rows, "dépôt");
        rows.write(0); // there is a value
        rows.write(number(-42));
        text(rows, "");
        rows.write(1); // there is none
        BinaryRows row =
                new BinaryRows(answer(List.of("LowCardinality(String)", "Nullable(Int64)"), rows.toByteArray()));

        assertTrue(row.next());
        assertEquals("dépôt", row.getString(1));
        assertEquals(-42, row.getLong(2));
        assertTrue(row.next());
        assertEquals("", row.getString(1));
        assertTrue(row.isNull(2));
        assertEquals(0, row.getLong(2));
        assertFalse(row.next());
    }

    @Test
    void readsTextsThatAreLongerThanWhatItReadsAtOnce() throws IOException {
        String text = "0123456789".repeat(20_000);
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        text(rows, text);
        text(rows, "after");
        BinaryRows row = new BinaryRows(answer(List.of("String"), rows.toByteArray()));

        assertTrue(row.next());
        assertEquals(text, row.getString(1));
        assertTrue(row.next());
        assertEquals("after", row.getString(1));
        assertFalse(row.next());
    }

    @Test
    void hasNoRowWhereTheAnswerHasNone() throws IOException {
        assertFalse(new BinaryRows(answer(List.of("String", "Int64"), new byte[0])).next());
    }

    @Test
    void failsWhereAnAnswerEndsWithinARow() throws IOException {
        BinaryRows row = new BinaryRows(answer(List.of("Int64"), new byte[] {1, 2, 3}));

        assertThrows(EOFException.class, row::next);
    }

    @Test
    void namesTheTypeThatNoQueryGives() {
        IllegalStateException fault = assertThrows(
                IllegalStateException.class, () -> new BinaryRows(answer(List.of("Array(String)"), new byte[0])));
        assertTrue(String.valueOf(fault.getMessage()).contains("Array(String)"), fault.getMessage());
    }

    private static InputStream answer(List<String> types, byte[] rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(types.size());
        for (int i = 0; i < types.size(); i++) {
            text(out, "column" + i);
        }
        for (String type : types) {
            text(out, type);
        }
        out.write(rows);
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static void text(ByteArrayOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        int rest = bytes.length;
        for (; rest > LONGEST_OF_ONE_BYTE; rest >>>= 7) {
            out.write(rest & LONGEST_OF_ONE_BYTE | 0x80);
        }
        out.write(rest);
        out.write(bytes);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }
}
