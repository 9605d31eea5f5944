package org.palermo.streams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block in ClickHouse's format {@code Native}: column after column, as the tables keep them, so that the server need not
 * turn rows into columns. A column of few words comes as a dictionary and an index for each row.
 *
 * @see <a href="https://clickhouse.com/docs/interfaces/formats/Native">the format</a>
 */
final class NativeFormat {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2299, 12, 31);
    private static final long MOST_COUNT = 0xFFFF_FFFFL;

    /** The dictionary's keys stand in the block itself. */
    private static final long DICTIONARY_VERSION = 1;

    /** Beside the width of the indexes: keys follow, and they are new. */
    private static final long OWN_KEYS = 0x600;

    private static final int BYTE_KEYS = 1 << 8;
    private static final int SHORT_KEYS = 1 << 16;

    private final Table table;
    private final List<Row> rows;
    private byte[] bytes = new byte[1 << 16];
    private int size;

    private NativeFormat(Block block) {
        this.table = block.table();
        this.rows = block.rows();
    }

    /**
     * The block's bytes.
     *
     * @throws IllegalArgumentException naming the column whose value is missing, of another type or out of its range
     */
    static InputStream of(Block block) {
        NativeFormat format = new NativeFormat(block);
        format.write();
        return new ByteArrayInputStream(format.bytes, 0, format.size);
    }

    private void write() {
        length(table.columns().size());
        length(rows.size());
        for (int column = 0; column < table.columns().size(); column++) {
            ColumnType type = table.types().get(column);
            text(table.columns().get(column));
            text(type.typeName());
            try {
                column(column, type);
            } catch (ClassCastException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        table.tableName() + "." + table.columns().get(column) + ": " + e.getMessage(), e);
            }
        }
    }

    private void column(int column, ColumnType type) {
        switch (type) {
            case WORD -> words(column);
            case MOMENT_OR_NULL, NUMBER_OR_NULL, OFFSET_OR_NULL -> {
                for (Row row : rows) {
                    flag(row.values().get(column) == null);
                }
                for (Row row : rows) {
                    Object value = row.values().get(column);
                    if (value == null) {
                        number(0);
                    } else {
                        value(type, value);
                    }
                }
            }
            case TEXT, DAY, MOMENT, NUMBER, COUNT, OFFSET, FLAG -> {
                for (Row row : rows) {
                    value(type, present(row.values().get(column)));
                }
            }
        }
    }

    private void value(ColumnType type, Object value) {
        switch (type) {
            case TEXT, WORD -> text((String) value);
            case DAY -> day((LocalDate) value);
            case MOMENT, MOMENT_OR_NULL -> number(((Instant) value).toEpochMilli());
            case NUMBER, NUMBER_OR_NULL -> number((Long) value);
            case COUNT -> integer((int) within((Long) value, MOST_COUNT));
            case OFFSET, OFFSET_OR_NULL -> number(within((Long) value, Long.MAX_VALUE));
            case FLAG -> flag((Boolean) value);
        }
    }

    private void words(int column) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        int[] indexes = new int[rows.size()];
        for (int i = 0; i < indexes.length; i++) {
            String word = (String) present(rows.get(i).values().get(column));
            Integer known = keys.putIfAbsent(word, keys.size());
            indexes[i] = known == null ? keys.size() - 1 : known;
        }
        int width = keys.size() <= BYTE_KEYS ? 0 : keys.size() <= SHORT_KEYS ? 1 : 2;
        number(DICTIONARY_VERSION);
        number(OWN_KEYS | width);
        number(keys.size());
        keys.keySet().forEach(this::text);
        number(indexes.length);
        for (int index : indexes) {
            switch (width) {
                case 0 -> octet(index);
                case 1 -> two(index);
                default -> integer(index);
            }
        }
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a value is missing");
        }
        return value;
    }

    private static long within(long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(value + " is not within 0 to " + most);
        }
        return value;
    }

    private void day(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(day + " is not within " + FIRST_DAY + " to " + LAST_DAY);
        }
        integer((int) day.toEpochDay());
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(UTF_8);
        length(encoded.length);
        int at = grown(encoded.length);
        System.arraycopy(encoded, 0, bytes, at, encoded.length);
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private void length(int length) {
        int rest = length;
        while (rest >= 0x80) {
            octet(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        octet(rest);
    }

    private void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    private void octet(int value) {
        int at = grown(1);
        bytes[at] = (byte) value;
    }

    private void two(int value) {
        int at = grown(Short.BYTES);
        SHORT.set(bytes, at, (short) value);
    }

    private void integer(int value) {
        int at = grown(Integer.BYTES);
        INT.set(bytes, at, value);
    }

    private void number(long value) {
        int at = grown(Long.BYTES);
        LONG.set(bytes, at, value);
    }

    /** Makes room for so many more bytes; where they begin. */
    private int grown(int more) {
        int at = size;
        size = Math.addExact(size, more);
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(size, Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
        return at;
    }
}
