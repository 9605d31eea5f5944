package org.palermo.streams.totals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.streams.ledger.Posting;
import org.palermo.streams.totals.TotalsLayout.CellTotal;
import org.palermo.streams.totals.TotalsLayout.Coverage;

/**
 * The running totals of one task: of the inputs of one partition number of every topic.
 *
 * <p>A cell is marked as changed by the store itself: it holds the offset of the input that changed it last, and its
 * topic's coverage holds the offset up to which cells were sent. A cell beyond that is still to be sent, whoever holds
 * the store after a crash or a move; sending clears all marks of a topic with one write. What is changed is kept in
 * memory as well, read back from the store at the start, so that sending need not search for it.
 *
 * <p>One task's thread uses it; it is not safe for several.
 */
public final class RunningTotals {

    private static final Coverage NOTHING = new Coverage(-1, -1);

    private final KeyValueStore<Bytes, byte[]> store;
    private final int partition;
    private final TotalsLayout layout = new TotalsLayout();
    private final Map<String, Coverage> coverage = new TreeMap<>();
    private final Map<Bytes, CellTotal> changed = new LinkedHashMap<>();
    private final Map<Bytes, CellTotal> touched = new LinkedHashMap<>();

    /**
     * Takes up what the store holds.
     *
     * @param store of this task, restored
     * @param partition of all inputs of this task
     */
    public RunningTotals(KeyValueStore<Bytes, byte[]> store, int partition) {
        this.store = store;
        this.partition = partition;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) { // by key, so that coverages come before cells
            while (all.hasNext()) {
                takeUp(all.next());
            }
        }
    }

    private void takeUp(KeyValue<Bytes, byte[]> held) {
        byte[] key = held.key.get();
        switch (key[0]) {
            case TotalsLayout.COVERAGE -> coverage.put(TotalsLayout.coveredTopic(key), Coverage.read(held.value));
            case TotalsLayout.CELL -> {
                CellTotal total = CellTotal.read(held.value);
                if (total.changedAt > coverage(TotalsLayout.cell(key).topic()).sent()) {
                    changed.put(held.key, total);
                }
            }
            default ->
                throw new IllegalStateException(
                        "the totals store has layout " + key[0] + ", which this build does not read");
        }
    }

    /**
     * Adds an input's postings; to be called for every input, in order, also for one without any.
     *
     * @param topic of the input
     * @param offset of the input
     * @param postings that it was turned into
     */
    public void add(String topic, long offset, List<Posting> postings) {
        for (Posting posting : postings) {
            Bytes key = Bytes.wrap(layout.cellKey(topic, posting));
            CellTotal total = changed.computeIfAbsent(key, this::held);
            if (total.changedAt != offset) {
                total.changedAt = offset;
                touched.put(key, total);
            }
            total.quantity += posting.quantity(); // an overflow wraps, and a correction wraps it back
            total.postings++;
        }
        touched.forEach((key, total) -> store.put(key, total.write()));
        touched.clear();
        cover(topic, new Coverage(offset, coverage(topic).sent()));
    }

    /**
     * Sends the changed cells, then for each topic with new inputs the statement how far they go, and clears the marks.
     *
     * @param receiver of the records, in an order that it has to keep
     */
    public void send(Consumer<TotalsRecord> receiver) {
        changed.forEach((key, total) -> {
            TotalsLayout.CellKey cell = TotalsLayout.cell(key.get());
            receiver.accept(new TotalsRecord(
                    cell.topic(), partition, coverage(cell.topic()).processed(), cell.with(total)));
        });
        changed.clear();
        for (Map.Entry<String, Coverage> topic : List.copyOf(coverage.entrySet())) {
            long processed = topic.getValue().processed();
            if (processed > topic.getValue().sent()) {
                receiver.accept(new TotalsRecord(topic.getKey(), partition, processed, null));
                cover(topic.getKey(), new Coverage(processed, processed));
            }
        }
    }

    private CellTotal held(Bytes key) {
        byte[] value = store.get(key);
        if (value != null) {
            return CellTotal.read(value);
        }
        CellTotal fresh = new CellTotal();
        fresh.changedAt = -1;
        return fresh;
    }

    private Coverage coverage(String topic) {
        return coverage.getOrDefault(topic, NOTHING);
    }

    private void cover(String topic, Coverage covered) {
        coverage.put(topic, covered);
        store.put(Bytes.wrap(layout.coverageKey(topic)), covered.write());
    }
}
