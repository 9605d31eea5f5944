package org.palermo.reports.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a report asks of every figure.
 *
 * @param period what happened in it is a flow; what had happened by its end is a stock
 * @param programme whose activities and trainings count
 * @param knownOn as it was known by the end of that day, UTC; null for all that is recorded
 */
public record Question(
        Period period, String programme, @Nullable LocalDate knownOn) {

    public Question over(Period other) {
        return new Question(other, programme, knownOn);
    }
}
