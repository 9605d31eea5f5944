package org.palermo.producers.repricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.producers.Intake;
import org.palermo.producers.IntakeSettings;
import org.palermo.producers.Plan;
import org.palermo.producers.events.Event;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.values.Events;

class KeptRatesTest {

    @TempDir
    Path folder;

    @Test
    void whatIsSaidAgainKeepsItsRateAndWhatChangedHasTheNewOne() throws Exception {
        Path file = Files.writeString(folder.resolve("charges.csv"), """
                id,type,date,amount,currency,status,status_reason
                same,reserve,2015-03-02,1.00,EUR,,
                other-amount,reserve,2015-03-02,2.00,EUR,,
                other-month,reserve,2015-04,1.00,EUR,,
                other-day,reserve,2015-03,1.00,EUR,,
                new,reserve,2015-03-02,1.00,EUR,,
                dollars,reserve,2015-03-02,1.00,USD,,
                withdrawn,,,,,withdrawn,Entered twice
                """, StandardCharsets.UTF_8);
        List<Recorded> before = List.of(
                charge("same"),
                charge("other-amount"),
                charge("other-month"),
                charge("other-day"),
                charge("withdrawn"));
        Plan plan = Intake.read(
                List.of(file),
                new IntakeSettings(
                        Clock.fixed(Instant.parse("2016-05-31T12:00:00Z"), ZoneOffset.UTC),
                        "Treasurer",
                        (currency, month) -> Optional.of(new BigDecimal("0.5")),
                        () -> "e"));

        Iterable<Event> kept = new KeptRates(plan, currency -> currency.equals("EUR") ? before : List.of());

        // 1.00 / 0.8 = 1.25, 1.00 / 0.5 = 2.00, 2.00 / 0.5 = 4.00
        assertEquals(
                List.of(
                        "same 0.8 125",
                        "other-amount 0.5 400",
                        "other-month 0.5 200",
                        "other-day 0.8 125",
                        "new 0.5 200",
                        "dollars 1 100",
                        "withdrawn"),
                StreamSupport.stream(kept.spliterator(), false)
                        .map(KeptRatesTest::shown)
                        .toList());
    }

    private static Recorded charge(String id) {
        return new Recorded("charge", id, "Treasurer", "", "reported", "", """
                {"type":"reserve","date":"2015-03-02","amount":{"minor":100,"currency":"EUR","unitsPerUsd":"0.8","usdCents":125}}""");
    }

    private static String shown(Event event) {
        String id = Events.envelope(event.value()).getEntityId();
        return Events.body(event.value()) instanceof Charge charge
                ? id + " " + charge.getAmount().getUnitsPerUsd() + " "
                        + charge.getAmount().getUsdCents()
                : id;
    }
}
