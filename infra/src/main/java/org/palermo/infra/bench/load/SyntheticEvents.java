package org.palermo.infra.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.schemas.event.ActivityEvent;
import org.palermo.schemas.event.AgreementEvent;
import org.palermo.schemas.event.CaseEvent;
import org.palermo.schemas.event.ChargeEvent;
import org.palermo.schemas.event.ContributionEvent;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.GrantEvent;
import org.palermo.schemas.event.OutputEvent;
import org.palermo.schemas.event.PartnerEvent;
import org.palermo.schemas.event.RateEvent;
import org.palermo.schemas.event.TrainingEvent;
import org.palermo.schemas.event.TreatyEvent;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/**
 * An endless sequence of events of every kind that comes in loads (not of identities and targets): of a hundred, ten correct
 * an entity, two repeat an entity's last event, five are late (they happened months or years before), and the rest record
 * new entities until there are as many as were asked for; from then on they correct. Which entity is corrected or repeated,
 * and which country, donor, organization or programme one is about, is skewed as by Zipf's law.
 *
 * <p>Everything about an event follows from the seed, its entity's number and how often the entity was stated before,
 * so that a repeat is made anew instead of being kept.
 */
public final class SyntheticEvents {

    private static final int CORRECTIONS = 10;
    private static final int DUPLICATES = 2;
    private static final int LATE = 5;

    private static final Instant BEGIN = Instant.parse("2016-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(20);

    /** How long ago what is recorded happened, at most: usually, and where it is late. */
    private static final int DAYS = 30;

    private static final int LATE_DAYS = 1_500;

    /** Kinds, as often as they come in a hundred; a rate posts nothing. */
    private static final List<String> KINDS = mixed(List.of(
            Map.entry("activity", 14),
            Map.entry("training", 14),
            Map.entry("case", 16),
            Map.entry("contribution", 14),
            Map.entry("grant", 6),
            Map.entry("disbursement", 8),
            Map.entry("assistance", 5),
            Map.entry("charge", 4),
            Map.entry("rate", 2),
            Map.entry("treaty", 4),
            Map.entry("output", 4),
            Map.entry("agreement", 4),
            Map.entry("partner", 5)));

    private final long seed;
    private final int mostEntities;
    private final Topics topics;
    private final Bodies bodies = new Bodies();
    private final Map<String, AvroCodec<SpecificRecord>> codecs = new HashMap<>();
    private final SplittableRandom random;
    private final List<Entity> entities = new ArrayList<>();
    private final List<String> grants = new ArrayList<>();
    private long made;

    /** What has to be remembered of an entity to state it again. */
    private static final class Entity {
        private final String kind;
        private final String grant;
        private int revision;
        private Instant recordedAt = BEGIN;
        private LocalDate day = LocalDate.EPOCH;

        private Entity(String kind, String grant) {
            this.kind = kind;
            this.grant = grant;
        }
    }

    /**
     * @param seed of everything
     * @param mostEntities from which on new ones are corrections, at least 1
     * @param registry that holds the topics' schemas
     */
    public SyntheticEvents(long seed, int mostEntities, Topics topics, Registry registry) {
        this.seed = seed;
        this.mostEntities = mostEntities;
        this.topics = topics;
        this.random = new SplittableRandom(seed);
        for (String kind : KINDS) {
            Topic topic = topics.ofKind(kind).orElseThrow();
            codecs.computeIfAbsent(topic.name(), unused -> new AvroCodec<>(topic, registry));
        }
    }

    private static List<String> mixed(List<Map.Entry<String, Integer>> weights) {
        return weights.stream()
                .flatMap(weight -> Collections.nCopies(weight.getValue(), weight.getKey()).stream())
                .toList();
    }

    public SyntheticEvent next() {
        made++;
        int chance = random.nextInt(100);
        if (entities.isEmpty() || chance >= CORRECTIONS + DUPLICATES && entities.size() < mostEntities) {
            return recorded();
        }
        int number = Skewed.place(entities.size(), random);
        return chance < DUPLICATES ? repeated(number) : corrected(number);
    }

    private SyntheticEvent recorded() {
        String kind = grants.isEmpty() ? "grant" : KINDS.get(random.nextInt(KINDS.size()));
        boolean hangs = kind.equals("disbursement") || kind.equals("assistance");
        entities.add(new Entity(kind, hangs ? Skewed.of(grants, random) : ""));
        int number = entities.size() - 1;
        if (kind.equals("grant")) {
            grants.add(id(number));
        }
        return stated(number, SyntheticEvent.Nature.NEW);
    }

    private SyntheticEvent corrected(int number) {
        return stated(number, SyntheticEvent.Nature.CORRECTION);
    }

    private SyntheticEvent stated(int number, SyntheticEvent.Nature nature) {
        Entity entity = entities.get(number);
        boolean late = random.nextInt(100) < LATE;
        entity.recordedAt = BEGIN.plus(STEP.multipliedBy(made));
        entity.day = LocalDate.ofInstant(entity.recordedAt, ZoneOffset.UTC)
                .minusDays(late ? DAYS + random.nextInt(LATE_DAYS) : random.nextInt(DAYS));
        entity.revision++;
        return event(number, entity, nature, late);
    }

    private SyntheticEvent repeated(int number) {
        return event(number, entities.get(number), SyntheticEvent.Nature.DUPLICATE, false);
    }

    private SyntheticEvent event(int number, Entity entity, SyntheticEvent.Nature nature, boolean late) {
        SplittableRandom own = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L + entity.revision));
        String id = id(number);
        Envelope envelope = new Envelope(
                new UUID(own.nextLong(), own.nextLong()).toString(),
                entity.kind,
                id,
                entity.recordedAt,
                "field office",
                "register of " + entity.recordedAt.toString().substring(0, 7) + ", revision " + entity.revision,
                bodies.evidence(own),
                "",
                false);
        SpecificRecord body = bodies.body(entity.kind, entity.grant, entity.day, own);
        Topic topic = topics.ofKind(entity.kind).orElseThrow();
        byte[] value = Objects.requireNonNull(codecs.get(topic.name())).encode(wrapped(entity.kind, envelope, body));
        String key = entity.grant.isEmpty() ? id : entity.grant;
        return new SyntheticEvent(topic.name(), key.getBytes(StandardCharsets.UTF_8), value, nature, late);
    }

    private static String id(int number) {
        return "REG-" + number;
    }

    private static SpecificRecord wrapped(String kind, Envelope envelope, SpecificRecord body) {
        return switch (kind) {
            case "activity" -> new ActivityEvent(envelope, body);
            case "training" -> new TrainingEvent(envelope, body);
            case "case" -> new CaseEvent(envelope, body);
            case "contribution" -> new ContributionEvent(envelope, body);
            case "charge" -> new ChargeEvent(envelope, body);
            case "rate" -> new RateEvent(envelope, body);
            case "treaty" -> new TreatyEvent(envelope, body);
            case "output" -> new OutputEvent(envelope, body);
            case "agreement" -> new AgreementEvent(envelope, body);
            case "partner" -> new PartnerEvent(envelope, body);
            default -> new GrantEvent(envelope, body);
        };
    }
}
