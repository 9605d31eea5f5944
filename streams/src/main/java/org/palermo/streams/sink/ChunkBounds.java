package org.palermo.streams.sink;

/**
 * What closes a chunk, whichever is reached first; the record that reaches a bound is still in.
 *
 * @param rows of all tables
 * @param records of the log
 * @param bytes of the records' values as the log holds them; in memory their rows take several times as many
 */
public record ChunkBounds(int rows, int records, long bytes) {

    /** Whether so much has reached a bound. */
    boolean reached(int rowsGathered, int recordsGathered, long bytesGathered) {
        return rowsGathered >= rows || recordsGathered >= records || bytesGathered >= bytes;
    }
}
