package org.palermo.reports.statements;

import java.time.LocalDate;

/**
 * What has changed of a report since the same period was published.
 *
 * @param publication its id
 * @param publishedOn its day, UTC
 * @param figures how many of the report's figures are not what was published; from 1
 */
public record Restated(String publication, LocalDate publishedOn, int figures) {}
