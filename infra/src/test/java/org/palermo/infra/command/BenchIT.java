package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.bench.Bench;
import org.palermo.infra.bench.BenchSettings;
import org.palermo.infra.bench.Line;
import org.palermo.infra.bench.Part;
import org.palermo.infra.bench.stage.Expected;
import org.palermo.infra.bench.stage.Ground;
import org.palermo.infra.bench.stage.PlainLoop;
import org.palermo.infra.bench.stage.TotalKey;
import org.palermo.infra.bench.stage.UnequalTotals;
import org.palermo.infra.bench.stage.Written;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.embedded.stack.TestStacks;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topic;
import org.palermo.schemas.topics.Topics;

/** The benchmark works, holds what it measures to the events, and shows every line; how fast it all is, is not judged. */
class BenchIT {

    private static final int EVENTS = 2_000;
    private static final Topics TOPICS = new Topics(2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void every_part_is_measured_shown_and_held_to_the_events() throws Exception {
        BenchSettings settings = new BenchSettings(
                EVENTS, 500, 1, 1, Duration.ofSeconds(1), 2, Set.of(30_000L), EnumSet.allOf(Part.class));
        try (Stack stack = TestStacks.start(folder.resolve("data"), TOPICS)) {
            Registry registry = Registry.at(stack.addresses().registry(), Duration.ofSeconds(10));
            Ground ground = new Ground(stack.addresses(), TOPICS, registry, folder);

            List<Line> lines = new Bench(settings, ground, unused -> {}).run();

            assertEquals(
                    EnumSet.allOf(Part.class),
                    EnumSet.copyOf(lines.stream().map(Line::part).toList()));
            shows(settings, lines);
            refusesOtherTotals(ground);
            waitsForWhatIsBeingCommitted(ground);
        }
    }

    private static void shows(BenchSettings settings, List<Line> lines) throws Exception {
        JsonNode json = new ObjectMapper().readTree(new BenchResults(Messages.in(Language.EN), settings).json(lines));
        assertEquals(lines.size(), json.get("results").size());
        List<String> documents = new ArrayList<>();
        for (JsonNode result : json.get("results")) {
            if (result.get("stage").textValue().equals("report")) {
                assertTrue(result.get("postings").longValue() >= 30_000);
                documents.add(result.get("document").textValue() + " "
                        + result.get("source").textValue());
            }
        }
        assertEquals(List.of("report totals", "fund totals", "report postings", "fund postings"), documents);
        String text = new BenchResults(Messages.in(Language.EN), settings).text(lines);
        assertEquals(lines.size(), text.lines().count() - 5, text); // the machine, two headings, two empty lines
    }

    /** A loop that wrote one sum too many does not count. */
    private static void refusesOtherTotals(Ground ground) {
        ground.clear();
        new PlainLoop().run(ground);
        Expected expected = Expected.of(ground);
        Written written = Written.read(ground);
        expected.check("plain", written);
        Map<TotalKey, Long> totals = new HashMap<>(written.totals());
        totals.merge(totals.keySet().iterator().next(), 1L, Long::sum);

        UnequalTotals fault = assertThrows(
                UnequalTotals.class,
                () -> expected.check(
                        "plain", new Written(written.outcomes(), written.covered(), totals, written.postings())));

        assertTrue(String.valueOf(fault.getMessage()).startsWith("plain: "), fault.getMessage());
    }

    /** A commit returns before what it commits can be read; a stage that has ended is not one that wrote nothing. */
    private static void waitsForWhatIsBeingCommitted(Ground ground) throws Exception {
        ground.clear();
        Topic totals = ground.topics().totals();
        byte[] mark = new AvroCodec<TotalsRecord>(totals, ground.registry())
                .encode(new TotalsRecord("palermo.cases", 1, 41L, null));
        Map<String, Object> properties = new HashMap<>(ground.addresses().kafkaProperties());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "slow");
        try (ExecutorService beside = Executors.newSingleThreadExecutor();
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(totals.name(), 0, null, mark)).get();
            Future<Written> reading = beside.submit(() -> Written.read(ground));
            Thread.sleep(1_000); // long enough to have read nothing

            producer.commitTransaction();

            assertEquals(
                    Map.of(new TopicPartition("palermo.cases", 1), 41L),
                    reading.get(30, TimeUnit.SECONDS).covered());
        }
    }
}
