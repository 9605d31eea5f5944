package org.palermo.reports.figures;

/**
 * How a sum is shown by a dimension; what has no code in it is shown as not stated (domain.md, rule 5).
 *
 * @param selection where the parts are posted: the figure's own selection, or an account kept for the breakdown
 * @param by the dimension whose codes are the parts
 * @param hidesIllustrative whether illustrative rows are shown as not stated, as by region, country and donor
 * @param overlapping whether one record may stand in several parts, which then sum to more than the value
 */
public record Breakdown(Selection selection, Dimension by, boolean hidesIllustrative, boolean overlapping) {}
