package org.palermo.infra.engine.chdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;

/**
 * A session of the engine: settings and the current database last as long as it is open.
 *
 * <p>Only one thread may use a connection, and it must not be closed while a statement runs on it: the library would crash
 * the process.
 */
public final class Connection implements AutoCloseable {
    private static final String NOT_STREAMABLE = "Streaming query is not supported";

    private final Libchdb library;
    private final MemorySegment handle;
    private final MemorySegment session;

    Connection(Libchdb library, MemorySegment handle) {
        this.library = library;
        this.handle = handle;
        this.session = handle.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
    }

    /**
     * Runs a statement to its end and holds its whole output in native memory.
     *
     * @param format name of the output format when the statement names none
     * @param parameters query parameters, name to value in ClickHouse's escaped text form
     * @throws EngineException if the statement fails
     */
    public Result query(byte[] statement, String format, Map<String, String> parameters) {
        MethodHandle function = parameters.isEmpty() ? library.query : library.queryWithParameters;
        return new Result(library, call(function, statement, format, parameters)).checked();
    }

    /**
     * Starts a statement whose output is fetched piece by piece.
     *
     * @return empty if the engine cannot stream this kind of statement; it has then not run
     * @throws EngineException if the statement fails before its first row
     */
    public Optional<ResultStream> stream(byte[] statement, String format, Map<String, String> parameters) {
        Result head = new Result(library, call(library.streamWithParameters, statement, format, parameters));
        try {
            return Optional.of(new ResultStream(this, head.checked()));
        } catch (EngineException e) {
            if (e.getMessage().contains(NOT_STREAMABLE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Runs a statement and returns its output as tab-separated text.
     *
     * @throws EngineException if the statement fails
     */
    public String text(String statement) {
        try (Result result = query(statement.getBytes(UTF_8), "TabSeparated", Map.of())) {
            return new String(result.data().toArray(JAVA_BYTE), UTF_8).strip();
        }
    }

    /** Closes the session; the last one closed stops the engine. */
    @Override
    public void close() {
        try {
            library.closeConnection.invokeExact(handle);
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
    }

    Result fetch(Result head) {
        try {
            return new Result(library, (MemorySegment) library.fetch.invokeExact(session, head.address())).checked();
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
    }

    void cancel(Result head) {
        try {
            library.cancel.invokeExact(session, head.address());
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
    }

    private MemorySegment call(MethodHandle function, byte[] statement, String format, Map<String, String> parameters) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(JAVA_BYTE, statement);
            MemorySegment name = arena.allocateFrom(format);
            long nameLength = name.byteSize() - 1; // without the closing zero
            if (function == library.query) {
                return (MemorySegment) function.invokeExact(session, text, (long) statement.length, name, nameLength);
            }
            int count = parameters.size();
            // one more than needed: a call without parameters still passes addresses that exist
            MemorySegment keys = arena.allocate(ADDRESS, count + 1L);
            MemorySegment keyLengths = arena.allocate(JAVA_LONG, count + 1L);
            MemorySegment values = arena.allocate(ADDRESS, count + 1L);
            MemorySegment valueLengths = arena.allocate(JAVA_LONG, count + 1L);
            int i = 0;
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                byte[] key = parameter.getKey().getBytes(UTF_8);
                byte[] value = parameter.getValue().getBytes(UTF_8);
                keys.setAtIndex(ADDRESS, i, zeroTerminated(arena, key));
                keyLengths.setAtIndex(JAVA_LONG, i, key.length);
                values.setAtIndex(ADDRESS, i, zeroTerminated(arena, value));
                valueLengths.setAtIndex(JAVA_LONG, i, value.length);
                i++;
            }
            return (MemorySegment) function.invokeExact(
                    session,
                    text,
                    (long) statement.length,
                    name,
                    nameLength,
                    keys,
                    keyLengths,
                    values,
                    valueLengths,
                    (long) count);
        } catch (Throwable e) {
            throw Libchdb.rethrown(e);
        }
    }

    private static MemorySegment zeroTerminated(Arena arena, byte[] bytes) {
        MemorySegment segment = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment;
    }
}
