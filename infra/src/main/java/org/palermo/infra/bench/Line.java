package org.palermo.infra.bench;

import org.palermo.infra.bench.stage.Delays;
import org.palermo.infra.bench.stage.Stretch;

/** One result. */
public sealed interface Line {

    /** What was measured. */
    Part part();

    /**
     * How fast a stage works.
     *
     * @param stretch of the round in the middle by processor time
     * @param hundredths of the baseline's events for each second of processor time: 100 is as fast as it; 0 where the
     *     baseline was not measured, or says nothing
     */
    record Speed(Part part, Stretch stretch, long hundredths) implements Line {}

    /**
     * How long it took from an event's sending until ClickHouse showed it.
     *
     * @param perSecond events that were sent
     */
    record Lag(long perSecond, Delays delays) implements Line {
        @Override
        public Part part() {
            return Part.LAG;
        }
    }

    /**
     * How long it took to read a document.
     *
     * @param fundAlone whether it is the fund's statement, else the period report, which holds that statement too
     * @param fromPostings whether it was computed from the postings, else from the totals
     * @param postings that the tables hold
     */
    record Reads(boolean fundAlone, boolean fromPostings, long postings, Delays delays) implements Line {
        @Override
        public Part part() {
            return Part.REPORT;
        }
    }
}
