package org.palermo.infra.embedded.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void a_program_that_dies_is_started_again_until_it_is_closed() throws Exception {
        Supervised<ChildProcess> supervised = supervised("sleep 1000");
        long first = supervised.pid();

        ProcessHandle.of(first).ifPresent(ProcessHandle::destroyForcibly);

        assertEquals(List.of("died", "serves"), List.of(told.take(), told.take()));
        assertFalse(ProcessHandle.of(first).filter(ProcessHandle::isAlive).isPresent());
        ChildProcess second = supervised.program();
        supervised.close();
        assertFalse(second.isAlive());
        assertEquals(List.of(2, 0), List.of(starts.get(), told.size()), "closing it is no death");
    }

    @Test
    void one_that_dies_again_and_again_is_given_up() throws Exception {
        try (Supervised<ChildProcess> supervised = supervised("sleep 0.1")) {
            List<String> heard = new ArrayList<>();
            while (heard.isEmpty() || !heard.getLast().equals("gave up")) {
                heard.add(told.take());
            }

            assertEquals(Supervised.DEATHS_ALLOWED, Collections.frequency(heard, "died"));
            assertEquals(1 + Supervised.DEATHS_ALLOWED, starts.get());
            assertFalse(supervised.program().isAlive());
        }
    }

    private Supervised<ChildProcess> supervised(String script) {
        Supervised<ChildProcess> supervised = Supervised.start(
                "program",
                () -> {
                    starts.incrementAndGet();
                    return ChildProcess.start("program", List.of("sh", "-c", "exec " + script), folder.resolve("log"));
                },
                ChildProcess::pid,
                Duration.ofMillis(1));
        supervised.tell(new Supervised.Listener() {
            @Override
            public void died() {
                told.add("died");
            }

            @Override
            public void serves() {
                told.add("serves");
            }

            @Override
            public void gaveUp() {
                told.add("gave up");
            }
        });
        return supervised;
    }
}
