package org.palermo.infra.embedded.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one stack: everything it keeps, the ports it uses, and the lock that lets one process run it at a time.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String PORTS = "ports.properties";
    private static final String RUNNING = "running.properties";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process, making it where it does not exist.
     *
     * @throws DataDirectoryInUse where another process runs on it
     */
    public static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new DataDirectoryInUse(path, runningPid(path));
            }
            Files.deleteIfExists(path.resolve(RUNNING));
            return new DataDirectory(path, channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The addresses of the stack that runs on a folder, empty where none does. */
    public static Optional<Addresses> running(Path path) {
        Path file = path.resolve(RUNNING);
        if (!Files.exists(file) || !isLocked(path)) {
            return Optional.empty();
        }
        Properties p = read(file);
        return Optional.of(
                new Addresses(p.getProperty("kafka"), p.getProperty("registry"), p.getProperty("clickhouse")));
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Tells other commands where the services are. */
    public void announce(Addresses addresses) {
        Properties p = new Properties();
        p.setProperty("kafka", addresses.kafka());
        p.setProperty("registry", addresses.registry());
        p.setProperty("clickhouse", addresses.clickHouse());
        p.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        write(path.resolve(RUNNING), p);
    }

    /** The port that a service used before, or, where that is taken or there is none, a free one that is remembered. */
    public synchronized int port(String service) {
        Path file = path.resolve(PORTS);
        Properties p = Files.exists(file) ? read(file) : new Properties();
        String remembered = p.getProperty(service);
        if (remembered != null && isFree(Integer.parseInt(remembered))) {
            return Integer.parseInt(remembered);
        }
        int port = free();
        while (p.containsValue(Integer.toString(port))) {
            port = free(); // another service of this stack will listen there
        }
        p.setProperty(service, Integer.toString(port));
        write(file, p);
        return port;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve(RUNNING));
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process holds it
        }
    }

    private static boolean isLocked(Path path) {
        try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                return true;
            }
            lock.release();
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> runningPid(Path path) {
        Path file = path.resolve(RUNNING);
        return Files.exists(file) ? Optional.ofNullable(read(file).getProperty("pid")) : Optional.empty();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback: " + e.getMessage(), e);
        }
    }

    private static Properties read(Path file) {
        Properties p = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            p.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
        return p;
    }

    private static void write(Path file, Properties p) {
        try {
            Path work = file.resolveSibling(file.getFileName() + ".tmp");
            try (Writer out = Files.newBufferedWriter(work)) {
                p.store(out, null);
            }
            Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
