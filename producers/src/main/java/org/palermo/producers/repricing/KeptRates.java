package org.palermo.producers.repricing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Price;
import org.palermo.producers.kinds.Producers;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.values.Events;
import org.palermo.schemas.values.PartialDate;

/**
 * Events whose amounts keep the rate that they are recorded with. A register that is imported again after a rate was
 * corrected says nothing new about its amounts, so that they stay what they were until {@link Repricing} is asked for; an
 * amount that did change, or that moved to another month, has the rate of the import.
 */
public final class KeptRates implements Iterable<Event> {

    private final Iterable<Event> events;
    private final RecordedAmounts amounts;
    private final Map<String, Map<String, Recorded>> byCurrency = new HashMap<>();

    /**
     * @param events as intake resolved them; left as they are
     * @param amounts recorded before these events; asked once for each currency other than USD that an event is in
     */
    public KeptRates(Iterable<Event> events, RecordedAmounts amounts) {
        this.events = events;
        this.amounts = amounts;
    }

    /** The events in their order, each time from the first. */
    @Override
    public Iterator<Event> iterator() {
        Iterator<Event> from = events.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return from.hasNext();
            }

            @Override
            public Event next() {
                return kept(from.next());
            }
        };
    }

    private Event kept(Event event) {
        return price(event).flatMap(price -> kept(event, price)).orElse(event);
    }

    /** How the event's kind is priced; empty where it holds no amount, or is withdrawn. */
    private static Optional<Price> price(Event event) {
        return Producers.ofKind(event.kind())
                .flatMap(producer -> producer.rules().stream()
                        .filter(Price.class::isInstance)
                        .map(Price.class::cast)
                        .filter(price -> body(event.value())
                                        .getSchema()
                                        .getField(price.amount().jsonName())
                                != null)
                        .findFirst());
    }

    private Optional<Event> kept(Event event, Price price) {
        IndexedRecord body = body(event.value());
        int amountAt = body.getSchema().getField(price.amount().jsonName()).pos();
        int dateAt = body.getSchema().getField(price.date().jsonName()).pos();
        if (!(body.get(amountAt) instanceof Money stated)
                || stated.getCurrency().equals("USD")) {
            return Optional.empty();
        }
        Optional<YearMonth> month = PartialDate.of(body.get(dateAt).toString()).month();
        return recorded(event, stated.getCurrency())
                .map(recorded -> BodyJson.parse(recorded.body()))
                .filter(was -> PartialDate.of(was.path(price.date().jsonName()).asText())
                        .month()
                        .equals(month))
                .map(was -> was.path(price.amount().jsonName()))
                .filter(was -> was.path("minor").longValue() == stated.getMinor())
                .map(was -> with(event, amountAt, money(was, stated)));
    }

    private Optional<Recorded> recorded(Event event, String currency) {
        Map<String, Recorded> inCurrency = byCurrency.computeIfAbsent(
                currency,
                one -> StreamSupport.stream(amounts.in(one).spliterator(), false)
                        .collect(Collectors.toMap(KeptRates::key, recorded -> recorded)));
        String entityId = Events.envelope(event.value()).getEntityId();
        return Optional.ofNullable(inCurrency.get(event.kind() + '\0' + entityId));
    }

    private static String key(Recorded recorded) {
        return recorded.kind() + '\0' + recorded.entityId();
    }

    private static Money money(JsonNode was, Money stated) {
        return Money.newBuilder(stated)
                .setUnitsPerUsd(was.path("unitsPerUsd").asText())
                .setUsdCents(was.path("usdCents").longValue())
                .build();
    }

    private static Event with(Event event, int amountAt, Money money) {
        SpecificRecord value = SpecificData.get().deepCopy(event.value().getSchema(), event.value());
        body(value).put(amountAt, money);
        return new Event(event.kind(), event.key(), value);
    }

    private static IndexedRecord body(SpecificRecord value) {
        return (IndexedRecord) Events.body(value);
    }
}
