package org.palermo.reports.targets;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tables say about targets. */
public interface TargetReader {

    /**
     * The targets that stand, by figure, end and identifier.
     *
     * @param knownOn as known by the end of that day, UTC; null for all that is recorded
     */
    List<Target> targets(@Nullable LocalDate knownOn);
}
