package org.palermo.infra.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** {@code palermo up} in this process, as another shell would run it. */
final class Stage implements AutoCloseable {

    static final Path SAMPLE = Path.of("..", "samples", "secretariat-2014-2016");

    private final Thread thread;
    private final CompletableFuture<Ran> ended;
    private final Path data;

    private Stage(Thread thread, CompletableFuture<Ran> ended, Path data) {
        this.thread = thread;
        this.ended = ended;
        this.data = data;
    }

    /** Names the project's folder, as the launcher does. */
    static void atHome() {
        System.setProperty("palermo.home", "..");
    }

    /** Returns when another command finds the stack. */
    static Stage up(Path data) throws InterruptedException {
        atHome();
        CompletableFuture<Ran> ended = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().name("up").start(() -> {
            try {
                ended.complete(Ran.of("up", "--data", data.toString()));
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        Stage stage = new Stage(thread, ended, data);
        while (stage.run("status").status() != ExitCode.DONE) {
            if (ended.isDone()) {
                throw new AssertionError(ended.join().toString());
            }
            Thread.sleep(100);
        }
        return stage;
    }

    /** A command in another shell, on the same data. */
    Ran run(String line, Object... words) {
        String[] arguments = (line + " --data\n" + data).formatted(words).split("[ \n]+");
        return Ran.of(arguments);
    }

    /** A command that asks, in another shell, on the same data; what it is answered is a line each. */
    Ran answer(String input, String line, Object... words) {
        String[] arguments = (line + " --data\n" + data).formatted(words).split("[ \n]+");
        return Ran.answering(input, arguments);
    }

    /** Asks it to end, as Ctrl-C does. */
    Ran end() {
        thread.interrupt();
        return ended.join();
    }

    @Override
    public void close() {
        if (!ended.isDone()) {
            assertEquals(ExitCode.DONE, end().status());
        }
    }
}
