package org.palermo.infra.embedded.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one stack: everything it keeps, the ports it uses, and the lock that lets one process run it at a time.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String PORTS = "ports.properties";
    private static final String RUNNING = "running.properties";

    /**
     * Ports are taken below the range from which systems give ports to outgoing connections: a connection of whatever
     * program could else sit on a remembered port, and one of our own, trying a service that is away, on itself.
     */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;
    private static final int ATTEMPTS = 1_000;

    /** The byte of the lock file that is locked by the process that runs here, from its start on. */
    private static final long OWNED = 0;

    /** The byte that it locks once it has announced its addresses: until then, those of one that was killed lie there. */
    private static final long ANNOUNCED = 1;

    /** For how long a lock that is held may be that of somebody who only looks whether it is. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final long PAUSE_MILLIS = 5;

    /**
     * The folders that this process holds. They are not asked for by their lock, because a process gives up its lock on a
     * file when it closes any channel on it.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path path;
    private final Path held;
    private final FileChannel channel;
    private final RandomGenerator random;
    private boolean announced;

    private DataDirectory(Path path, Path held, FileChannel channel, RandomGenerator random) {
        this.path = path;
        this.held = held;
        this.channel = channel;
        this.random = random;
    }

    /**
     * Takes the folder for this process, making it where it does not exist.
     *
     * @throws DataDirectoryInUse where another process runs on it
     */
    public static DataDirectory open(Path path) {
        return open(path, new SecureRandom());
    }

    /** @param random picks ports */
    static DataDirectory open(Path path, RandomGenerator random) {
        try {
            Files.createDirectories(path);
            Path real = path.toRealPath();
            synchronized (HELD) {
                if (HELD.contains(real)) {
                    throw new DataDirectoryInUse(path, Optional.of(ownPid()));
                }
                FileChannel channel = FileChannel.open(
                        real.resolve(LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                try {
                    if (!isTaken(channel, OWNED)) {
                        throw new DataDirectoryInUse(path, pidIn(channel));
                    }
                    channel.truncate(0).write(ByteBuffer.wrap(ownPid().getBytes(StandardCharsets.US_ASCII)));
                    Files.deleteIfExists(real.resolve(RUNNING));
                    HELD.add(real);
                } finally {
                    if (!HELD.contains(real)) {
                        channel.close();
                    }
                }
                return new DataDirectory(path, real, channel, random);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The addresses of the stack that runs on a folder, empty where none does. */
    public static Optional<Addresses> running(Path path) {
        return told(path)
                .map(p ->
                        new Addresses(p.getProperty("kafka"), p.getProperty("registry"), p.getProperty("clickhouse")));
    }

    /** What the stack that runs on a folder has announced, empty where none does or it has not yet. */
    private static Optional<Properties> told(Path path) {
        try {
            return isAnnounced(path)
                    ? Optional.of(read(path.resolve(RUNNING))) // after the lock was seen, which it was written before
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Tells other commands something more of what runs here; {@link #announce} comes first. */
    public void announceMore(String name, String value) {
        try {
            Properties p = read(path.resolve(RUNNING));
            p.setProperty(name, value);
            write(path.resolve(RUNNING), p);
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** What the stack that runs on a folder tells under a name; empty where none runs, or it tells nothing. */
    public static Optional<String> announced(Path path, String name) {
        return told(path).map(p -> p.getProperty(name));
    }

    /** How many partitions the topics of the stack have that runs on a folder, empty where none does. */
    public static Optional<Integer> partitions(Path path) {
        return announced(path, "partitions").flatMap(DataDirectory::number);
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Tells other commands where the services are.
     *
     * @param partitions of the topics
     */
    public synchronized void announce(Addresses addresses, int partitions) {
        Properties p = new Properties();
        p.setProperty("partitions", Integer.toString(partitions));
        p.setProperty("kafka", addresses.kafka());
        p.setProperty("registry", addresses.registry());
        p.setProperty("clickhouse", addresses.clickHouse());
        try {
            write(path.resolve(RUNNING), p);
            if (!announced && !isTaken(channel, ANNOUNCED)) {
                throw new IOException("somebody keeps the second byte of " + LOCK + " locked");
            }
            announced = true;
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * The port that a service used before, or, where that is taken or there is none, a free one that is remembered.
     *
     * @throws IllegalStateException where no free one is found
     */
    public synchronized int port(String service) {
        Path file = path.resolve(PORTS);
        Properties p = remembered(file);
        Optional<Integer> before = number(p.getProperty(service));
        if (before.isPresent() && isFree(before.get())) {
            return before.get();
        }
        int port = freePort(p);
        p.setProperty(service, Integer.toString(port));
        try {
            write(file, p);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
        return port;
    }

    private int freePort(Properties others) {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = random.nextInt(FIRST_PORT, LAST_PORT);
            // one of another service of this stack counts as taken also while nobody listens there
            if (!others.containsValue(Integer.toString(port)) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on loopback from " + FIRST_PORT + " to " + LAST_PORT);
    }

    private static Properties remembered(Path file) {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            return new Properties();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Integer> number(@Nullable String port) {
        return port != null && port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535
                ? Optional.of(Integer.parseInt(port))
                : Optional.empty();
    }

    @Override
    public void close() {
        try {
            synchronized (HELD) {
                if (HELD.remove(held)) {
                    Files.deleteIfExists(held.resolve(RUNNING));
                    channel.close(); // which gives the lock back
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Locks a byte for this process. Who looks has it for a moment too, and is waited for. */
    private static boolean isTaken(FileChannel channel, long place) throws IOException {
        long deadline = System.nanoTime() + LOOK.toNanos();
        while (channel.tryLock(place, 1, false) == null) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Looks with a lock that others who look can have at the same time, so that none takes another for the holder. */
    private static boolean isAnnounced(Path path) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(path.toRealPath())) {
                return true; // the file says whether: what was there before was taken away with the lock
            }
            try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.READ)) {
                return channel.tryLock(ANNOUNCED, 1, true) == null; // given back when the channel closes
            }
        }
    }

    private static Optional<String> pidIn(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String pid = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
        return pid.matches("\\d+") ? Optional.of(pid) : Optional.empty();
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties p = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            p.load(in);
        }
        return p;
    }

    private static void write(Path file, Properties p) throws IOException {
        Path work = file.resolveSibling(file.getFileName() + ".tmp");
        try (Writer out = Files.newBufferedWriter(work)) {
            p.store(out, null);
        }
        Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
