package org.palermo.infra.engine.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path folder;

    @Test
    void keepsDataWhileTheyAreOpen() throws IOException {
        Spool spool = Spool.open(folder.resolve("spool"));
        byte[] bytes = {0, '\n', '\n', ';'};
        try (Spool.Data data = spool.write(new ByteArrayInputStream(bytes))) {
            assertArrayEquals(bytes, Files.readAllBytes(data.file()));
        }
        assertEquals(List.of(), files(folder.resolve("spool")));
    }

    @Test
    void leavesNothingOfDataThatEndTooSoon() throws IOException {
        Spool spool = Spool.open(folder);
        assertThrows(
                IOException.class,
                () -> spool.write(new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the client is gone");
                    }
                }));
        assertEquals(List.of(), files(folder));
    }

    @Test
    void removesWhatAKilledProcessLeft() throws IOException {
        Files.write(folder.resolve("17.data"), new byte[] {1});
        Spool.open(folder);
        assertEquals(List.of(), files(folder));
    }

    @Test
    void refusesANameThatTheEngineTakesForAPattern() {
        assertThrows(IllegalArgumentException.class, () -> Spool.open(folder.resolve("a*b")));
        assertThrows(IllegalArgumentException.class, () -> Spool.open(folder.resolve("it's")));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
