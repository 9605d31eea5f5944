package org.palermo.reports.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where it is known who is who. */
@FunctionalInterface
public interface IdentityReader {

    /** @param knownOn as known by the end of that day, UTC; null for all that is recorded */
    Identities identities(@Nullable LocalDate knownOn);
}
