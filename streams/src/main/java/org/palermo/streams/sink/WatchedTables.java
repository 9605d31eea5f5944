package org.palermo.streams.sink;

import java.time.Duration;
import java.util.function.Supplier;

/** Tables whose use is told to a listener. */
final class WatchedTables implements Tables {

    private final Tables tables;
    private final SinkListener listener;

    WatchedTables(Tables tables, SinkListener listener) {
        this.tables = tables;
        this.listener = listener;
    }

    @Override
    public void check() {
        told(() -> {
            tables.check();
            return true;
        });
    }

    @Override
    public long next(Table pointer, int partition) {
        return told(() -> tables.next(pointer, partition));
    }

    @Override
    public void write(Block block) {
        long began = System.nanoTime();
        told(() -> {
            tables.write(block);
            return true;
        });
        listener.wrote(block, Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public boolean holds(Block block) {
        return told(() -> tables.holds(block));
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (TablesException e) {
            listener.failed(e);
            throw e;
        }
    }
}
