package org.palermo.streams.testing;

import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;

/** Random histories over all kinds, with few entities, event ids, grants and values, so that everything collides. */
public final class Histories {

    /** One event to send. */
    public record Step(Envelope envelope, SpecificRecord body) {

        /** The same said of another entity, as another event. */
        public Step of(String entityId, String eventId) {
            return new Step(
                    Envelope.newBuilder(envelope)
                            .setEntityId(entityId)
                            .setEventId(eventId)
                            .build(),
                    body);
        }

        /** The same in another world: of entities, and grants, whose ids begin with something else. */
        public Step within(String world) {
            Step elsewhere = of(world + envelope.getEntityId(), envelope.getEventId());
            return new Step(
                    elsewhere.envelope(),
                    switch (body) {
                        case Disbursement it ->
                            Disbursement.newBuilder(it)
                                    .setGrant(world + it.getGrant())
                                    .build();
                        case Assistance it ->
                            Assistance.newBuilder(it)
                                    .setGrant(world + it.getGrant())
                                    .build();
                        default -> body;
                    });
        }
    }

    private static final List<String> KINDS = List.of(
            "activity",
            "training",
            "case",
            "contribution",
            "grant",
            "disbursement",
            "assistance",
            "charge",
            "rate",
            "treaty",
            "output",
            "agreement",
            "partner",
            "identity",
            "target");

    private Histories() {}

    /** As many histories as wanted, each of a seed and of so many events. */
    public static LongFunction<List<Step>> histories(int events) {
        RandomGenerator<List<Step>> generator = steps().list().ofSize(events).generator(1000);
        return seed -> generator.next(new Random(seed)).value();
    }

    /** One event of any kind. */
    public static Arbitrary<Step> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.of(KINDS)),
                        Tuple.of(1, Arbitraries.of("grant", "disbursement", "assistance")))
                .flatMap(Histories::steps);
    }

    /** One event of a kind. */
    public static Arbitrary<Step> steps(String kind) {
        return Combinators.combine(envelopes(kind), bodies(kind)).as(Step::new);
    }

    private static Arbitrary<Envelope> envelopes(String kind) {
        return Combinators.combine(
                        Arbitraries.of("E-1", "E-2"),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of("R 1", "R 1", "R 2"),
                        Arbitraries.of("documented", "documented", "inferred"))
                .as((entity, event, day, source, evidence) ->
                        Samples.envelope(kind, entity, "e-" + event, Pipeline.day(day), source, evidence));
    }

    private static Arbitrary<SpecificRecord> bodies(String kind) {
        return Arbitraries.frequencyOf(
                Tuple.of(4, asserted(kind)),
                Tuple.of(1, Arbitraries.create(Samples::withdrawn).map(body -> body)));
    }

    private static Arbitrary<? extends SpecificRecord> asserted(String kind) {
        Arbitrary<String> dates = Arbitraries.of("2015", "2015-03", "2015-03-04", "2016-02-29");
        Arbitrary<Long> few = Arbitraries.longs().between(0, 3);
        Arbitrary<Long> cents = Arbitraries.longs().between(1, 3);
        return switch (kind) {
            case "activity" ->
                Combinators.combine(
                                dates,
                                Arbitraries.of(true, false).injectNull(0.3),
                                countries(),
                                Arbitraries.of("A", "B"))
                        .as((date, direct, countries, title) ->
                                Samples.activity(title, date, direct, countries.toArray(String[]::new)));
            case "training" ->
                Combinators.combine(
                                dates,
                                few,
                                Arbitraries.of("BIH", "NGA").injectNull(0.3),
                                Arbitraries.of("", "men=1", "men=1;women=2"),
                                Arbitraries.of("", "other=2"),
                                Arbitraries.of("", "BIH=1;NGA=0", "BIH=1;SRB=1;XAA=1"))
                        .as(Samples::training);
            case "case" ->
                Combinators.combine(
                                Arbitraries.of("BIH", "NGA", "ECHR", "XAA"),
                                dates,
                                Arbitraries.of("", "girls=2;women=1"),
                                Arbitraries.of("", "men=1"),
                                few.injectNull(0.3))
                        .as(Samples::caseBrief);
            case "contribution" ->
                Combinators.combine(
                                Arbitraries.of("pledged", "received"),
                                dates,
                                Arbitraries.of("NGA", "BIH").injectNull(0.3),
                                cents)
                        .as((stage, date, country, amount) ->
                                Samples.contribution(stage, date, country, Samples.euro(amount, "0.5")));
            case "grant" ->
                Combinators.combine(
                                Arbitraries.of("BIH", "NGA"),
                                Arbitraries.of("2014").injectNull(0.3),
                                dates,
                                cents)
                        .as((country, cycle, date, amount) -> Samples.grant(country, cycle, date, Samples.usd(amount)));
            case "disbursement" ->
                Combinators.combine(Arbitraries.of("E-1", "E-2"), dates, cents)
                        .as((grant, date, amount) -> Samples.disbursement(grant, date, Samples.usd(amount)));
            case "assistance" ->
                Combinators.combine(
                                Arbitraries.of("E-1", "E-2"),
                                Arbitraries.of(2014, 2015),
                                few,
                                Arbitraries.of("", "women=1"),
                                Arbitraries.of("", "adults=2"))
                        .as(Samples::assistance);
            case "charge" ->
                Combinators.combine(Arbitraries.of("reserve", "support-costs"), dates, cents)
                        .as((type, date, amount) -> Samples.charge(type, date, Samples.usd(amount)));
            case "rate" -> Arbitraries.of("0.9", "0.8").map(Samples::rate);
            case "treaty" ->
                Combinators.combine(Arbitraries.of("BIH", "EUE"), Arbitraries.of("accession", "withdrawal"), dates)
                        .as(Samples::treaty);
            case "output" ->
                Combinators.combine(Arbitraries.of("toolkit", "study"), dates).as(Samples::output);
            case "agreement" ->
                Combinators.combine(Arbitraries.of("law", "plan"), dates, countries())
                        .as((type, date, countries) -> Samples.agreement(type, date, countries.toArray(String[]::new)));
            case "partner" ->
                Combinators.combine(
                                Arbitraries.of("Shelter", "Hotline"),
                                Arbitraries.of("SRB").injectNull(0.3),
                                Arbitraries.of(2014, 2015, 2016).set().ofMaxSize(3))
                        .as((organisation, country, years) -> Samples.partner(
                                organisation, country, years.stream().sorted().toArray(Integer[]::new)));
            case "identity" ->
                Combinators.combine(Arbitraries.of("D-1", "D-2"), Arbitraries.of("D-1", "D-3"))
                        .as(Samples::identity);
            case "target" ->
                Combinators.combine(
                                dates.injectNull(0.3),
                                dates,
                                Arbitraries.of("NGA").injectNull(0.5),
                                Arbitraries.of("12", "12.5", "0"))
                        .as(Samples::target);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Arbitrary<List<String>> countries() {
        return Arbitraries.of("BIH", "EUE", "NGA", "SRB", "XAA")
                .set()
                .ofMaxSize(4)
                .map(set -> set.stream().sorted().toList());
    }
}
