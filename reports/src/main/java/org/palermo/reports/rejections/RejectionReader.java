package org.palermo.reports.rejections;

import java.util.List;
import java.util.Map;
import org.palermo.reports.rejections.Rejection.Standing;

/** What the tables say about rejected events. */
public interface RejectionReader {

    /**
     * Rejected events by reason, topic, partition and offset.
     *
     * @param most how many at most, from 1
     */
    List<Rejection> rejections(RejectionFilter filter, int most);

    /** How many events a filter asks for, by what has become of them; its own standings do not count. */
    Map<Standing, Long> count(RejectionFilter filter);
}
