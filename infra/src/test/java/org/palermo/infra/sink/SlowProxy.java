package org.palermo.infra.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and ClickHouse on loopback and hands the answers to inserts on late. */
final class SlowProxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger late = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    /** @param server port of the server */
    SlowProxy(int server) {
        this.server = server;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** How long each piece of an answer to an insert is held back from now on. */
    void delay(Duration value) {
        delay = value;
    }

    /** How many answers have been held back since the delay was set first. */
    int lateAnswers() {
        return late.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(client);
                open.add(onward);
                AtomicBoolean inserts = new AtomicBoolean();
                Thread.ofVirtual().start(() -> pass(client, onward, request -> look(request, inserts)));
                Thread.ofVirtual().start(() -> pass(onward, client, answer -> hold(inserts)));
            }
        } catch (IOException e) {
            // closed
        }
    }

    /** The beginning of a request says what is asked on the connection from now on. */
    private static void look(String request, AtomicBoolean inserts) {
        if (request.startsWith("POST ") || request.startsWith("GET ")) {
            inserts.set(request.contains("INSERT"));
        }
    }

    private void hold(AtomicBoolean inserts) throws InterruptedException {
        if (inserts.get() && delay.isPositive()) {
            late.incrementAndGet();
            Thread.sleep(delay);
        }
    }

    private interface Look {
        void at(String piece) throws InterruptedException;
    }

    private static final int BEGINNING = 4096;

    private void pass(Socket from, Socket to, Look look) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                look.at(new String(buffer, 0, Math.min(read, BEGINNING), StandardCharsets.ISO_8859_1));
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // one side has gone; the other is closed too
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
