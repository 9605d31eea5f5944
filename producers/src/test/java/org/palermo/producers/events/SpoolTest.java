package org.palermo.producers.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Rate;
import org.palermo.schemas.event.RateEvent;
import org.palermo.schemas.event.TreatyAction;
import org.palermo.schemas.event.TreatyEvent;

class SpoolTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_500})
    void givesBackWhatWasAddedAsOftenAsWanted(int size) {
        Spool spool = new Spool();
        List<Event> added = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Event event = event(i);
            added.add(event);
            spool.add(event);
        }

        List<Event> first = all(spool);
        List<Event> second = all(spool);

        assertEquals(added, first);
        assertEquals(added, second);
        assertEquals(size, spool.size());
    }

    private static Event event(int i) {
        String kind = i % 3 == 0 ? "rate" : "treaty";
        Envelope envelope =
                new Envelope("e" + i, kind, "id" + i, Instant.ofEpochMilli(i), "", "", "reported", "", false);
        return i % 3 == 0
                ? new Event(kind, "id" + i, new RateEvent(envelope, new Rate("EUR", "2015-03", "0." + (i + 1))))
                : new Event(
                        kind,
                        "id" + i,
                        new TreatyEvent(
                                envelope, new TreatyAction("trafficking-protocol", "XAA", "accession", "2015")));
    }

    private static List<Event> all(Spool spool) {
        List<Event> events = new ArrayList<>();
        spool.forEach(events::add);
        return events;
    }
}
