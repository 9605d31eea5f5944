package org.palermo.reports.figures;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a figure is computed from what it selects of the ledger. */
public enum Operation {
    /** The sum over its selections. */
    @JsonProperty("sum")
    SUM,

    /** The sum over the last full calendar year of the period; absent where it holds none. */
    @JsonProperty("sum-of-last-full-year")
    SUM_OF_LAST_FULL_YEAR,

    /**
     * The mean of the full calendar years of the period that have any, rounded half even to two decimals; absent where no
     * year has.
     */
    @JsonProperty("mean-of-full-years")
    MEAN_OF_FULL_YEARS,

    /** How many members of a dimension have a positive sum; of several selections, of their union. */
    @JsonProperty("distinct")
    DISTINCT,

    /** How many members of a dimension have their first record in the period. */
    @JsonProperty("newly-distinct")
    NEWLY_DISTINCT,

    /** The first selection's sum less the sums of the others. */
    @JsonProperty("difference")
    DIFFERENCE,

    /** The first selection's sum as a part of the second's, to six decimals, rounded half even; absent where that is 0. */
    @JsonProperty("share")
    SHARE,

    /**
     * The sum divided by the years, of 365.25 days, from the first day on which anything was counted to the end (at
     * least one day); rounded half even to a whole unit (a cent); absent where nothing was counted.
     */
    @JsonProperty("average-per-year")
    AVERAGE_PER_YEAR
}
