package org.palermo.reports.store;

/** One row of an answer; columns are counted from 1. */
interface Row {

    /** A column of text; empty where it is null. */
    String getString(int column);

    /** A column of whole numbers, truth values, days since 1970-01-01 or ticks; 0 where it is null. */
    long getLong(int column);

    /** Whether a column holds no value. */
    boolean isNull(int column);

    /** A column of truth values. */
    default boolean getBoolean(int column) {
        return getLong(column) != 0;
    }

    /**
     * A column of whole numbers.
     *
     * @throws ArithmeticException if it is greater than an int
     */
    default int getInt(int column) {
        return Math.toIntExact(getLong(column));
    }
}
