package org.palermo.reports.targets;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Narrowing;

/**
 * A target as it is recorded.
 *
 * @param id of the register
 * @param figure id of the figure that is to reach it
 * @param start first day of the period; null where none is stated
 * @param end last day of the period, or the day by which it is to be reached
 * @param programme whose activities and trainings count; null for the report's
 * @param part of the figure that alone counts
 * @param value a decimal, in the unit
 * @param unit the figure's own, or percent of a share; USD is whole dollars and cents
 * @param evidence documented, inferred, reported or illustrative
 * @param source document and paragraph, or URL; empty where none is stated
 * @param note free text; empty where there is none
 */
public record Target(
        String id,
        String figure,
        @Nullable LocalDate start,
        LocalDate end,
        @Nullable String programme,
        Narrowing part,
        String value,
        String unit,
        String evidence,
        String source,
        String note) {}
