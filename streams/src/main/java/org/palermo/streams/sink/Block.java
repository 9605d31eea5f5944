package org.palermo.streams.sink;

import java.util.List;

/**
 * The rows of a chunk that go into one table, as one insert and one part: there whole or not at all.
 *
 * @param table that they go into
 * @param rows never empty; the last one comes from the latest record of the chunk that has a row here
 * @param token the same for the same rows of the same range, so that the server drops an exact repeat
 */
public record Block(Table table, List<Row> rows, String token) {

    public Block {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a block without rows");
        }
        rows = List.copyOf(rows);
    }

    /**
     * The row that stands for the whole block when the table is asked for it: each writer of a partition writes its
     * blocks in the order of the offsets, from the table's own pointer on and each one whole, so where the latest row is,
     * all before it are.
     */
    Row latest() {
        return rows.getLast();
    }
}
