package org.palermo.infra.embedded.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    private static final String WRITE = "-XX:AOTCacheOutput=";
    private static final String USE = "-XX:AOTCache=";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void the_first_run_writes_it_and_the_next_uses_it() throws IOException {
        AotCache cache = new AotCache(folder.resolve("not/yet"), "engine");

        Path written = Path.of(value(cache.options(), WRITE));
        Files.writeString(written, "learned");
        cache.keep();

        Path used = Path.of(value(new AotCache(folder.resolve("not/yet"), "engine").options(), USE));
        assertEquals("learned", Files.readString(used));
        assertFalse(Files.exists(written));
    }

    @Test
    void a_run_that_wrote_nothing_leaves_nothing() throws IOException {
        AotCache cache = new AotCache(folder, "engine");
        cache.options();

        cache.keep();

        assertEquals(List.of(), files());
    }

    @Test
    void what_a_killed_run_did_not_complete_is_not_used() throws IOException {
        AotCache cache = new AotCache(folder, "engine");
        Path written = Path.of(value(cache.options(), WRITE));
        Files.writeString(written, "half of it");
        Files.writeString(Path.of(written + ".config"), "still being worked on");

        cache.keep();

        assertEquals(List.of(), files());
        assertTrue(cache.options().getFirst().startsWith(WRITE));
    }

    @Test
    void what_processes_that_are_gone_left_behind_is_removed() throws Exception {
        String mine = value(new AotCache(folder, "engine").options(), WRITE);
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        String own = Long.toString(ProcessHandle.current().pid());
        Path left = Path.of(mine.replace("." + own + ".", "." + gone.pid() + "."));
        Path ofAnotherProgram = Path.of(left.toString().replace("engine-", "registry-"));
        assertNotEquals(Path.of(mine), left);
        Files.writeString(left, "");
        Files.writeString(Path.of(left + ".config"), "");
        Files.writeString(ofAnotherProgram, "");
        Files.writeString(Path.of(mine), "of a process that lives");

        new AotCache(folder, "engine").options();

        assertEquals(
                Stream.of(Path.of(mine), ofAnotherProgram).sorted().toList(),
                files().stream().sorted().toList());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String value(List<String> options, String name) {
        return options.stream()
                .filter(option -> option.startsWith(name))
                .map(option -> option.substring(name.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(options + " do not hold " + name));
    }
}
