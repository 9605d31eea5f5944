package org.palermo.infra.engine.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.palermo.infra.engine.chdb.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the engine on a port of 127.0.0.1. */
public final class HttpInterface {
    /** How long clients may keep an idle connection; the server keeps it longer, so that no request meets its closing. */
    static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(HttpInterface.class);
    private static final int STATEMENTS = 16;
    private static final int BACKLOG = 64;

    /** Running requests may end by themselves for so long before they are killed. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Killed requests have so long to end. */
    private static final Duration KILLED = Duration.ofSeconds(3);

    private final Engine engine;
    private final Admission admission;
    private final HttpServer server;

    private HttpInterface(Engine engine, Admission admission, HttpServer server) {
        this.engine = engine;
        this.admission = admission;
        this.server = server;
    }

    /**
     * Begins to serve.
     *
     * @param spool folder for inline data, for this process alone; stale files in it are removed
     * @param port 1 to 65535, or 0 for any free one
     * @throws IOException if the port is taken or the folder cannot be used
     */
    public static HttpInterface start(Engine engine, Path spool, int port) throws IOException {
        // read once, when the server's classes are loaded
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty(
                "sun.net.httpserver.idleInterval",
                Long.toString(KEEP_ALIVE.multipliedBy(2).toSeconds()));
        Admission admission = new Admission(STATEMENTS);
        AtomicLong count = new AtomicLong();
        ExecutorService threads = Executors.newCachedThreadPool(
                task -> new Thread(null, task, "request-" + count.incrementAndGet(), Engine.STACK));
        QueryHandler handler = new QueryHandler(engine, Spool.open(spool), admission);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        return new HttpInterface(engine, admission, server);
    }

    /** The port that is served. */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Stops serving: lets in no further request, gives those that run a moment, kills the rest, and waits for their end.
     *
     * @return whether no request is left, so that the engine may be stopped
     */
    public boolean stop() throws InterruptedException {
        admission.close();
        if (!admission.awaitEmpty(GRACE)) {
            LOG.info("killing the queries that still run");
            engine.killQueries();
            admission.awaitEmpty(KILLED);
        }
        server.stop(0); // also frees a request that waits for a client that does not read
        return admission.awaitEmpty(KILLED);
    }
}
