package org.palermo.reports.figures;

/**
 * What one posting does to a figure.
 *
 * @param line the posting
 * @param counted whether it is in the value, and not only in the figure's upper bound
 * @param effect of a figure that only adds and subtracts: what the posting adds to its value, in the figure's unit, nothing
 *     where it is doubtful; of any other figure the posting's quantity
 */
public record Moved(PostingLine line, boolean counted, long effect) {}
