package org.palermo.infra.engine.chdb;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Output of a statement, or a piece of it, in native memory; valid until closed. */
public final class Result implements AutoCloseable {
    private final Libchdb library;
    private final MemorySegment address;

    Result(Libchdb library, MemorySegment address) {
        this.library = library;
        this.address = address;
    }

    MemorySegment address() {
        return address;
    }

    /** This result, unless it stands for an error, which is then thrown and the native memory freed. */
    Result checked() {
        if (address.address() == 0) {
            throw EngineException.reported("the engine returned no result");
        }
        String message;
        try {
            MemorySegment text = (MemorySegment) library.error.invokeExact(address);
            message =
                    text.address() == 0 ? "" : text.reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
        if (!message.isEmpty()) {
            close();
            throw EngineException.reported(message);
        }
        return this;
    }

    /** The formatted output, empty if there is none; not to be read once this result is closed. */
    public MemorySegment data() {
        try {
            MemorySegment data = (MemorySegment) library.buffer.invokeExact(address);
            long length = (long) library.length.invokeExact(address);
            return data.address() == 0 ? MemorySegment.NULL : data.reinterpret(length);
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
    }

    /** Rows in the output. */
    public long rowsRead() {
        return count(library.rowsRead);
    }

    /** Bytes of the output's rows in the engine's memory. */
    public long bytesRead() {
        return count(library.bytesRead);
    }

    /** Rows that an INSERT wrote, before any deduplication. */
    public long rowsWritten() {
        return count(library.rowsWritten);
    }

    /** Bytes that an INSERT wrote, uncompressed. */
    public long bytesWritten() {
        return count(library.bytesWritten);
    }

    /** Running time in nanoseconds. */
    public long elapsedNanos() {
        try {
            return Math.round((double) library.elapsed.invokeExact(address) * 1e9);
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        try {
            library.destroy.invokeExact(address);
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
    }

    private long count(MethodHandle function) {
        try {
            return (long) function.invokeExact(address);
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
    }
}
