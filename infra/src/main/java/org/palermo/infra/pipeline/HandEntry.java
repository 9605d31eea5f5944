package org.palermo.infra.pipeline;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;
import org.palermo.producers.StatedRate;
import org.palermo.producers.entry.Interview;
import org.palermo.producers.events.Event;
import org.palermo.producers.events.EventIds;
import org.palermo.producers.fields.Context;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.values.Events;

/** What a record that is entered by hand depends on: the clock, the rates and the records that stand, and new identifiers. */
public final class HandEntry {

    private final Clock clock = Clock.systemUTC();
    private final Supplier<String> eventIds = new EventIds(clock, new SecureRandom());
    private final Interview.Setting setting;

    /**
     * @param recorded what is recorded now
     * @param language of column names
     * @param recordedBy who enters it
     * @param source of what is entered, unless another is named
     */
    public HandEntry(RecordedState recorded, Language language, String recordedBy, String source) {
        this.setting = new Interview.Setting(
                language, new Context(clock.instant(), recorded, recorded), recorded, recordedBy, source);
    }

    public Interview.Setting setting() {
        return setting;
    }

    public Supplier<String> eventIds() {
        return eventIds;
    }

    /** The rate that an event states, where it states one. */
    public static List<StatedRate> rates(Event event) {
        return Events.body(event.value()) instanceof Rate rate
                ? List.of(new StatedRate(
                        rate.getCurrency(), YearMonth.parse(rate.getMonth()), new BigDecimal(rate.getUnitsPerUsd())))
                : List.of();
    }
}
