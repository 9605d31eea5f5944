package org.palermo.infra.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    Path folder;

    @Test
    void takes_the_place_of_what_was_there_and_leaves_nothing_else() throws IOException {
        // Given
        Path file = folder.resolve("report.json");
        Files.writeString(file, "old and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Object old = Files.getAttribute(file, "unix:ino");

        // When
        OutputFile.write(file, "new".getBytes(UTF_8));

        // Then a reader of the old file still has it whole, as it is another one
        assertEquals("new", Files.readString(file));
        assertNotEquals(old, Files.getAttribute(file, "unix:ino"));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(file), listed());
    }

    @Test
    void a_new_file_has_the_permissions_of_any_new_file() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));
        Path file = folder.resolve("report");

        OutputFile.write(file, new byte[] {0, 1});

        assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
    }

    @Test
    void follows_a_link() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        OutputFile.write(link, "new".getBytes(UTF_8));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void writes_to_a_device() throws IOException {
        OutputFile.write(Path.of("/dev/null"), new byte[10]);

        assertTrue(Files.exists(Path.of("/dev/null")) && !Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    void a_file_that_cannot_be_written_leaves_nothing() throws IOException {
        Path file = folder.resolve("none").resolve("file");

        assertThrows(IOException.class, () -> OutputFile.write(file, new byte[1]));

        assertEquals(List.of(), listed());
    }

    private List<Path> listed() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
