package org.palermo.streams.totals;

/**
 * How soon totals are sent again. Few cells may be sent at every turn; while very many change, they are sent less often,
 * because a cell that changes ten times before it is sent costs hardly more than one that changes once.
 */
public final class TotalsPace {

    /** Cells that are sent in a millisecond on average; sending then takes about a tenth of a task's time. */
    private static final int CELLS_PER_MILLI = 30;

    /** Nobody waits longer than this for a total. */
    private static final long LONGEST_MILLIS = 1_000;

    private TotalsPace() {}

    /** The least time between a sending of so many cells and the next one, milliseconds. */
    public static long pauseMillis(int cells) {
        return Math.min(LONGEST_MILLIS, cells / CELLS_PER_MILLI);
    }
}
