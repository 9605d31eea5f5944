package org.palermo.streams.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables in memory that replace rows by key as ClickHouse does, and fail when told to. */
final class FakeTables implements Tables {

    /** What becomes of the next request. */
    enum Fault {
        /** Nothing is wrong. */
        NONE,
        /** The request is not done. */
        AWAY,
        /** The request is not done, and the client does not know. */
        LOST,
        /** The request is done, and the client does not know. */
        ANSWER_LOST,
        /** It will never be done. */
        REFUSED
    }

    final Deque<Fault> faults = new ArrayDeque<>();
    final List<String> log = new ArrayList<>();
    private final Map<Table, Map<List<?>, Row>> rows = new EnumMap<>(Table.class);

    List<Row> rows(Table table) {
        return List.copyOf(rows.getOrDefault(table, Map.of()).values());
    }

    @Override
    public void check() {}

    @Override
    public long next(Table pointer, int partition) {
        question("next " + partition);
        String side = pointer == Table.OUTCOMES ? "journal" : "totals";
        return rows(pointer).stream()
                        .filter(row -> Long.valueOf(partition).equals(row.value(side + "_partition")))
                        .mapToLong(row -> (Long) java.util.Objects.requireNonNull(row.value(side + "_offset")))
                        .max()
                        .orElse(-1)
                + 1;
    }

    @Override
    public void write(Block block) {
        Fault fault = fault();
        log.add("write " + block.table().tableName() + " " + block.rows().size() + " " + fault);
        if (fault == Fault.NONE || fault == Fault.ANSWER_LOST) {
            Map<List<?>, Row> table = rows.computeIfAbsent(block.table(), unused -> new LinkedHashMap<>());
            for (Row row : block.rows()) {
                table.merge(
                        row.key(),
                        row,
                        (old, latest) -> block.table().isVersioned() && version(old) > version(latest) ? old : latest);
            }
        }
        raise(fault);
    }

    @Override
    public boolean holds(Block block) {
        question("ask " + block.table().tableName());
        Row held = rows.getOrDefault(block.table(), Map.of()).get(block.latest().key());
        return held != null && (!block.table().isVersioned() || version(held) >= version(block.latest()));
    }

    private void question(String what) {
        Fault fault = fault();
        log.add(what + " " + fault);
        if (fault != Fault.NONE) {
            throw new TablesException.Unavailable("away", new IllegalStateException());
        }
    }

    private Fault fault() {
        Fault next = faults.poll();
        return next == null ? Fault.NONE : next;
    }

    private static void raise(Fault fault) {
        switch (fault) {
            case NONE -> {}
            case AWAY -> throw new TablesException.Unavailable("away", new IllegalStateException());
            case LOST, ANSWER_LOST -> throw new TablesException.TimedOut("no answer", new IllegalStateException());
            case REFUSED -> throw new TablesException.Refused("refused", new IllegalStateException());
        }
    }

    private static long version(Row row) {
        return (Long) java.util.Objects.requireNonNull(row.value(row.table().version()));
    }
}
