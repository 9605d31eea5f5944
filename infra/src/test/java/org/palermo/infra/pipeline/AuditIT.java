package org.palermo.infra.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.audit.Audit;
import org.palermo.infra.audit.AuditProgress;
import org.palermo.infra.audit.AuditResult;
import org.palermo.infra.audit.Disagreement;
import org.palermo.infra.audit.Sort;
import org.palermo.infra.clickhouse.TestDatabases;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.embedded.stack.StackProgram;
import org.palermo.infra.embedded.stack.TestStacks;
import org.palermo.infra.rebuild.RebuildProgress;
import org.palermo.infra.rebuild.RebuildResult;
import org.palermo.infra.rebuild.TablesRebuild;
import org.palermo.producers.Plan;
import org.palermo.producers.fields.Rates;
import org.palermo.producers.publish.Progress;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

/** A real pipeline audited while it works, and then with each kind of error planted in its tables and topics. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditIT {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);
    private static final long SEED = Long.getLong("seed", 20161122);
    private static final AtomicReference<@Nullable Throwable> FATAL = new AtomicReference<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    private static Stack stack;

    @SuppressWarnings("NullAway.Init")
    private static Pipeline pipeline;

    @SuppressWarnings("NullAway.Init")
    private static Addresses at;

    @BeforeAll
    static void start() {
        stack = TestStacks.start(root.resolve("data"), TOPICS);
        at = stack.addresses();
        pipeline = StackProgram.pipeline(stack, "one", FATAL::set);
    }

    @AfterAll
    static void stop() {
        pipeline.close();
        stack.close();
        assertEquals(null, FATAL.get());
    }

    @Test
    @Order(1)
    void what_works_passes_while_events_keep_coming_and_when_they_have_ended() throws Exception {
        // every kind of the registers, and random histories of most with what has to be rejected
        Plan sample = ImportRun.read(List.of(Path.of("..", "samples", "secretariat-2014-2016")), "test", Rates.NONE);
        long imported =
                new ImportRun(at, TOPICS).publish(sample, Progress.UNHEARD).acknowledged();
        Registry registry = Registry.at(at.registry(), Duration.ofSeconds(10));
        long acknowledged;
        try (Load load = new Load(at.kafka(), new RandomEvents(SEED, TOPICS, registry))) {
            LedgerCheck.await(() -> count("outcomes") >= imported + 500);

            AuditResult under = audit();

            assertPassed(under);
            assertTrue(under.inputs() >= imported + 500, () -> "audited " + under.inputs());
            acknowledged = load.end();
        }

        AuditResult after = audit();

        assertPassed(after);
        assertTrue(after.figures() > 0, "figures are compared where the totals stand still");
        assertEquals(imported + acknowledged, after.inputs());
        assertEquals(count("postings"), after.postings());
        assertEquals(
                imported + acknowledged,
                after.upTo().stream().mapToLong(to -> to.offset() + 1).sum());
    }

    @Test
    @Order(2)
    void damaged_postings_are_found_and_named() throws Exception {
        String[] id = TestDatabases.ask(
                        at.clickHouse(),
                        "SELECT posting_id FROM postings WHERE account = 'fund.received' AND partition = 0 AND quantity > 0"
                                + " ORDER BY offset LIMIT 6")
                .split("\n");

        AuditResult result = auditWith(
                "posting_rows",
                """
                SELECT * REPLACE (
                    if(posting_id = '%s', quantity + 1, quantity) AS quantity,
                    if(posting_id = '%s', toDateTime64('2030-01-01 00:00:00', 3, 'UTC'), known_at) AS known_at)
                FROM posting_rows WHERE posting_id != '%s'""".formatted(id[1], id[2], id[0]),
                "SELECT * REPLACE (quantity + 1 AS quantity) FROM posting_rows WHERE posting_id = '" + id[3] + "'",
                "SELECT * REPLACE (concat(posting_id, '9') AS posting_id) FROM (SELECT * FROM posting_rows"
                        + " WHERE posting_id = '" + id[4] + "')",
                "SELECT * REPLACE ('palermo.nowhere' AS topic, 'x' AS posting_id) FROM (SELECT * FROM posting_rows"
                        + " WHERE posting_id = '" + id[4] + "')",
                // written twice with the same content: that is one row, and no error
                "SELECT * FROM posting_rows WHERE posting_id = '" + id[5] + "'");

        assertCounts(
                Map.of(
                        Sort.POSTING_MISSING, 1L,
                        Sort.POSTING_ALTERED, 2L,
                        Sort.POSTING_DOUBLED, 1L,
                        Sort.POSTING_TOO_MANY, 2L),
                result,
                Sort.FIGURE_ALTERED);
        assertNamed(result, Sort.POSTING_MISSING, id[0]);
        assertNamed(result, Sort.POSTING_ALTERED, id[1]);
        assertNamed(result, Sort.POSTING_DOUBLED, id[3]);
        assertNamed(result, Sort.POSTING_TOO_MANY, id[4] + "9");
        Disagreement altered = Objects.requireNonNull(result.firsts().get(Sort.POSTING_ALTERED));
        assertEquals("quantity=" + quantity(id[1]), altered.recorded());
        assertEquals("quantity=" + (quantity(id[1]) + 1), altered.shown());
    }

    private static long quantity(String postingId) throws Exception {
        return Long.parseLong(TestDatabases.ask(
                at.clickHouse(), "SELECT quantity FROM postings WHERE posting_id = '" + postingId + "'"));
    }

    @Test
    @Order(3)
    void damaged_outcomes_are_found_and_named() throws Exception {
        String[] offset = TestDatabases.ask(
                        at.clickHouse(),
                        "SELECT offset FROM outcomes WHERE topic = 'palermo.trainings' AND partition = 1"
                                + " AND outcome = 'posted' AND NOT withdrawn ORDER BY offset LIMIT 6")
                .split("\n");
        String row = "(topic = 'palermo.trainings' AND partition = 1 AND offset = %s)";

        AuditResult result = auditWith(
                "outcome_rows",
                """
                SELECT * REPLACE (if(%s, '{}', body) AS body, if(%s, 'duplicate', outcome) AS outcome)
                FROM outcome_rows WHERE NOT %s""".formatted(row.formatted(offset[1]), row.formatted(offset[2]), row.formatted(offset[0])),
                "SELECT * REPLACE ('rejected' AS outcome) FROM outcome_rows WHERE " + row.formatted(offset[3]),
                "SELECT * REPLACE (toUInt64(offset + 1000000) AS offset) FROM (SELECT * FROM outcome_rows WHERE "
                        + row.formatted(offset[4]) + ")",
                "SELECT * REPLACE (toUInt32(7) AS partition) FROM (SELECT * FROM outcome_rows WHERE "
                        + row.formatted(offset[5]) + ")");

        assertCounts(
                Map.of(
                        Sort.OUTCOME_MISSING, 1L,
                        Sort.OUTCOME_ALTERED, 2L,
                        Sort.OUTCOME_DOUBLED, 1L,
                        Sort.OUTCOME_TOO_MANY, 2L),
                result);
        for (Map.Entry<Sort, String> one : Map.of(
                        Sort.OUTCOME_MISSING, offset[0],
                        Sort.OUTCOME_ALTERED, offset[1],
                        Sort.OUTCOME_DOUBLED, offset[3])
                .entrySet()) {
            Disagreement first = Objects.requireNonNull(result.firsts().get(one.getKey()));
            assertEquals(
                    "palermo.trainings 1 " + one.getValue(),
                    first.topic() + " " + first.partition() + " " + first.offset(),
                    first::toString);
            assertTrue(first.entity().startsWith("training "), first::toString);
        }
        Disagreement doubled = Objects.requireNonNull(result.firsts().get(Sort.OUTCOME_DOUBLED));
        assertEquals("outcome=posted outcome=rejected", doubled.recorded() + " " + doubled.shown());
    }

    @Test
    @Order(4)
    void damaged_totals_are_found_and_named_and_make_wrong_figures() throws Exception {
        String name = "cityHash64(account, occurred_from, occurred_to, jurisdiction, category, party, evidence)";
        String some = "topic = 'palermo.contributions' AND partition = 0 AND account = 'fund.received'";
        String[] cell = TestDatabases.ask(
                        at.clickHouse(),
                        "SELECT " + name + " AS name FROM totals WHERE " + some
                                + " AND quantity > 10 ORDER BY name LIMIT 5")
                .split("\n");
        String is = "(" + some + " AND " + name + " = %s)";

        AuditResult result = auditWith(
                "total_rows",
                """
                SELECT * REPLACE (if(%s, quantity - 1, quantity) AS quantity, if(%s, postings + 1, postings) AS postings)
                FROM total_rows FINAL WHERE NOT %s""".formatted(is.formatted(cell[1]), is.formatted(cell[2]), is.formatted(cell[0])),
                "SELECT * REPLACE (quantity - 1 AS quantity) FROM total_rows FINAL WHERE " + is.formatted(cell[3]),
                "SELECT * REPLACE ('nobody' AS party) FROM (SELECT * FROM total_rows FINAL WHERE "
                        + is.formatted(cell[4]) + ")");

        // of two rows that are equally new readers see the one that was written last
        assertCounts(
                Map.of(Sort.TOTAL_MISSING, 1L, Sort.TOTAL_ALTERED, 3L, Sort.TOTAL_DOUBLED, 1L, Sort.TOTAL_TOO_MANY, 1L),
                result,
                Sort.FIGURE_ALTERED);
        result.firsts().forEach((sort, first) -> {
            if (sort != Sort.FIGURE_ALTERED) {
                assertEquals("palermo.contributions 0", first.topic() + " " + first.partition(), first::toString);
                assertTrue(first.id().startsWith("fund.received 20"), first::toString);
            }
        });
        assertTrue(result.counts().containsKey(Sort.FIGURE_ALTERED), result::toString);
    }

    /** The sink writes totals before how far they go; killed in between, or slow, it leaves them ahead for a while. */
    @Test
    @Order(4)
    void totals_that_go_further_than_they_say_are_no_wrong_figures() throws Exception {
        AuditResult result = auditWith(
                "coverage_rows",
                "SELECT * REPLACE (greatest(covered_offset, 100) - 100 AS covered_offset) FROM coverage_rows FINAL");

        assertCounts(Map.of(), result);
        assertEquals(0, result.figures());
        assertFalse(result.caughtUp());
    }

    private static void assertCounts(Map<Sort, Long> expected, AuditResult result, Sort... besides) {
        Map<Sort, Long> counts = new TreeMap<>(result.counts());
        counts.keySet().removeAll(List.of(besides));
        assertEquals(new TreeMap<>(expected), counts, result::toString);
    }

    private static void assertNamed(AuditResult result, Sort sort, String postingId) {
        Disagreement first = Objects.requireNonNull(result.firsts().get(sort), result::toString);
        assertEquals(postingId, first.id());
        assertEquals("palermo.contributions 0", first.topic() + " " + first.partition());
        assertTrue(first.entity().startsWith("contribution "), first::toString);
        assertTrue(!first.recorded().equals(first.shown()), first::toString);
    }

    @Test
    @Order(5)
    void everything_at_once_is_counted_by_sort() throws Exception {
        AuditResult result = auditWith("outcome_rows", "SELECT * FROM outcome_rows WHERE topic = 'palermo.nothing'");

        assertEquals(Map.of(Sort.OUTCOME_MISSING, count("outcomes")), result.counts());
        assertFalse(result.caughtUp());
    }

    @Test
    @Order(6)
    void an_undamaged_pipeline_passes_again() throws Exception {
        assertPassed(audit());
    }

    @Test
    @Order(6)
    void tables_are_built_anew_while_events_keep_coming_and_lose_and_double_nothing() throws Exception {
        Registry registry = Registry.at(at.registry(), Duration.ofSeconds(10));
        try (Load load = new Load(at.kafka(), new RandomEvents(SEED + 1, TOPICS, registry))) {
            load.awaitMore(200);

            RebuildResult result = rebuild(RebuildProgress.UNHEARD);

            assertEquals(0, result.all(), result::toString);
            load.awaitMore(100);

            // cut short at any step it has lost nothing, and can be run again
            for (RebuildProgress.Step step : RebuildProgress.Step.values()) {
                for (int at : step == RebuildProgress.Step.EXCHANGING ? new int[] {1, 3} : new int[] {0}) {
                    assertThrows(
                            CutShort.class,
                            () -> rebuild((reached, done, all) -> {
                                if (reached == step && done >= at) {
                                    throw new CutShort();
                                }
                            }));
                    load.awaitMore(50);
                }
            }
            rebuild(RebuildProgress.UNHEARD);
            load.end();
        }

        assertPassed(audit());
        assertEquals(count("outcomes"), PipelineStatus.read(at, TOPICS).published());
        assertTrue(new TablesRebuild(at, TOPICS, Clock.systemUTC()).drop());
    }

    @Test
    @Order(6)
    void damaged_tables_are_compared_and_replaced() throws Exception {
        LedgerCheck.await(() -> PipelineStatus.read(at, TOPICS).behind() == 0);
        execute("CREATE TABLE damaged AS posting_rows");
        execute("INSERT INTO damaged SELECT * REPLACE (if(entity_id LIKE 'CON-00%', region || 'x', region) AS region)"
                + " FROM posting_rows WHERE kind != 'charge' UNION ALL SELECT * REPLACE ('x' AS posting_id)"
                + " FROM posting_rows WHERE kind = 'output' ORDER BY offset LIMIT 1 BY kind");
        long altered = count("postings", "kind != 'charge' AND entity_id LIKE 'CON-00%'");
        long missing = count("postings", "kind = 'charge'");
        assertTrue(altered > 0 && missing > 0);
        execute("EXCHANGE TABLES damaged AND posting_rows");
        execute("DROP TABLE damaged");
        assertFalse(audit().passed());

        RebuildResult result = rebuild(RebuildProgress.UNHEARD);

        RebuildResult.Difference postings = result.differences().getFirst();
        assertEquals(
                missing + " " + altered + " 1",
                postings.missing() + " " + postings.altered() + " " + postings.tooMany(),
                result::toString);
        assertEquals(missing + altered + 1, result.all(), result::toString);
        assertPassed(audit());
    }

    private static final class CutShort extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static RebuildResult rebuild(RebuildProgress progress) throws InterruptedException {
        return new TablesRebuild(at, TOPICS, Clock.systemUTC()).run(progress);
    }

    @Test
    @Order(7)
    void a_journal_that_says_more_than_the_inputs_is_found() throws Exception {
        Registry registry = Registry.at(at.registry(), Duration.ofSeconds(10));
        AvroCodec<JournalEntry> codec = new AvroCodec<>(TOPICS.journal(), registry);
        JournalEntry second = entry("palermo.charges", 0);
        JournalEntry ofNothing = entry("palermo.charges", 5_000_000);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, at.kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (JournalEntry entry : List.of(second, ofNothing)) {
                producer.send(new ProducerRecord<>(
                                TOPICS.journal().name(), 0, "x".getBytes(StandardCharsets.UTF_8), codec.encode(entry)))
                        .get();
            }
        }
        LedgerCheck.await(() -> count("outcomes", "offset = 5000000") == 1);

        AuditResult result = audit();

        // the sink took the second entry for the outcome, and the third for one of an input that is not there
        assertEquals(
                "{JOURNAL_DOUBLED=1, OUTCOME_DOUBLED=1, OUTCOME_TOO_MANY=1}",
                new TreeMap<>(result.counts()).toString().replaceAll("JOURNAL_TOO_MANY=1, ", ""),
                result::toString);
        assertEquals(
                Sort.JOURNAL_DOUBLED, Objects.requireNonNull(result.first()).sort());
        assertEquals(0, result.first().offset());
    }

    @Test
    @Order(8)
    void what_nobody_has_decided_on_is_missing() throws Exception {
        pipeline.close();
        Plan plan = ImportRun.read(
                List.of(Path.of("..", "samples", "secretariat-2014-2016", "outputs.csv")), "x", Rates.NONE);
        long published =
                new ImportRun(at, TOPICS).publish(plan, Progress.UNHEARD).acknowledged();

        AuditResult result = audit();

        assertEquals(published, result.counts().get(Sort.JOURNAL_MISSING), result::toString);
        assertFalse(result.caughtUp());
    }

    private static JournalEntry entry(String topic, long offset) {
        return new JournalEntry(
                topic,
                0,
                offset,
                Instant.EPOCH,
                "rejected",
                "corrupt-record",
                "a test",
                "",
                "",
                "",
                0,
                null,
                ByteBuffer.allocate(0),
                List.of(),
                null);
    }

    private static AuditResult audit() throws InterruptedException {
        return new Audit(at, TOPICS, Clock.systemUTC(), Duration.ofSeconds(4), Duration.ofSeconds(1))
                .run(AuditProgress.UNHEARD);
    }

    /** A damaged copy takes the table's place for as long as an audit takes; each part is an insert of its own. */
    private static AuditResult auditWith(String table, String... parts) throws Exception {
        // what the sink writes meanwhile would go to the damaged table and be dropped with it
        LedgerCheck.await(() -> PipelineStatus.read(at, TOPICS).behind() == 0);
        execute("CREATE TABLE damaged AS " + table);
        try {
            for (String part : parts) {
                execute("INSERT INTO damaged " + part);
            }
            execute("EXCHANGE TABLES damaged AND " + table);
            try {
                return audit();
            } finally {
                execute("EXCHANGE TABLES damaged AND " + table);
            }
        } finally {
            execute("DROP TABLE damaged");
        }
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(at.clickHouse())) {
            TestDatabases.execute(connection, sql);
        }
    }

    private static long count(String view) throws Exception {
        return count(view, "1");
    }

    private static long count(String view, String where) throws Exception {
        return Long.parseLong(TestDatabases.ask(at.clickHouse(), "SELECT count() FROM " + view + " WHERE " + where));
    }

    private static void assertPassed(AuditResult result) {
        assertEquals(null, result.first());
        assertTrue(result.passed() && result.caughtUp(), result::toString);
        assertNotNull(result.ended());
    }
}
