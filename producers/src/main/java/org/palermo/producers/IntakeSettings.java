package org.palermo.producers;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.palermo.producers.fields.Parties;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.findings.Finding;

/**
 * What an import depends on besides its files.
 *
 * @param clock read once; rows that do not state when they were recorded were recorded then
 * @param recordedBy of rows that do not say
 * @param knownRates recorded by earlier imports
 * @param knownParties recorded by earlier imports
 * @param eventIds of events whose sender gave none
 * @param findings is told each finding when it is met; the plan itself keeps only the first
 * @param options of the files
 */
public record IntakeSettings(
        Clock clock,
        String recordedBy,
        Rates knownRates,
        Parties knownParties,
        Supplier<String> eventIds,
        Consumer<Finding> findings,
        ReadOptions options) {

    /** For files that say everything themselves, where no earlier import is known but for its rates. */
    public IntakeSettings(
            Clock clock, String recordedBy, Rates knownRates, Supplier<String> eventIds, Consumer<Finding> findings) {
        this(clock, recordedBy, knownRates, Parties.NOT_KNOWN, eventIds, findings, ReadOptions.NONE);
    }

    /** For whom the first findings are enough. */
    public IntakeSettings(Clock clock, String recordedBy, Rates knownRates, Supplier<String> eventIds) {
        this(clock, recordedBy, knownRates, eventIds, finding -> {});
    }

    /** The same for other files. */
    public IntakeSettings with(ReadOptions other) {
        return new IntakeSettings(clock, recordedBy, knownRates, knownParties, eventIds, findings, other);
    }
}
