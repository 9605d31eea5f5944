package org.palermo.producers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.producers.events.Event;
import org.palermo.producers.fields.Parties;
import org.palermo.schemas.event.Identity;
import org.palermo.schemas.event.Target;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.values.Events;

/** Identities are judged by whom the other records name, and by what was merged before. */
class IdentitiesTest {

    private static final String HEADER = "type,alias,canonical,reason\n";

    @TempDir
    Path folder;

    @Test
    void anIdentityIsNamedAfterWhatItIsAbout() {
        Path file = Fixed.write(folder, "identities.csv", HEADER + "donateur,D-2,D-1,Two spellings\n");

        Plan plan = Fixed.read(file);

        assertEquals(List.of(), Fixed.codes(plan));
        Event event = Fixed.events(plan).getFirst();
        assertEquals("donor:D-2", event.key());
        assertEquals("donor:D-2", Events.envelope(event.value()).getEntityId());
        assertEquals(new Identity("donor", "D-2", "D-1", "Two spellings"), Events.body(event.value()));
    }

    @Test
    void aWithdrawalNeedsNothingButTheId() {
        Path file = Fixed.write(
                folder,
                "identities.csv",
                "id,type,alias,canonical,reason,status,status_reason\ndonor:D-2,,,,,withdrawn,They are two\n");

        Plan plan = Fixed.read(file);

        assertEquals(List.of(), Fixed.codes(plan));
        assertEquals(
                new Withdrawn("They are two"),
                Events.body(Fixed.events(plan).getFirst().value()));
    }

    @Test
    void aChainIsSound() {
        Path file = Fixed.write(folder, "identities.csv", HEADER + "ngo,N-3,N-2,One\nngo,N-2,N-1,One\n");

        assertEquals(List.of(), Fixed.codes(Fixed.read(file)));
    }

    @Test
    void whatIsTheSameAsItselfIsNoCycle() {
        Path file = Fixed.write(folder, "identities.csv", HEADER + "donor,D-1,D-1,It stands for itself again\n");

        assertEquals(List.of(), Fixed.codes(Fixed.read(file)));
    }

    @Test
    void theSameIdentifierOfTwoTypesIsTwo() {
        Path file = Fixed.write(folder, "identities.csv", HEADER + "ngo,X-2,X-1,One\npartner,X-1,X-2,One\n");

        assertEquals(List.of(), Fixed.codes(Fixed.read(file)));
    }

    @Test
    void aCycleWithWhatWasMergedBeforeIsFound() {
        Path file = Fixed.write(folder, "identities.csv", HEADER + "donor,D-1,D-2,One\n");

        assertEquals(List.of("identity-cycle"), codes(file, known(Map.of("donor:D-2", "D-1"), Map.of())));
    }

    @Test
    void aSplitInTheSameFileOpensTheCycle() {
        Path file = Fixed.write(folder, "history.jsonl", """
                {"kind":"identity","entityId":"donor:D-2","withdrawn":{"reason":"The other way round"}}
                {"kind":"identity","asserted":{"type":"donor","alias":"D-1","canonical":"D-2","reason":"One"}}
                """);

        assertEquals(List.of(), codes(file, known(Map.of("donor:D-2", "D-1"), Map.of())));
    }

    @Test
    void aCycleThatIsRecordedAlreadyEndsTheSearch() {
        Path file = Fixed.write(folder, "identities.csv", HEADER + "donor,D-9,D-1,One\n");

        assertEquals(List.of(), codes(file, known(Map.of("donor:D-1", "D-2", "donor:D-2", "D-1"), Map.of())));
    }

    @Test
    void donorsOfTwoTypesAreNotOne() {
        Path file = Fixed.write(folder, "identities.csv", HEADER + "donor,D-2,D-1,One\n");
        Map<String, String> types = Map.of("D-1", "member-state", "D-2", "private-sector");

        assertEquals(List.of("donor-types-differ"), codes(file, known(Map.of(), types)));
        assertEquals(List.of(), codes(file, known(Map.of(), Map.of("D-1", "member-state", "D-2", "member-state"))));
    }

    @Test
    void aTargetIsKeptInItsFiguresUnitAndItsDatesAsStated() {
        Path file = Fixed.write(
                folder,
                "targets.csv",
                "id,figure,start,end,country,value,unit\n"
                        + "T-1,fund.available,,2017,,550 000.00,USD\nT-2,fund.received.private-share,,2017-06,,40,\n"
                        + "T-3,activities,2016-01,2017,XAA,12,activity\n");

        Plan plan = Fixed.read(file);

        assertEquals(List.of(), Fixed.codes(plan));
        assertEquals(
                List.of(
                        new Target("fund.available", null, "2017", null, null, null, null, "550000", "USD"),
                        new Target(
                                "fund.received.private-share",
                                null,
                                "2017-06",
                                null,
                                null,
                                null,
                                null,
                                "40",
                                "percent"),
                        new Target("activities", "2016-01", "2017", null, "XAA", null, null, "12", "activity")),
                Fixed.events(plan).stream()
                        .<SpecificRecord>map(event -> Events.body(event.value()))
                        .toList());
    }

    private static List<String> codes(Path file, Parties known) {
        return Fixed.codes(Intake.read(List.of(file), Fixed.settings(known)));
    }

    private static Parties known(Map<String, String> merges, Map<String, String> donorTypes) {
        return new Parties() {
            @Override
            public boolean isRecorded(String type, String id) {
                return true;
            }

            @Override
            public Optional<String> donorType(String id) {
                return Optional.ofNullable(donorTypes.get(id));
            }

            @Override
            public Optional<String> mergedInto(String type, String alias) {
                return Optional.ofNullable(merges.get(type + ":" + alias));
            }
        };
    }
}
