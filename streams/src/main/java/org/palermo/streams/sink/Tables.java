package org.palermo.streams.sink;

/** The tables as the sink sees them; every method may throw a {@link TablesException}. */
public interface Tables {

    /** Makes sure that the tables are there with the columns that the sink writes, of the types that it writes. */
    void check();

    /**
     * Where to resume: the offset after the highest one in the pointer's table, 0 where it has none.
     *
     * @param pointer {@link Table#OUTCOMES} for the journal, {@link Table#COVERAGE} for the totals
     * @param partition of the journal or the totals
     */
    long next(Table pointer, int partition);

    /** Inserts a block as one part. */
    void write(Block block);

    /** Whether a block is there, or what replaced it. */
    boolean holds(Block block);
}
