package org.palermo.infra.engine.http;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** The header of the format {@code RowBinaryWithNamesAndTypes}: the count of columns, their names, their types. */
final class NamesAndTypes {
    static final String FORMAT = "RowBinaryWithNamesAndTypes";

    private final MemorySegment data;
    private long at;

    private NamesAndTypes(MemorySegment data) {
        this.data = data;
    }

    /** Length in bytes of the header at the beginning of the data. */
    static long length(MemorySegment data) {
        NamesAndTypes header = new NamesAndTypes(data);
        long texts = 2 * header.varint();
        for (long i = 0; i < texts; i++) {
            long length = header.varint();
            header.at += length;
        }
        return header.at;
    }

    /** Seven bits a byte, the lowest first; the highest bit says that another byte follows. */
    private long varint() {
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = data.get(JAVA_BYTE, at++);
            value |= (long) (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0);
        return value;
    }
}
