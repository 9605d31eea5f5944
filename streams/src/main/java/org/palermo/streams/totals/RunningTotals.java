package org.palermo.streams.totals;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.palermo.streams.totals.TotalsLayout.CellKey;
import org.palermo.streams.totals.TotalsLayout.CellTotal;
import org.palermo.streams.totals.TotalsLayout.Coverage;
import org.palermo.streams.totals.TotalsLayout.Pending;

/**
 * The running totals of one task: of the inputs of one partition number of every topic.
 *
 * <p>Between two sendings the sums change in memory alone, and the store is told each input's postings, one small write
 * an input where there would be one for each cell. Sending writes the changed cells, and with them how far they go; the
 * postings up to there then mean nothing any more, and their places are used again. Whoever holds the store after a crash
 * or a move finds the cells as they were sent, and after them the postings that are still to be added and sent.
 *
 * <p>One task's thread uses it; it is not safe for several.
 */
public final class RunningTotals {

    private static final Coverage NOTHING = new Coverage(-1, -1);

    /** Cells that are kept in memory when all of them are in the store too: some 10 MB of a task. */
    private static final int MOST_KNOWN = 40_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final int partition;
    private final TotalsLayout layout = new TotalsLayout();
    private final Map<String, Coverage> coverage = new TreeMap<>();
    private final Map<CellKey, Cell> known = new HashMap<>();
    private final List<Cell> changed = new ArrayList<>();
    private int pending;

    /** A cell with its key in the store. */
    private static final class Cell {
        private final CellKey key;
        private final Bytes stored;
        private final CellTotal total;
        private boolean isChanged;

        private Cell(CellKey key, Bytes stored, CellTotal total) {
            this.key = key;
            this.stored = stored;
            this.total = total;
        }
    }

    /**
     * Takes up what the store holds.
     *
     * @param store of this task, restored
     * @param partition of all inputs of this task
     */
    public RunningTotals(KeyValueStore<Bytes, byte[]> store, int partition) {
        this.store = store;
        this.partition = partition;
        List<Pending> beyond = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) { // by key: how far they go, the cells, the postings
            while (all.hasNext()) {
                takeUp(all.next(), beyond);
            }
        }
        for (Pending input : beyond) {
            addUp(input.topic(), input.offset(), input.postings());
        }
        pending = beyond.size();
    }

    private void takeUp(KeyValue<Bytes, byte[]> held, List<Pending> beyond) {
        byte[] key = held.key.get();
        switch (key[0]) {
            case TotalsLayout.COVERAGE -> coverage.put(TotalsLayout.coveredTopic(key), Coverage.read(held.value));
            case TotalsLayout.CELL -> {
                CellTotal total = CellTotal.read(held.value);
                CellKey cell = TotalsLayout.cell(key);
                if (total.changedAt > coverage(cell.topic()).sent()) { // by a build that wrote each change of a cell
                    Cell taken = new Cell(cell, held.key, total);
                    known.put(cell, taken);
                    mark(taken);
                }
            }
            case TotalsLayout.PENDING -> {
                Pending input = TotalsLayout.pending(held.value);
                if (input.offset() > coverage(input.topic()).processed()) {
                    beyond.add(input);
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
        store.put(Bytes.wrap(TotalsLayout.pendingKey(pending)), layout.pending(new Pending(topic, offset, postings)));
        pending++;
        addUp(topic, offset, postings);
    }

    private void addUp(String topic, long offset, List<Posting> postings) {
        for (Posting posting : postings) {
            CellKey key = CellKey.of(topic, posting);
            Cell cell = known.get(key);
            if (cell == null) {
                cell = held(key);
                known.put(key, cell);
            }
            cell.total.changedAt = offset;
            cell.total.quantity += posting.quantity(); // an overflow wraps, and a correction wraps it back
            cell.total.postings++;
            mark(cell);
        }
        coverage.put(topic, new Coverage(offset, coverage(topic).sent()));
    }

    private void mark(Cell cell) {
        if (!cell.isChanged) {
            cell.isChanged = true;
            changed.add(cell);
        }
    }

    /**
     * Writes and sends the changed cells, then for each topic with new inputs the statement how far they go.
     *
     * @param receiver of the records, in an order that it has to keep
     * @return how many cells were sent
     */
    public int send(Consumer<TotalsRecord> receiver) {
        int cells = changed.size();
        for (Cell cell : changed) {
            String topic = cell.key.topic();
            store.put(cell.stored, cell.total.write());
            receiver.accept(new TotalsRecord(topic, partition, coverage(topic).processed(), cell.key.with(cell.total)));
            cell.isChanged = false;
        }
        changed.clear();
        if (known.size() > MOST_KNOWN) {
            known.clear(); // none is changed, so the store has them all
        }
        for (Map.Entry<String, Coverage> topic : List.copyOf(coverage.entrySet())) {
            long processed = topic.getValue().processed();
            if (processed > topic.getValue().sent()) {
                receiver.accept(new TotalsRecord(topic.getKey(), partition, processed, null));
                Coverage covered = new Coverage(processed, processed);
                coverage.put(topic.getKey(), covered);
                store.put(Bytes.wrap(layout.coverageKey(topic.getKey())), covered.write());
            }
        }
        pending = 0;
        return cells;
    }

    private Cell held(CellKey key) {
        Bytes stored = Bytes.wrap(layout.cellKey(key));
        byte[] value = store.get(stored);
        if (value != null) {
            return new Cell(key, stored, CellTotal.read(value));
        }
        CellTotal fresh = new CellTotal();
        fresh.changedAt = -1;
        return new Cell(key, stored, fresh);
    }

    private Coverage coverage(String topic) {
        return coverage.getOrDefault(topic, NOTHING);
    }
}
