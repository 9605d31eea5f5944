package org.palermo.reports.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What answers about donors and organizations, and knows whom it counts as whom. */
public interface Identified {

    /**
     * Who is counted as whom in the answers; by itself nobody as anyone else.
     *
     * @param knownOn as known by the end of that day, UTC; null for all that is recorded
     */
    default Identities identities(@Nullable LocalDate knownOn) {
        return Identities.NONE;
    }
}
