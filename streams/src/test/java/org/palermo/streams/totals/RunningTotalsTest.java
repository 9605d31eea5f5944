package org.palermo.streams.totals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.streams.ledger.Dimensions;
import org.palermo.streams.ledger.Posting;
import org.palermo.streams.testing.Pipeline;

/** The totals over a store on disk, which a task leaves behind and another opens. */
class RunningTotalsTest {

    private static final int PARTITION = 3;

    @TempDir
    Path stateDirectory;

    KeyValueStore<Bytes, byte[]> store;
    RunningTotals totals;

    @BeforeEach
    void open() throws IOException {
        TaskId task = new TaskId(0, PARTITION);
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>(
                Pipeline.properties(stateDirectory),
                task,
                Files.createDirectories(stateDirectory.resolve("task")).toFile());
        store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore("totals"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        totals = new RunningTotals(store, PARTITION);
    }

    @AfterEach
    void close() {
        store.close();
    }

    void reopen() throws IOException {
        store.close();
        open();
    }

    @Test
    void aChangedCellIsSentOnceWithHowFarItGoes() {
        totals.add("a", 0, List.of(cases("2015-03-04", 1), cases("2015-03-28", 1)));
        totals.add("a", 1, List.of(cases("2015-04-01", 5)));

        assertEquals(
                List.of(
                        "a@1 cases 2015-03-01..2015-03-31 = 2 of 2",
                        "a@1 cases 2015-04-01..2015-04-30 = 5 of 1",
                        "a@1"),
                sent());
        assertEquals(List.of(), sent());
    }

    @Test
    void aCellThatChangesAgainIsSentAgainWithItsWholeSum() {
        totals.add("a", 0, List.of(cases("2015-03-04", 4)));
        sent();

        totals.add("a", 7, List.of(cases("2015-03-04", -4), cases("2015-03-05", 6)));

        assertEquals(List.of("a@7 cases 2015-03-01..2015-03-31 = 6 of 3", "a@7"), sent());
    }

    @Test
    void anIntervalCoarserThanAMonthIsACellOfItsOwn() {
        totals.add("a", 0, List.of(posting("2015-01-01", "2015-12-31", 1), posting("2015-03-01", "2015-03-31", 2)));

        assertEquals(
                List.of(
                        "a@0 cases 2015-01-01..2015-12-31 = 1 of 1",
                        "a@0 cases 2015-03-01..2015-03-31 = 2 of 1",
                        "a@0"),
                sent());
    }

    @Test
    void inputsThatChangeNoCellAreCoveredToo() {
        totals.add("a", 0, List.of());
        totals.add("b", 4, List.of());
        assertEquals(List.of("a@0", "b@4"), sent());

        totals.add("b", 5, List.of());

        assertEquals(List.of("b@5"), sent());
    }

    @Test
    void topicsDoNotShareCells() {
        totals.add("a", 0, List.of(cases("2015-03-04", 1)));
        totals.add("b", 0, List.of(cases("2015-03-04", 2)));

        assertEquals(
                List.of(
                        "a@0 cases 2015-03-01..2015-03-31 = 1 of 1",
                        "b@0 cases 2015-03-01..2015-03-31 = 2 of 1",
                        "a@0",
                        "b@0"),
                sent());
    }

    @Test
    void marksOfChangeSurviveWithTheStore() throws IOException {
        totals.add("a", 0, List.of(cases("2015-03-04", 1)));
        totals.add("b", 0, List.of(cases("2015-03-04", 1)));
        sent();
        totals.add("a", 1, List.of(cases("2015-04-04", 1)));
        totals.add("b", 1, List.of());

        reopen();

        assertEquals(List.of("a@1 cases 2015-04-01..2015-04-30 = 1 of 1", "a@1", "b@1"), sent());
    }

    @Test
    void whatWasSentIsNotSentAgainByWhoeverOpensTheStore() throws IOException {
        totals.add("a", 0, List.of(cases("2015-03-04", 1)));
        sent();

        reopen();

        assertEquals(List.of(), sent());
        totals.add("a", 1, List.of(cases("2015-03-04", 1)));
        assertEquals(List.of("a@1 cases 2015-03-01..2015-03-31 = 2 of 2", "a@1"), sent());
    }

    /** What a sending leaves behind, shorter and longer than what came before it, must not be added again. */
    @Test
    void postingsThatWereSentMeanNothingAfterwards() throws IOException {
        totals.add("a", 0, List.of(cases("2015-03-04", 1)));
        totals.add("b", 0, List.of(cases("2015-03-04", 10)));
        totals.add("a", 1, List.of(cases("2015-03-04", 2), cases("2015-03-05", 3)));
        sent();
        totals.add("b", 1, List.of(cases("2015-03-04", -10), cases("2015-05-04", 7)));
        reopen();

        assertEquals(
                List.of(
                        "b@1 cases 2015-03-01..2015-03-31 = 0 of 2",
                        "b@1 cases 2015-05-01..2015-05-31 = 7 of 1",
                        "b@1"),
                sent());
    }

    /** A second holder that dies before it sends leaves to the third what both have added. */
    @Test
    void postingsGoOnWhereAnEarlierHolderLeftThem() throws IOException {
        totals.add("a", 0, List.of(cases("2015-03-04", 1)));
        reopen();
        totals.add("a", 1, List.of(cases("2015-03-04", 2)));
        totals.add("a", 2, List.of());
        reopen();

        assertEquals(List.of("a@2 cases 2015-03-01..2015-03-31 = 3 of 2", "a@2"), sent());
        reopen();
        assertEquals(List.of(), sent());
    }

    @Test
    void everyPartOfAPostingSurvives() throws IOException {
        Posting money = new Posting(
                "fund.received",
                LocalDate.parse("2015-03-04"),
                LocalDate.parse("2015-03-04"),
                new Dimensions("global", "NGA", "002", "member-state", "D-1"),
                -12,
                "USD",
                "inferred",
                new Posting.Original(-11, "EUR"));
        totals.add("a", 0, List.of(money, cases("2015-03-04", 1)));
        reopen();

        List<TotalCell> cells = new ArrayList<>();
        totals.send(record -> {
            if (record.getCell() != null) {
                cells.add(record.getCell());
            }
        });

        assertEquals(
                new TotalCell(
                        "fund.received",
                        LocalDate.parse("2015-03-01"),
                        LocalDate.parse("2015-03-31"),
                        "global",
                        "NGA",
                        "002",
                        "member-state",
                        "D-1",
                        "USD",
                        "inferred",
                        -12L,
                        1L),
                cells.getFirst());
        assertEquals(2, cells.size());
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        totals.send(record -> sent.add(text(record)));
        return sent;
    }

    private static String text(TotalsRecord record) {
        assertEquals(PARTITION, record.getPartition());
        String head = record.getTopic() + "@" + record.getCoveredOffset();
        TotalCell cell = record.getCell();
        return cell == null
                ? head
                : head + " " + cell.getAccount() + " " + cell.getOccurredFrom() + ".." + cell.getOccurredTo() + " = "
                        + cell.getQuantity() + " of " + cell.getPostings();
    }

    private static Posting cases(String day, long quantity) {
        return posting(day, day, quantity);
    }

    private static Posting posting(String from, String to, long quantity) {
        return new Posting(
                "cases",
                LocalDate.parse(from),
                LocalDate.parse(to),
                Dimensions.NONE,
                quantity,
                "case",
                "documented",
                null);
    }
}
