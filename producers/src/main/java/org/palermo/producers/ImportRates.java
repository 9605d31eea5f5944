package org.palermo.producers;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Rates;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.values.Events;

/** The rates that an import states, before those recorded earlier; one that it withdraws is no longer known. */
final class ImportRates implements Rates {

    private final Rates known;
    private final Map<String, Optional<Rate>> stated = new LinkedHashMap<>();

    ImportRates(Rates known) {
        this.known = known;
    }

    void add(Event event) {
        Optional<Rate> rate = Events.body(event.value()) instanceof Rate body ? Optional.of(body) : Optional.empty();
        stated.put(Events.envelope(event.value()).getEntityId(), rate);
    }

    @Override
    public Optional<BigDecimal> unitsPerUsd(String currency, YearMonth month) {
        Optional<Rate> here = stated.get(currency + "-" + month);
        return here == null
                ? known.unitsPerUsd(currency, month)
                : here.map(rate -> new BigDecimal(rate.getUnitsPerUsd()));
    }

    List<StatedRate> all() {
        return stated.values().stream()
                .flatMap(Optional::stream)
                .map(rate -> new StatedRate(
                        rate.getCurrency(), YearMonth.parse(rate.getMonth()), new BigDecimal(rate.getUnitsPerUsd())))
                .toList();
    }
}
