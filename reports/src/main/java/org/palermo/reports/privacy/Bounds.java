package org.palermo.reports.privacy;

/**
 * Between what and what a number lies, as far as can be worked out from others.
 *
 * @param least persons
 * @param most persons; {@link #UNKNOWN} where nothing bounds it
 */
record Bounds(long least, long most) {

    static final long UNKNOWN = Long.MAX_VALUE;

    /** Whether it may be anything from nobody to a number that is not small. */
    boolean hide(int threshold) {
        return least == 0 && most >= threshold;
    }
}
