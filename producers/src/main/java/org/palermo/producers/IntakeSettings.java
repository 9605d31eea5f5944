package org.palermo.producers;

import java.time.Clock;
import java.util.function.Supplier;
import org.palermo.producers.fields.Rates;

/**
 * What an import depends on besides its files.
 *
 * @param clock read once; rows that do not state when they were recorded were recorded then
 * @param recordedBy of rows that do not say
 * @param knownRates recorded by earlier imports
 * @param eventIds of events whose sender gave none
 */
public record IntakeSettings(Clock clock, String recordedBy, Rates knownRates, Supplier<String> eventIds) {}
