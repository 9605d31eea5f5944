package org.palermo.infra.engine.chdb;

import java.nio.file.Path;
import java.util.List;

/**
 * The one ClickHouse engine of this process, from {@link #start} to {@link #stop}.
 *
 * <p>It lives as long as one connection is open, so it keeps one that runs nothing else.
 */
public final class Engine {
    /**
     * Stack in bytes of every thread that calls the engine: ClickHouse recurses deeply while it analyses a query, in the
     * thread that calls it.
     */
    public static final long STACK = 8L << 20;

    private final Libchdb library;
    private final Path data;
    private final Connection keeper;
    private final String version;
    private final String timezone;

    private Engine(Libchdb library, Path data, Connection keeper) {
        this.library = library;
        this.data = data;
        this.keeper = keeper;
        this.version = keeper.text("SELECT version()");
        this.timezone = keeper.text("SELECT timezone()");
    }

    /**
     * Starts the engine on a data directory, which no other process may use.
     *
     * @param options further options of ClickHouse, such as {@code --config-file=...}
     * @throws IllegalStateException if the engine cannot open the directory
     */
    public static Engine start(Path library, Path data, List<String> options) {
        Libchdb functions = Libchdb.load(library);
        return new Engine(functions, data, functions.connect(data, options));
    }

    /** A fresh connection, with the settings' defaults and the database {@code default}. */
    public Connection connect() {
        return library.connect(data, List.of());
    }

    /** ClickHouse's version, for example {@code 26.5.1.1}. */
    public String version() {
        return version;
    }

    /** Name of the engine's time zone, for example {@code Etc/UTC}. */
    public String timezone() {
        return timezone;
    }

    /** Kills every running statement, without waiting for its end. */
    public void killQueries() {
        try (Connection connection = connect()) {
            connection.text("KILL QUERY WHERE query_id != queryID() ASYNC");
        }
    }

    /** Stops the engine and flushes what it holds. No statement may be running and every connection must be closed. */
    public void stop() {
        keeper.close();
    }
}
