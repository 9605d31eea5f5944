package org.palermo.producers.fields;

import org.jspecify.annotations.Nullable;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Shape;

/**
 * A sort of value that a column holds.
 *
 * @param <T> what it is read into
 */
public interface Type<T> {

    /** How it is written in JSON. */
    Shape shape();

    /** What it takes. */
    Allowed allowed();

    /**
     * Reads a cell that is not blank.
     *
     * @return the value; null where at least one error has been reported
     */
    @Nullable
    T read(Cell cell, CellReport report);
}
