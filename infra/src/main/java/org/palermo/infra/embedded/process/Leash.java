package org.palermo.infra.embedded.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs another program's main class and ends it with the parent: the parent holds the other end of standard input, and
 * when the parent is gone, however it went, standard input ends.
 *
 * <p>For as long as it lives it holds a lock file, by which a later run sees that this one has ended; it waits for an
 * earlier one to end before it runs the program.
 *
 * <p>Depends on nothing but the JDK, because it is put beside a foreign program's classes.
 */
public final class Leash {

    private static final long STOP_MILLIS = 5000;

    @SuppressWarnings("unused") // what matters is that it is not collected
    private static @Nullable FileLock lock;

    private Leash() {}

    /** @param arguments the lock file, the main class, then its own arguments */
    @SuppressWarnings("StaticAssignmentInMethod") // held until the process ends
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().name("leash").start(Leash::awaitEndOfParent);
        lock = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .lock();
        Class.forName(arguments[1]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 2, arguments.length));
    }

    private static void awaitEndOfParent() {
        try {
            while (System.in.read() >= 0) {
                // the parent never writes; what matters is the end
            }
        } catch (IOException e) {
            // a broken pipe is an end too
        }
        Thread.ofPlatform().daemon().name("leash-halt").start(() -> {
            try {
                Thread.sleep(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
        System.exit(0);
    }
}
