package org.palermo.infra.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.ActivityEvent;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.Charge;
import org.palermo.schemas.event.ChargeEvent;
import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.ContributionEvent;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Disbursement;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Grant;
import org.palermo.schemas.event.GrantEvent;
import org.palermo.schemas.event.Money;
import org.palermo.schemas.event.Training;
import org.palermo.schemas.event.TrainingEvent;
import org.palermo.schemas.event.TreatyAction;
import org.palermo.schemas.event.TreatyEvent;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/**
 * Random events of several kinds, over few entities, grants and values, so that there are corrections, repeats,
 * withdrawals, and what has to be rejected.
 */
final class RandomEvents {

    private static final List<String> KINDS =
            List.of("activity", "training", "contribution", "charge", "treaty", "grant", "disbursement", "assistance");

    private static final int ENTITIES = 60;
    private static final int GRANTS = 6;

    private final SplittableRandom random;
    private final Topics topics;
    private final Map<String, AvroCodec<SpecificRecord>> codecs = new HashMap<>();
    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private int ids;

    /** @param registry to which the topics are registered; asked here, and not again */
    RandomEvents(long seed, Topics topics, Registry registry) {
        System.out.println("random events with seed " + seed);
        this.random = new SplittableRandom(seed);
        this.topics = topics;
        for (String kind : KINDS) {
            AvroCodec<SpecificRecord> codec = new AvroCodec<>(topic(kind), registry);
            codec.encode(event(kind, envelope(kind, "none"), new Withdrawn("to learn the schema's id")));
            codecs.put(kind, codec);
        }
    }

    ProducerRecord<byte[], byte[]> next() {
        int what = random.nextInt(100);
        ProducerRecord<byte[], byte[]> record = what < 8 && !sent.isEmpty()
                ? sent.get(random.nextInt(sent.size()))
                : what < 10 ? unreadable() : fresh();
        sent.add(record);
        return record;
    }

    private ProducerRecord<byte[], byte[]> unreadable() {
        String[] texts = {"", "x", "\0\0\0\0\u007f no such schema", "\u0001 not the magic byte"};
        byte[] value = texts[random.nextInt(texts.length)].getBytes(StandardCharsets.US_ASCII);
        return new ProducerRecord<>(topic(kind()).name(), key("E-" + random.nextInt(ENTITIES)), value);
    }

    private ProducerRecord<byte[], byte[]> fresh() {
        String kind = kind();
        String entity = kind.equals("grant") ? grant() : "E-" + random.nextInt(ENTITIES);
        SpecificRecord body = random.nextInt(8) == 0 ? new Withdrawn("recorded by mistake") : body(kind);
        String key = switch (body) {
            case Disbursement it -> it.getGrant();
            case Assistance it -> it.getGrant();
            default -> entity;
        };
        byte[] value = Objects.requireNonNull(codecs.get(kind)).encode(event(kind, envelope(kind, entity), body));
        return new ProducerRecord<>(topic(kind).name(), key(key), value);
    }

    private String kind() {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    private Topic topic(String kind) {
        return topics.ofKind(kind).orElseThrow();
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Envelope envelope(String kind, String entity) {
        return new Envelope(
                "e-" + ids++,
                kind,
                entity,
                Instant.parse("2016-01-01T00:00:00Z").plusSeconds(random.nextInt(10_000_000)),
                "registry",
                oneOf("R 31", "R 72"),
                oneOf("documented", "inferred"),
                "",
                false);
    }

    private static SpecificRecord event(String kind, Envelope envelope, SpecificRecord body) {
        return switch (kind) {
            case "activity" -> new ActivityEvent(envelope, body);
            case "training" -> new TrainingEvent(envelope, body);
            case "contribution" -> new ContributionEvent(envelope, body);
            case "charge" -> new ChargeEvent(envelope, body);
            case "treaty" -> new TreatyEvent(envelope, body);
            default -> new GrantEvent(envelope, body);
        };
    }

    private SpecificRecord body(String kind) {
        return switch (kind) {
            case "activity" ->
                Activity.newBuilder()
                        .setTitle("Workshop")
                        .setProgramme(oneOf("global", "glo-act"))
                        .setCategory(oneOf("legislative", "prevention"))
                        .setFormat("workshop")
                        .setLevel("national")
                        .setStart(date())
                        .setDirect(random.nextInt(3) == 0 ? null : random.nextBoolean())
                        .setCountries(some("BIH", "EUE", "MEX", "NGA", "SRB", "THA"))
                        .build();
            case "training" ->
                Training.newBuilder()
                        .setProgramme("global")
                        .setStart(date())
                        .setHostCountry(random.nextInt(3) == 0 ? null : "THA")
                        .setParticipants(random.nextInt(20))
                        .setBySex(counts("men", "women"))
                        .setByGroup(counts("criminal-justice", "government"))
                        .setByCountry(counts("BIH", "MEX", "NGA"))
                        .build();
            case "contribution" ->
                Contribution.newBuilder()
                        .setDonorId(oneOf("D-1", "D-2"))
                        .setDonorName("Donor X-01")
                        .setDonorType(oneOf("member-state", "private-sector"))
                        .setDonorCountry(random.nextBoolean() ? null : "NGA")
                        .setStage(oneOf("pledged", "received"))
                        .setDate(date())
                        .setAmount(dollars())
                        .build();
            case "charge" ->
                Charge.newBuilder()
                        .setType(oneOf("reserve", "support-costs"))
                        .setDate(date())
                        .setAmount(dollars())
                        .build();
            case "treaty" ->
                TreatyAction.newBuilder()
                        .setInstrument("trafficking-protocol")
                        .setParty(oneOf("BIH", "EUE"))
                        .setAction(oneOf("accession", "withdrawal"))
                        .setDate(date())
                        .build();
            case "grant" ->
                Grant.newBuilder()
                        .setNgoId(oneOf("N-1", "N-2"))
                        .setNgoName("NGO X-01")
                        .setCountry(oneOf("MEX", "SRB"))
                        .setCycle(random.nextBoolean() ? null : "2014")
                        .setAwarded(date())
                        .setAmount(dollars())
                        .build();
            case "disbursement" ->
                Disbursement.newBuilder()
                        .setGrant(grant())
                        .setDate(date())
                        .setAmount(dollars())
                        .build();
            case "assistance" ->
                Assistance.newBuilder()
                        .setGrant(grant())
                        .setYear(2014 + random.nextInt(2))
                        .setSurvivors(random.nextInt(20))
                        .setBySex(counts("girls", "women"))
                        .setByAge(counts("adults"))
                        .build();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private String grant() {
        return "G-" + random.nextInt(GRANTS);
    }

    private String date() {
        return oneOf("2014", "2015", "2015-03", "2015-03-04", "2016-02-29", "2015-12");
    }

    private Money dollars() {
        long cents = 1 + random.nextInt(5) * 100L;
        return new Money(cents, "USD", "1", cents);
    }

    private List<String> some(String... codes) {
        return Stream.of(codes).filter(code -> random.nextInt(3) == 0).toList();
    }

    /** Sometimes more in all than there are, and sometimes none of a key. */
    private List<Count> counts(String... keys) {
        return some(keys).stream()
                .map(key -> new Count(key, (long) random.nextInt(7)))
                .toList();
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }
}
