package org.palermo.infra.embedded.process;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another program's main class and ends it with the parent: the parent holds the other end of standard input, and
 * when the parent is gone, however it went, standard input ends.
 *
 * <p>Depends on nothing but the JDK, because it is put beside a foreign program's classes.
 */
public final class Leash {

    private static final long STOP_MILLIS = 5000;

    private Leash() {}

    /** @param arguments the main class, then its own arguments */
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().name("leash").start(Leash::awaitEndOfParent);
        Class.forName(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
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
