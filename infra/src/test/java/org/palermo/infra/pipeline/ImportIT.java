package org.palermo.infra.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.infra.clickhouse.TestDatabases.ask;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.embedded.stack.Stack;
import org.palermo.infra.embedded.stack.StackProgram;
import org.palermo.infra.embedded.stack.TestStacks;
import org.palermo.producers.Plan;
import org.palermo.producers.StatedRate;
import org.palermo.producers.events.Event;
import org.palermo.producers.events.EventIds;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.publish.Progress;
import org.palermo.producers.publish.Receipt;
import org.palermo.producers.repricing.Repricing;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FundQuestion;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.statements.FundStatement;
import org.palermo.schemas.topics.Topics;

/** Registers imported into a running stack, each test with kinds of its own, and what the reports say then. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportIT {

    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PARTITIONS);
    private static final LocalDate END = LocalDate.of(2016, 12, 31);
    private static final AtomicReference<@Nullable Throwable> FATAL = new AtomicReference<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    private static Stack stack;

    private static @Nullable Pipeline pipeline;

    @SuppressWarnings("NullAway.Init")
    private static Addresses at;

    @BeforeAll
    static void start() {
        stack = TestStacks.start(root.resolve("data"), TOPICS);
        at = stack.addresses();
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
        stack.close();
        assertEquals(null, FATAL.get());
    }

    private record Done(Plan plan, Receipt receipt, Outcomes.Summary summary) {
        String counts() {
            return summary.posted() + " posted, " + summary.duplicates() + " duplicates, "
                    + summary.rejected().size() + " rejected";
        }
    }

    @Test
    @Order(1)
    void what_is_published_while_nothing_runs_is_behind_and_then_caught_up() throws Exception {
        Plan plan = read("treaties.csv", """
                id,instrument,party,action,date
                T-1,trafficking-protocol,SRB,accession,2015-03-04
                T-2,trafficking-protocol,XAA,accession,2015-03-05
                T-3,trafficking-protocol,BIH,ratification,2016-03-04
                """);
        Outcomes outcomes = new Outcomes(at.clickHouse());
        assertEquals(Map.of(), outcomes.shown());
        Receipt receipt = new ImportRun(at, TOPICS).publish(plan, Progress.UNHEARD);
        assertEquals(3, receipt.acknowledged());

        PipelineStatus behind = PipelineStatus.read(at, TOPICS);
        assertEquals("3 3 {}", behind.published() + " " + behind.behind() + " " + behind.outcomes());

        pipeline = StackProgram.pipeline(stack, "one", FATAL::set);
        new ImportRun(at, TOPICS).await(receipt, Map.of(), (shown, all) -> assertEquals(3, all));

        PipelineStatus status = PipelineStatus.read(at, TOPICS);
        assertEquals("3 0 {posted=3}", status.published() + " " + status.behind() + " " + status.outcomes());
        assertEquals(
                "[TopicStatus[topic=palermo.treaties, published=3, shown=3, covered=3]]",
                status.topics().stream()
                        .filter(topic -> topic.published() > 0)
                        .toList()
                        .toString());
        assertEquals(3, outcomes.countSince(Map.of()));
        assertEquals("3 posted, 0 duplicates", posted(outcomes.of(Map.of(), receipt, ImportRun.eventIds(plan))));
    }

    private static String posted(Outcomes.Summary summary) {
        return summary.posted() + " posted, " + summary.duplicates() + " duplicates";
    }

    @Test
    @Order(2)
    void an_import_made_twice_changes_nothing_and_an_edited_row_corrects_only_that_row() throws Exception {
        String register = """
                id,title,type,date,source
                O-1,Toolkit,toolkit,2015-03-04,R 50
                O-2,Study,study,2015-06,R 50
                O-3,Manual,publication,2016,R 50
                """;
        String revisions = "SELECT entity_id, max(revision), countIf(outcome = 'posted'), sum(postings) FROM outcomes"
                + " WHERE kind = 'output' GROUP BY entity_id ORDER BY entity_id";

        assertEquals(
                "3 posted, 0 duplicates, 0 rejected",
                imported("outputs.csv", register).counts());
        assertEquals(
                "0 posted, 3 duplicates, 0 rejected",
                imported("outputs.csv", register).counts());

        assertEquals("O-1 1 1 1\nO-2 1 1 1\nO-3 1 1 1", ask(at.clickHouse(), revisions));
        assertEquals("2", value("outputs", "2015-01-01", "2015-12-31", null));

        String edited = register.replace("Study,study,2015-06", "Study,study,2016-06");
        assertEquals(
                "1 posted, 2 duplicates, 0 rejected",
                imported("outputs.csv", edited).counts());

        assertEquals("O-1 1 1 1\nO-2 2 2 3\nO-3 1 1 1", ask(at.clickHouse(), revisions));
        assertEquals("1", value("outputs", "2015-01-01", "2015-12-31", null));
        assertEquals("2", value("outputs", "2016-01-01", "2016-12-31", null));
    }

    @Test
    @Order(3)
    void payments_on_grants_that_are_unknown_or_change_are_rejected_and_told() throws Exception {
        Done done = imported(Map.of("grants.csv", """
                id,ngo_id,ngo_name,country,awarded,amount,currency
                G-1,N-1,NGO X-01,SRB,2015-02-01,1000.00,USD
                G-2,N-2,NGO X-02,NGA,2015-02-01,2000.00,USD
                """, "disbursements.csv", """
                id,grant,date,amount,currency
                P-1,G-1,2015-03-01,400.00,USD
                P-2,G-9,2015-03-01,300.00,USD
                """));

        assertEquals("3 posted, 0 duplicates, 1 rejected", done.counts());
        assertEquals(
                List.of(new Outcomes.Rejection(
                        "disbursement", "P-2", "unknown-reference", "grant G-9 is not recorded, or withdrawn")),
                done.summary().rejected());

        Done moved = imported("disbursements.csv", """
                id,grant,date,amount,currency
                P-1,G-2,2015-03-01,400.00,USD
                """);

        assertEquals(
                List.of(new Outcomes.Rejection(
                        "disbursement",
                        "P-1",
                        "grant-changed",
                        "recorded on grant G-1, now on grant G-2: withdraw it and record it anew")),
                moved.summary().rejected());
        assertEquals("300000", fund("fund.granted", null));
        assertEquals("40000", fund("fund.disbursed", null));

        Done anew = imported("history.jsonl", """
                {"kind":"disbursement","entityId":"P-1","withdrawn":{"reason":"on the wrong grant"}}
                {"kind":"disbursement","entityId":"P-1","asserted":{"grant":"G-2","date":"2015-03-01","amount":"2500.00","currency":"USD"}}
                """);

        assertEquals("2 posted, 0 duplicates, 0 rejected", anew.counts());
        assertEquals("250000", fund("fund.disbursed", null));
        assertEquals(
                List.of("G-2"),
                reporting().fund(FundQuestion.at(END, null)).overdrawn().stream()
                        .map(FundStatement.Overdrawn::grant)
                        .toList());
        PipelineStatus status = PipelineStatus.read(at, TOPICS);
        assertEquals(Map.of("grant-changed", 1L, "unknown-reference", 1L), status.rejections());
        assertEquals(
                status.published(),
                status.outcomes().values().stream().mapToLong(Long::longValue).sum(),
                "published = posted + duplicates + rejected");
    }

    @Test
    @Order(4)
    void a_report_says_what_was_known_on_a_day() throws Exception {
        imported("agreements.csv", """
                id,title,type,date,recorded_at
                A-1,First law,law,2015-02-01,2015-04-01
                A-2,Second law,law,2015-03,2015-06-01T12:00:00Z
                """);
        imported("agreements.csv", """
                id,title,type,date,recorded_at,status,status_reason
                A-1,First law,law,2015-02-01,2016-02-01,withdrawn,recorded by mistake
                """);

        assertEquals("0", agreements("2015-03-31"));
        assertEquals("1", agreements("2015-04-01"));
        assertEquals("1", agreements("2015-05-31"));
        assertEquals("2", agreements("2015-06-01"));
        assertEquals("2", agreements("2016-01-31"));
        assertEquals("1", agreements("2016-02-01"));
        assertEquals("1", agreements(null));
    }

    private static String agreements(@Nullable String knownOn) {
        return value("agreements", "2015-01-01", "2015-12-31", knownOn);
    }

    @Test
    @Order(5)
    void a_corrected_rate_changes_amounts_when_asked_and_not_what_was_known_before() throws Exception {
        String contributions = """
                id,donor_id,donor_name,donor_type,donor_country,stage,date,amount,currency,recorded_at
                C-1,D-1,Donor X-01,member-state,SRB,received,2015-03-10,90.00,EUR,2015-04-01
                C-2,D-1,Donor X-01,member-state,SRB,received,2015-04-10,10.00,USD,2015-04-11
                """;
        assertEquals(
                FindingCode.RATE_MISSING,
                read("contributions.csv", contributions).findings().getFirst().code());
        Done first = imported(Map.of("rates.csv", """
                currency,month,units_per_usd,recorded_at
                EUR,2015-03,0.9,2015-04-01
                """, "contributions.csv", contributions));
        assertEquals("3 posted, 0 duplicates, 0 rejected", first.counts());
        assertEquals("11000", fund("fund.received", null));
        assertEquals(
                "0 posted, 2 duplicates, 0 rejected",
                imported("contributions.csv", contributions).counts(),
                "the rate of an earlier import is known");

        Plan corrected = read("rates.csv", """
                currency,month,units_per_usd
                EUR,2015-03,0.8
                """);
        StatedRate rate = corrected.rates().getFirst();
        assertEquals(
                List.of(new Repricing.Waiting(rate, 1)),
                Repricing.waiting(corrected.rates(), new RecordedState(at.clickHouse())));
        assertEquals(
                "1 posted, 0 duplicates, 0 rejected",
                published(corrected, corrected).counts());
        assertEquals("11000", fund("fund.received", null), "a rate re-prices nothing by itself");

        List<Event> repriced = reprice(rate);
        assertEquals(
                "1 posted, 0 duplicates, 0 rejected",
                published(corrected, repriced).counts());

        assertEquals("12250", fund("fund.received", null));
        assertEquals(
                "11000", fund("fund.received", LocalDate.now(ZoneOffset.UTC).minusDays(1)));
        assertEquals("0", fund("fund.received", LocalDate.of(2015, 3, 31)));
        assertEquals(List.of(), reprice(rate), "nothing waits any more");
        FundStatement.Donor donor =
                reporting().fund(FundQuestion.at(END, null)).donors().getFirst();
        assertEquals("D-1 12250 2", donor.id() + " " + donor.received().closing() + " " + donor.contributions());
    }

    private static List<Event> reprice(StatedRate rate) {
        Clock clock = Clock.systemUTC();
        RecordedState recorded = new RecordedState(at.clickHouse());
        assertEquals(
                0,
                rate.unitsPerUsd()
                        .compareTo(recorded.unitsPerUsd("EUR", YearMonth.of(2015, 3))
                                .orElseThrow()));
        return new Repricing(clock.instant(), "office", new EventIds(clock, new SecureRandom()))
                .reprice(rate, recorded.in("EUR"));
    }

    /** An import that did not wait, and the same again: the second's outcomes are not those of the first. */
    @Test
    @Order(6)
    void the_outcomes_of_an_import_are_its_own_also_where_the_same_events_were_just_published() throws Exception {
        Plan plan = read("charges.jsonl", """
                {"kind":"charge","entityId":"X-1","recordedAt":"2015-04-01T00:00:00Z","asserted":{"type":"reserve","date":"2015-03","amount":"1.00","currency":"USD"}}
                {"kind":"charge","entityId":"X-2","recordedAt":"2015-04-01T00:00:00Z","asserted":{"type":"reserve","date":"2015-03","amount":"1.00","currency":"USD"}}
                """);
        Outcomes outcomes = new Outcomes(at.clickHouse());
        Map<Receipt.Partition, Long> before = outcomes.shown();
        ImportRun run = new ImportRun(at, TOPICS);
        Receipt first = run.publish(plan, Progress.UNHEARD);

        Receipt second = run.publish(plan, Progress.UNHEARD);

        run.await(second, before, (shown, all) -> {});
        assertEquals("0 posted, 2 duplicates", posted(outcomes.of(before, second, ImportRun.eventIds(plan))));
        assertEquals("2 posted, 0 duplicates", posted(outcomes.of(before, first, ImportRun.eventIds(plan))));
    }

    private static Reporting reporting() {
        return new Reporting(at.clickHouse(), Clock.systemUTC(), Disclosure.STANDARD);
    }

    private static String value(String figure, String from, String to, @Nullable String knownOn) {
        Question question = new Question(
                new Period(LocalDate.parse(from), LocalDate.parse(to)),
                "global",
                knownOn == null ? null : LocalDate.parse(knownOn));
        return reporting().report(question, null).sections().stream()
                .flatMap(section -> section.lines().stream())
                .map(line -> line.figure())
                .filter(found -> found.id().equals(figure))
                .findFirst()
                .map(ImportIT::text)
                .orElseThrow();
    }

    private static String fund(String figure, @Nullable LocalDate knownOn) {
        return reporting().fund(FundQuestion.at(END, knownOn)).figures().stream()
                .filter(found -> found.id().equals(figure))
                .findFirst()
                .map(ImportIT::text)
                .orElseThrow();
    }

    private static String text(Figure figure) {
        return Objects.requireNonNull(figure.value()).toPlainString();
    }

    private static Plan read(String file, String content) throws Exception {
        return read(Map.of(file, content));
    }

    private static Plan read(Map<String, String> registers) throws Exception {
        Path folder = Files.createTempDirectory(root, "registers");
        for (Map.Entry<String, String> register : registers.entrySet()) {
            Files.writeString(folder.resolve(register.getKey()), register.getValue());
        }
        return ImportRun.read(List.of(folder), "office", new RecordedState(at.clickHouse()));
    }

    private static Done imported(String file, String content) throws Exception {
        return imported(Map.of(file, content));
    }

    private static Done imported(Map<String, String> registers) throws Exception {
        Plan plan = read(registers);
        assertEquals(List.of(), plan.errors().toList());
        return published(plan, plan);
    }

    private static Done published(Plan plan, Iterable<Event> events) throws Exception {
        ImportRun run = new ImportRun(at, TOPICS);
        Outcomes outcomes = new Outcomes(at.clickHouse());
        Map<Receipt.Partition, Long> before = outcomes.shown();
        Receipt receipt = run.publish(events, Progress.UNHEARD);
        run.await(receipt, before, (shown, all) -> {});
        Outcomes.Summary summary = outcomes.of(before, receipt, ImportRun.eventIds(events));
        assertEquals(receipt.acknowledged(), summary.all(), "published = posted + duplicates + rejected");
        return new Done(plan, receipt, summary);
    }
}
