package org.palermo.reports.figures;

/** How values of one figure over several periods stand to one another. */
public enum Nature {
    /** They add up: those of the months sum to that of the year, but for what is dated less exactly. */
    ADDITIVE,

    /** They count members of a set, and the same member may stand in several: nothing is added up or shared out. */
    SET,

    /** Each is how it stood at the period's end. */
    STOCK,

    /** They are already by the year or a part of a whole, whatever the period's length. */
    RATE
}
