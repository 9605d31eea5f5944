package org.palermo.producers.repricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.producers.StatedRate;
import org.palermo.producers.events.Event;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.values.Events;

class RepricingTest {

    private static final Instant NOW = Instant.parse("2016-05-31T12:00:00Z");
    private static final StatedRate RATE = new StatedRate("EUR", YearMonth.of(2015, 3), new BigDecimal("0.80"));

    private static final Recorded GRANT = recorded("grant", "G-1", """
            {"ngoId":"N-1","ngoName":"Shelter","country":"XAA","cycle":null,"awarded":"2015-03-02",
             "amount":{"minor":10000,"currency":"EUR","unitsPerUsd":"0.9","usdCents":11111}}""");
    private static final Recorded PAYMENT = recorded("disbursement", "D-1", """
            {"grant":"G-1","date":"2015-03","amount":{"minor":333,"currency":"EUR","unitsPerUsd":"0.9","usdCents":370}}""");
    private static final Recorded OTHER_MONTH = recorded("charge", "C-1", """
            {"type":"reserve","date":"2015-04","amount":{"minor":100,"currency":"EUR","unitsPerUsd":"0.9","usdCents":111}}""");
    private static final Recorded OTHER_CURRENCY = recorded("charge", "C-2", """
            {"type":"reserve","date":"2015-03","amount":{"minor":100,"currency":"GBP","unitsPerUsd":"0.9","usdCents":111}}""");
    private static final Recorded ALREADY = recorded("charge", "C-3", """
            {"type":"reserve","date":"2015-03","amount":{"minor":100,"currency":"EUR","unitsPerUsd":"0.8","usdCents":125}}""");
    private static final Recorded NO_MONEY = recorded("output", "O-1", """
            {"title":"Study","type":"study","date":"2015-03","languages":[]}""");
    private static final List<Recorded> ALL = List.of(GRANT, PAYMENT, OTHER_MONTH, OTHER_CURRENCY, ALREADY, NO_MONEY);

    private static Recorded recorded(String kind, String entityId, String body) {
        return new Recorded(kind, entityId, "Vienna office", "R 71", "documented", "Call 2", body);
    }

    @Test
    void assertsTheAmountsOfTheMonthWithTheNewRate() {
        List<Event> events = new Repricing(NOW, "Treasurer", () -> "new").reprice(RATE, ALL);

        assertEquals(List.of("G-1", "G-1"), events.stream().map(Event::key).toList());
        assertEquals(
                new Grant("N-1", "Shelter", "XAA", null, "2015-03-02", new Money(10000L, "EUR", "0.8", 12500L)),
                Events.body(events.getFirst().value()));
        // 3.33 / 0.8 = 4.1625
        assertEquals(
                new Disbursement("G-1", "2015-03", new Money(333L, "EUR", "0.8", 416L)),
                Events.body(events.getLast().value()));
        assertEquals(
                new Envelope("new", "grant", "G-1", NOW, "Treasurer", "R 71", "documented", "Call 2", false),
                Events.envelope(events.getFirst().value()));
    }

    @Test
    void saysHowManyAmountsWaitForARate() {
        StatedRate unused = new StatedRate("EUR", YearMonth.of(2015, 6), new BigDecimal("0.7"));

        List<Repricing.Waiting> waiting = Repricing.waiting(List.of(RATE, unused), currency -> ALL);

        assertEquals(List.of(new Repricing.Waiting(RATE, 2)), waiting);
    }

    @Test
    void aRateIsRecordedAlsoWhereItChangesNoCent() {
        Recorded charge = recorded("charge", "C-4", """
                {"type":"reserve","date":"2015-03","amount":{"minor":1,"currency":"EUR","unitsPerUsd":"0.9","usdCents":1}}""");

        Event event = new Repricing(NOW, "Treasurer", () -> "new")
                .reprice(RATE, List.of(charge))
                .getFirst();

        assertEquals(new Charge("reserve", "2015-03", new Money(1L, "EUR", "0.8", 1L)), Events.body(event.value()));
    }
}
