package org.palermo.infra.audit.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.ActivityEvent;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.ChargeEvent;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.GrantEvent;
import org.palermo.schemas.event.Identity;
import org.palermo.schemas.event.IdentityEvent;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.event.Target;
import org.palermo.schemas.event.TargetEvent;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TrainingEvent;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** The table of {@code docs/ledger.md}, as the audit reads it. */
class WorthTest {

    /** Avro makes objects only of classes that it was told to trust, and the codec tells it. */
    @BeforeAll
    static void trustGeneratedClasses() throws ClassNotFoundException {
        Class.forName(AvroCodec.class.getName());
    }

    /** A kind that the audit does not know would be audited as if it had to be rejected. */
    @Test
    void every_kind_is_known() {
        for (Topic topic : new Topics(1).inputs()) {
            for (Schema body : topic.schema().getField("body").schema().getTypes()) {
                String kind = body.getProp("kind");
                if (kind != null) {
                    SpecificRecord empty =
                            (SpecificRecord) SpecificData.getForSchema(body).newRecord(null, body);
                    assertTrue(Worth.fits(kind, empty), kind);
                    assertFalse(Worth.fits("another", empty), kind);
                }
            }
        }
    }

    @Test
    void an_activity_counts_once_and_in_each_country_and_region() {
        Activity body = Activity.newBuilder()
                .setTitle("A workshop")
                .setCategory("prevention")
                .setFormat("workshop")
                .setLevel("national")
                .setStart("2015-03")
                .setDirect(true)
                .setCountries(List.of("BIH", "EUE", "SRB", "XAA"))
                .build();

        List<Line> worth =
                Worth.of(new ActivityEvent(envelope("activity"), body)).orElseThrow();

        assertEquals(
                List.of(
                        "activities.by-country|BIH|150",
                        "activities.by-country|SRB|150",
                        "activities.by-country|XAA|",
                        "activities.by-region||150",
                        "activities.direct.by-country|BIH|150",
                        "activities.direct.by-country|SRB|150",
                        "activities.direct.by-country|XAA|",
                        "activities||"),
                worth.stream()
                        .map(line -> line.account() + "|" + line.jurisdiction() + "|" + line.region())
                        .sorted()
                        .toList());
        assertTrue(worth.stream()
                .allMatch(line -> line.quantity() == 1 && line.category().equals("prevention")));
        assertEquals(
                "2015-03-01 2015-03-31",
                worth.getFirst().from() + " " + worth.getFirst().to());
    }

    @Test
    void a_training_without_origins_counts_in_its_host_country() {
        Training body = Training.newBuilder()
                .setStart("2015")
                .setHostCountry("THA")
                .setParticipants(7)
                .setBySex(List.of(new Count("men", 0L), new Count("women", 7L)))
                .build();

        List<Line> worth =
                Worth.of(new TrainingEvent(envelope("training"), body)).orElseThrow();

        assertEquals(
                List.of("participants 7", "participants.by-sex women 7", "trainings 1", "trainings.by-country THA 1"),
                worth.stream()
                        .map(line -> (line.account() + " " + line.jurisdiction() + line.party() + " " + line.quantity())
                                .replace("  ", " "))
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2017    |      |     | 550000 | true
            2017-06 | 2016 | XAA | 12.5   | true
            2017-13 |      |     | 12     | false
            2017    | then |     | 12     | false
            2017    |      | BHI | 12     | false
            2017    |      |     | 0.00   | false
            2017    |      |     | -1     | false
            """)
    void a_target_is_worth_nothing_and_sound_where_it_can_be_laid_beside_a_figure(
            String end, @Nullable String start, @Nullable String country, String value, boolean sound) {
        Target body = new Target("activities", start, end, null, country, null, null, value, "activity");

        assertEquals(
                sound ? Optional.of(List.of()) : Optional.empty(), Worth.of(new TargetEvent(envelope("target"), body)));
    }

    @ParameterizedTest
    @CsvSource({"D-2, D-1, true", "D-2, D-2, true", "' ', D-1, false", "D-2, '', false"})
    void an_identity_is_worth_nothing_and_sound_where_it_names_both(String alias, String canonical, boolean sound) {
        Identity body = new Identity("donor", alias, canonical, null);

        assertEquals(
                sound ? Optional.of(List.of()) : Optional.empty(),
                Worth.of(new IdentityEvent(envelope("identity"), body)));
    }

    @Test
    void money_is_posted_in_cents_with_the_amount_as_recorded() {
        Grant body = Grant.newBuilder()
                .setNgoId("N-1")
                .setNgoName("An NGO")
                .setCountry("MEX")
                .setAwarded("2015-06-01")
                .setAmount(new Money(5_000L, "EUR", "0.8", 6_250L))
                .build();

        List<Line> worth = Worth.of(new GrantEvent(envelope("grant"), body)).orElseThrow();

        assertEquals(
                List.of(
                        "fund.committed MEX 019 N-1 6250 5000 EUR",
                        "fund.committed.by-grant   E-1 6250 5000 EUR",
                        "fund.grants MEX 019 N-1 1 null "),
                worth.stream()
                        .map(line -> String.join(
                                " ",
                                line.account(),
                                line.jurisdiction(),
                                line.region(),
                                line.party(),
                                Long.toString(line.quantity()),
                                String.valueOf(line.originalMinor()),
                                line.originalCurrency()))
                        .sorted()
                        .toList());
        assertEquals(-6_250, worth.get(1).takenBack().quantity());
        assertEquals(-5_000L, worth.get(1).takenBack().originalMinor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2015-3", "2015-13", "2015-02-29", "1899", "2200-01-01", "15", "2015-03-04T00:00"})
    void a_date_that_is_none_is_worth_nothing(String date) {
        Charge body = new Charge("reserve", date, new Money(100L, "USD", "1", 100L));

        assertEquals(Optional.empty(), Worth.of(new ChargeEvent(envelope("charge"), body)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1_000_000_000_000_001L})
    void an_amount_that_is_not_positive_or_beyond_belief_is_worth_nothing(long minor) {
        Charge body = new Charge("reserve", "2015", new Money(minor, "USD", "1", 100L));

        assertEquals(Optional.empty(), Worth.of(new ChargeEvent(envelope("charge"), body)));
    }

    @Test
    void a_day_adds_to_its_month_and_a_year_to_itself() {
        Charge day = new Charge("reserve", "2016-02-03", new Money(100L, "USD", "1", 100L));
        Charge year = new Charge("reserve", "2016", new Money(100L, "USD", "1", 100L));

        assertEquals("fund.charges 2016-02-01 2016-02-29 reserve USD documented", cell(day));
        assertEquals("fund.charges 2016-01-01 2016-12-31 reserve USD documented", cell(year));
    }

    private static String cell(Charge body) {
        return Line.readable(Worth.of(new ChargeEvent(envelope("charge"), body))
                .orElseThrow()
                .getFirst()
                .cell());
    }

    private static Envelope envelope(String kind) {
        return new Envelope(
                "e-1", kind, "E-1", Instant.parse("2016-06-14T00:00:00Z"), "registry", "R 31", "documented", "", false);
    }
}
