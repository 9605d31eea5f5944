package org.palermo.infra.engine.chdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;

/**
 * libchdb's C functions, bound once per process.
 *
 * <p>The library is ClickHouse itself. It keeps one engine per process: the first connection starts it, it lives as long
 * as any connection is open, and its data directory is that of the first connection. Queries need threads with a stack of
 * about 8 MiB.
 *
 * <p>The process must be started with {@code LD_PRELOAD} of the JDK's {@code libjsig.so} and with
 * {@code --enable-native-access}: the library installs signal handlers while it is loaded, which would replace those that
 * the JVM needs.
 */
public final class Libchdb {
    private static final Linker LINKER = Linker.nativeLinker();

    final MethodHandle connect;
    final MethodHandle closeConnection;
    final MethodHandle query;
    final MethodHandle queryWithParameters;
    final MethodHandle streamWithParameters;
    final MethodHandle fetch;
    final MethodHandle cancel;
    final MethodHandle destroy;
    final MethodHandle buffer;
    final MethodHandle length;
    final MethodHandle error;
    final MethodHandle rowsRead;
    final MethodHandle bytesRead;
    final MethodHandle rowsWritten;
    final MethodHandle bytesWritten;
    final MethodHandle elapsed;

    private Libchdb(SymbolLookup symbols) {
        // const char * arguments come with their length, so that text may hold any byte
        MemoryLayout[] text = {ADDRESS, JAVA_LONG};
        FunctionDescriptor plain = FunctionDescriptor.of(ADDRESS, ADDRESS, text[0], text[1], text[0], text[1]);
        FunctionDescriptor withParameters = plain.appendArgumentLayouts(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
        FunctionDescriptor count = FunctionDescriptor.of(JAVA_LONG, ADDRESS);
        connect = bind(symbols, "chdb_connect", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS));
        closeConnection = bind(symbols, "chdb_close_conn", FunctionDescriptor.ofVoid(ADDRESS));
        query = bind(symbols, "chdb_query_n", plain);
        queryWithParameters = bind(symbols, "chdb_query_with_params_n", withParameters);
        streamWithParameters = bind(symbols, "chdb_stream_query_with_params_n", withParameters);
        fetch = bind(symbols, "chdb_stream_fetch_result", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        cancel = bind(symbols, "chdb_stream_cancel_query", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
        destroy = bind(symbols, "chdb_destroy_query_result", FunctionDescriptor.ofVoid(ADDRESS));
        buffer = bind(symbols, "chdb_result_buffer", FunctionDescriptor.of(ADDRESS, ADDRESS));
        length = bind(symbols, "chdb_result_length", count);
        error = bind(symbols, "chdb_result_error", FunctionDescriptor.of(ADDRESS, ADDRESS));
        rowsRead = bind(symbols, "chdb_result_rows_read", count);
        bytesRead = bind(symbols, "chdb_result_bytes_read", count);
        rowsWritten = bind(symbols, "chdb_result_rows_written", count);
        bytesWritten = bind(symbols, "chdb_result_bytes_written", count);
        elapsed = bind(symbols, "chdb_result_elapsed", FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS));
    }

    /**
     * Loads the library and keeps it from handling signals, which are the JVM's.
     *
     * @throws IllegalArgumentException if the file is no loadable library
     * @throws java.util.NoSuchElementException if a function is missing, so the library is of another version
     */
    public static Libchdb load(Path library) {
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        MethodHandle signalHandlers =
                bind(symbols, "chdb_set_signal_handlers_enabled", FunctionDescriptor.ofVoid(JAVA_INT));
        try {
            signalHandlers.invokeExact(0); // before the first connection, which would install them
        } catch (Throwable e) {
            throw rethrown(e);
        }
        return new Libchdb(symbols);
    }

    /**
     * Opens a connection; the first one of the process starts the engine.
     *
     * @param data the engine's data directory, the same for every connection
     * @param engineOptions further options of ClickHouse, such as {@code --config-file=...}; only the first connection's
     *     count
     */
    public Connection connect(Path data, List<String> engineOptions) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = arena.allocate(ADDRESS, engineOptions.size() + 2L);
            arguments.setAtIndex(ADDRESS, 0, arena.allocateFrom("clickhouse"));
            arguments.setAtIndex(ADDRESS, 1, arena.allocateFrom("--path=" + data));
            for (int i = 0; i < engineOptions.size(); i++) {
                arguments.setAtIndex(ADDRESS, i + 2L, arena.allocateFrom(engineOptions.get(i)));
            }
            MemorySegment handle = (MemorySegment) connect.invokeExact(engineOptions.size() + 2, arguments);
            if (handle.address() == 0) {
                throw new IllegalStateException("ClickHouse could not open the data directory " + data);
            }
            return new Connection(this, handle);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private static MethodHandle bind(SymbolLookup symbols, String name, FunctionDescriptor signature) {
        return LINKER.downcallHandle(symbols.findOrThrow(name), signature);
    }

    /** A native call declares {@code Throwable}; it only ever throws unchecked ones. */
    static RuntimeException rethrown(Throwable e) {
        return switch (e) {
            case RuntimeException unchecked -> unchecked;
            case Error fatal -> throw fatal;
            default -> new IllegalStateException(e);
        };
    }
}
