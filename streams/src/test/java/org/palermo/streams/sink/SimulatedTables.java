package org.palermo.streams.sink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/**
 * ClickHouse in memory, as far as the sink can tell: every insert is a part, parts merge when it pleases, rows of one key
 * are one row in what {@code FINAL} shows, and a token that is still in its table's window makes an insert a repeat that
 * is dropped. A request may be lost, or its answer, or both may come late; or the sink dies over it.
 */
final class SimulatedTables implements Tables {

    /** What becomes of a request that changes something. */
    enum Fate {
        DONE,
        /** Not done, and the client is told that it failed. */
        AWAY,
        /** Done, but the connection broke over the answer. */
        BROKEN_YET_DONE,
        /** Not done, and the client waits in vain. */
        LOST,
        /** Done, and the client waits in vain. */
        ANSWER_LOST,
        /** Not done yet, the client waits in vain, and later it is. */
        LATE,
        /** The client dies before it is done. */
        KILLED,
        /** The client dies after it is done. */
        KILLED_YET_DONE,
        /** The client dies, and later it is done. */
        KILLED_AND_LATE
    }

    /** The end of the process that asked. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private static final Fate[] FAULTS = Fate.values();
    private static final Throwable CAUSE = new IllegalStateException();

    private final Random random;
    private final SimulatedClock clock;
    private final int window;
    private final Consumer<Block> written;
    private final Map<Table, List<Map<List<?>, Row>>> parts = new EnumMap<>(Table.class);
    private final Map<Table, Deque<String>> tokens = new EnumMap<>(Table.class);
    private final Map<Table, Map<List<?>, Row>> latest = new EnumMap<>(Table.class);
    private final List<Block> late = new ArrayList<>();

    /** Of so many requests of a hundred something goes wrong. */
    int faults;

    /** Whether nothing is answered at all. */
    boolean away;

    /** Inserts that were asked for, whatever became of them. */
    int asked;

    /**
     * @param window how many tokens a table remembers
     * @param written told after a block is in its table
     */
    SimulatedTables(Random random, SimulatedClock clock, int window, Consumer<Block> written) {
        this.random = random;
        this.clock = clock;
        this.window = window;
        this.written = written;
        for (Table table : Table.values()) {
            parts.put(table, new ArrayList<>());
            tokens.put(table, new ArrayDeque<>());
            latest.put(table, new HashMap<>());
        }
    }

    @Override
    public void check() {}

    @Override
    public long next(Table pointer, int partition) {
        answer();
        return end(pointer, partition);
    }

    /** The offset after the highest one of a partition. */
    long end(Table pointer, int partition) {
        int at = pointer.position(pointer == Table.OUTCOMES ? "journal_partition" : "totals_partition");
        int offset = pointer.position(pointer == Table.OUTCOMES ? "journal_offset" : "totals_offset");
        long end = 0;
        for (Row row : rows(pointer).values()) {
            if ((Long) Objects.requireNonNull(row.values().get(at)) == partition) {
                end = Math.max(
                        end, 1 + (Long) Objects.requireNonNull(row.values().get(offset)));
            }
        }
        return end;
    }

    @Override
    public void write(Block block) {
        asked++;
        Fate fate = away ? Fate.AWAY : random.nextInt(100) < faults ? FAULTS[random.nextInt(FAULTS.length)] : Fate.DONE;
        switch (fate) {
            case DONE, BROKEN_YET_DONE, ANSWER_LOST, KILLED_YET_DONE -> land(block);
            case LATE, KILLED_AND_LATE -> late.add(block);
            case AWAY, LOST, KILLED -> {}
        }
        switch (fate) {
            case DONE -> clock.advance(Duration.ofMillis(random.nextInt(2_000)));
            case AWAY, BROKEN_YET_DONE -> throw new TablesException.Unavailable("away", CAUSE);
            case LOST, ANSWER_LOST, LATE -> {
                clock.advance(Duration.ofSeconds(60));
                throw new TablesException.TimedOut("no answer", CAUSE);
            }
            case KILLED, KILLED_YET_DONE, KILLED_AND_LATE -> throw new Killed();
        }
    }

    @Override
    public boolean holds(Block block) {
        answer();
        Row held = rows(block.table()).get(block.latest().key());
        return held != null && (!block.table().isVersioned() || version(held) >= version(block.latest()));
    }

    /** Lets an insert that was late be done now, if there is one. */
    void landOneLate() {
        if (!late.isEmpty()) {
            land(late.remove(random.nextInt(late.size())));
        }
    }

    boolean hasLate() {
        return !late.isEmpty();
    }

    /** Merges two neighbours of a table, if there are. */
    void merge() {
        List<Map<List<?>, Row>> of = list(Table.values()[random.nextInt(Table.values().length)]);
        if (of.size() > 1) {
            int at = random.nextInt(of.size() - 1);
            Map<List<?>, Row> second = of.remove(at + 1);
            second.forEach((key, row) -> of.get(at).merge(key, row, SimulatedTables::newer));
        }
    }

    /** Empties the tables without their windows, and gives up what was late. */
    void truncate() {
        late.clear();
        parts.values().forEach(List::clear);
        latest.values().forEach(Map::clear);
    }

    /** What {@code FINAL} shows: of each key, over all parts, the row of the highest version, else the last one. */
    Map<List<?>, Row> shown(Table table) {
        Map<List<?>, Row> shown = new HashMap<>();
        for (Map<List<?>, Row> part : list(table)) {
            part.forEach((key, row) -> shown.merge(key, row, SimulatedTables::newer));
        }
        return shown;
    }

    /** By key the row of the highest version that is in the table, whether or not parts have merged. */
    Map<List<?>, Row> rows(Table table) {
        return Objects.requireNonNull(latest.get(table));
    }

    private void land(Block block) {
        Deque<String> known = Objects.requireNonNull(tokens.get(block.table()));
        if (known.contains(block.token())) {
            return;
        }
        if (window > 0) {
            if (known.size() == window) {
                known.removeFirst();
            }
            known.addLast(block.token());
        }
        Map<List<?>, Row> part = HashMap.newHashMap(block.rows().size());
        for (Row row : block.rows()) {
            List<?> key = row.key();
            part.merge(key, row, SimulatedTables::newer);
            rows(block.table()).merge(key, row, SimulatedTables::newer);
        }
        list(block.table()).add(part);
        written.accept(block);
    }

    /** A question has no effect: whatever goes wrong, the client is told, or dies. */
    private void answer() {
        clock.advance(Duration.ofMillis(random.nextInt(200)));
        if (away || random.nextInt(100) < faults) {
            if (!away && random.nextInt(4) == 0) {
                throw new Killed();
            }
            throw new TablesException.Unavailable("away", CAUSE);
        }
    }

    private List<Map<List<?>, Row>> list(Table table) {
        return Objects.requireNonNull(parts.get(table));
    }

    private static Row newer(Row old, Row added) {
        return old.table().isVersioned() && version(old) > version(added) ? old : added;
    }

    private static long version(Row row) {
        return (Long) Objects.requireNonNull(row.value(row.table().version()));
    }
}
