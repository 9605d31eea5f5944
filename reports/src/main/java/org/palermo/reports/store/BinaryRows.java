package org.palermo.reports.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The rows of an answer in ClickHouse's format {@code RowBinaryWithNamesAndTypes}, as far as the queries here need it:
 * texts, whole numbers, truth values and dates, any of them nullable. Lengths are varints, numbers little-endian.
 */
final class BinaryRows implements Row {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    private final Column[] columns;
    private final long[] numbers;
    private final String[] texts;
    private final boolean[] nulls;

    /** @param in of one answer; read in large pieces, and closed by the caller */
    BinaryRows(InputStream in) throws IOException {
        this.in = in;
        int count = Math.toIntExact(varint());
        for (int i = 0; i < count; i++) {
            text(); // the names; columns are read by their position
        }
        columns = new Column[count];
        for (int i = 0; i < count; i++) {
            columns[i] = Column.of(text());
        }
        numbers = new long[count];
        texts = new String[count];
        nulls = new boolean[count];
    }

    /**
     * Moves to the next row.
     *
     * @return whether there is one
     * @throws EOFException if the answer ends within a row
     */
    boolean next() throws IOException {
        if (at == end && !fill()) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            nulls[i] = column.nullable() && octet() != 0;
            texts[i] = "";
            numbers[i] = 0;
            if (!nulls[i]) {
                if (column.bytes() == 0) {
                    texts[i] = text();
                } else {
                    numbers[i] = number(column);
                }
            }
        }
        return true;
    }

    @Override
    public String getString(int column) {
        return texts[column - 1];
    }

    @Override
    public long getLong(int column) {
        return numbers[column - 1];
    }

    @Override
    public boolean isNull(int column) {
        return nulls[column - 1];
    }

    private long number(Column column) throws IOException {
        long value = 0;
        for (int shift = 0; shift < column.bytes() * Byte.SIZE; shift += Byte.SIZE) {
            value |= (long) octet() << shift;
        }
        int unused = Long.SIZE - column.bytes() * Byte.SIZE;
        return column.signed() ? value << unused >> unused : value;
    }

    private String text() throws IOException {
        int length = Math.toIntExact(varint());
        if (length <= end - at) {
            String text = new String(buffer, at, length, UTF_8);
            at += length;
            return text;
        }
        byte[] bytes = new byte[length];
        for (int filled = 0; filled < length; ) {
            require();
            int part = Math.min(length - filled, end - at);
            System.arraycopy(buffer, at, bytes, filled, part);
            at += part;
            filled += part;
        }
        return new String(bytes, UTF_8);
    }

    /** Seven bits a byte, the lowest first; the highest bit says that another byte follows. */
    private long varint() throws IOException {
        long value = 0;
        int shift = 0;
        int part;
        do {
            part = octet();
            value |= (long) (part & 0x7F) << shift;
            shift += 7;
        } while (part >= 0x80);
        return value;
    }

    private int octet() throws IOException {
        require();
        return Byte.toUnsignedInt(buffer[at++]);
    }

    private void require() throws IOException {
        if (at == end && !fill()) {
            throw new EOFException("the answer ends within a row");
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    /**
     * How a column's values are written.
     *
     * @param bytes of a number, 1 to 8; 0 for a text
     * @param signed whether a number's highest bit is its sign
     * @param nullable whether a byte before the value says that there is none
     */
    private record Column(int bytes, boolean signed, boolean nullable) {

        private static final String NULLABLE = "Nullable(";
        private static final String DICTIONARY = "LowCardinality(";

        static Column of(String type) {
            if (type.startsWith(DICTIONARY)) {
                return of(inner(DICTIONARY, type));
            }
            if (type.startsWith(NULLABLE)) {
                Column column = of(inner(NULLABLE, type));
                return new Column(column.bytes, column.signed, true);
            }
            int parameters = type.indexOf('(');
            return switch (parameters < 0 ? type : type.substring(0, parameters)) {
                case "String" -> new Column(0, false, false);
                case "Bool", "UInt8" -> new Column(1, false, false);
                case "Int8" -> new Column(1, true, false);
                case "UInt16", "Date" -> new Column(2, false, false);
                case "Int16" -> new Column(2, true, false);
                case "UInt32", "DateTime" -> new Column(4, false, false);
                case "Int32", "Date32" -> new Column(4, true, false);
                case "UInt64", "Int64", "DateTime64" -> new Column(8, true, false);
                default -> throw new IllegalStateException("no query here gives a column of the type " + type);
            };
        }

        private static String inner(String outer, String type) {
            return type.substring(outer.length(), type.length() - 1);
        }
    }
}
