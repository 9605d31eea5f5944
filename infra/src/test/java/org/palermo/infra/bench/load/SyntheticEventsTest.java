package org.palermo.infra.bench.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;
import org.palermo.schemas.values.Events;
import org.palermo.streams.ledger.Judgement;
import org.palermo.streams.ledger.Ledger;
import org.palermo.streams.ledger.Places;

/** What the benchmark works on is what it says. */
class SyntheticEventsTest {

    private static final int MANY = 20_000;
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    private final Topics topics = new Topics(4);
    private final Registry registry =
            new Registry(new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())), "mock", Duration.ZERO);

    SyntheticEventsTest() {
        topics.all().forEach(registry::register);
    }

    private Stream<SyntheticEvent> events(long seed, int entities, int count) {
        SyntheticEvents events = new SyntheticEvents(seed, entities, topics, registry);
        return Stream.generate(events::next).limit(count);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        List<SyntheticEvent> once = events(7, ANY_NUMBER, 2_000).toList();
        List<SyntheticEvent> again = events(7, ANY_NUMBER, 2_000).toList();

        for (int i = 0; i < once.size(); i++) {
            assertEquals(once.get(i).topic(), again.get(i).topic());
            assertArrayEquals(once.get(i).key(), again.get(i).key());
            assertArrayEquals(once.get(i).value(), again.get(i).value());
        }
    }

    @Test
    void anotherSeedGivesOthers() {
        List<SyntheticEvent> one = events(7, ANY_NUMBER, 100).toList();
        List<SyntheticEvent> other = events(8, ANY_NUMBER, 100).toList();

        long equal = Stream.iterate(0, i -> i < one.size(), i -> i + 1)
                .filter(i -> Arrays.equals(one.get(i).value(), other.get(i).value()))
                .count();
        assertEquals(0, equal);
    }

    /** Of 20,000 events a share is met within one in a hundred: five standard deviations and more. */
    @Test
    void corrections_repeats_and_late_ones_come_as_often_as_said() {
        Map<SyntheticEvent.Nature, Integer> natures = new HashMap<>();
        int late = 0;
        for (SyntheticEvent event : events(1, ANY_NUMBER, MANY).toList()) {
            natures.merge(event.nature(), 1, Integer::sum);
            late += event.late() ? 1 : 0;
        }

        near(10, natures.getOrDefault(SyntheticEvent.Nature.CORRECTION, 0));
        near(2, natures.getOrDefault(SyntheticEvent.Nature.DUPLICATE, 0));
        near(88, natures.getOrDefault(SyntheticEvent.Nature.NEW, 0));
        near(5, late);
    }

    private static void near(int percent, int count) {
        int expected = MANY * percent / 100;
        assertTrue(Math.abs(count - expected) <= MANY / 100, count + " of " + MANY + ", not about " + expected);
    }

    @Test
    void a_correction_says_something_else_and_a_repeat_the_same() {
        Map<String, SyntheticEvent> last = new HashMap<>();
        Set<String> eventIds = new HashSet<>();
        events(3, ANY_NUMBER, MANY).forEach(event -> {
            Envelope envelope = Events.envelope(read(event));
            SyntheticEvent before = last.put(envelope.getKind() + envelope.getEntityId(), event);
            assertEquals(event.nature() == SyntheticEvent.Nature.NEW, before == null);
            if (before != null) {
                assertEquals(
                        event.nature() == SyntheticEvent.Nature.DUPLICATE,
                        Arrays.equals(before.value(), event.value()));
            }
            assertEquals(event.nature() != SyntheticEvent.Nature.DUPLICATE, eventIds.add(envelope.getEventId()));
        });
    }

    @Test
    void every_kind_comes_and_is_sound() {
        Ledger ledger = Ledger.of(Places.standard());
        Set<String> kinds = new HashSet<>();
        events(5, ANY_NUMBER, MANY).forEach(event -> {
            SpecificRecord record = read(event);
            Envelope envelope = Events.envelope(record);
            kinds.add(envelope.getKind());
            if (ledger.judge(envelope, Events.body(record)) instanceof Judgement.Invalid(String detail)) {
                throw new AssertionError(envelope.getKind() + ": " + detail);
            }
        });

        // who is who and what is to be reached is decided one by one: no load of a register
        List<String> all = topics.inputs().stream()
                .flatMap(topic -> topic.kinds().stream())
                .filter(kind -> !List.of("identity", "target").contains(kind))
                .toList();
        assertEquals(Set.copyOf(all), kinds);
    }

    @Test
    void there_are_never_more_entities_than_asked_for() {
        Set<String> entities = new HashSet<>();
        events(1, 50, 1_000).forEach(event -> {
            Envelope envelope = Events.envelope(read(event));
            entities.add(envelope.getKind() + envelope.getEntityId());
        });

        assertEquals(50, entities.size());
    }

    /** Zipf with exponent 1: the first of 1,000 gets about ln 2 / ln 1001, a tenth. */
    @Test
    void picks_are_skewed() {
        int[] picked = new int[1_000];
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < MANY; i++) {
            picked[Skewed.place(picked.length, random)]++;
        }

        near(10, picked[0]);
        assertTrue(picked[0] > picked[1] && picked[1] > picked[3] && picked[3] > picked[30]);
        assertTrue(Arrays.stream(picked, 500, 1_000).sum() > 0, "the tail is picked too");
    }

    private SpecificRecord read(SyntheticEvent event) {
        Topic topic = topics.ofName(event.topic()).orElseThrow();
        if (new AvroCodec<SpecificRecord>(topic, registry).decode(event.value())
                instanceof Decoded.Readable<SpecificRecord>(SpecificRecord record)) {
            return record;
        }
        throw new AssertionError("unreadable");
    }
}
