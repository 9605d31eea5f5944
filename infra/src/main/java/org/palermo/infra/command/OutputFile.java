package org.palermo.infra.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file that a result is written to: whoever reads it sees the old one or the new one, never a part. The new one is
 * written beside it and takes its place at the end.
 */
final class OutputFile {

    private OutputFile() {}

    /** @throws IOException where it cannot be written; then it is as it was */
    static void write(Path file, byte[] bytes) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            Files.write(target, bytes); // a device or a pipe cannot be replaced
            return;
        }
        Path work;
        try {
            work = beside(target);
        } catch (AccessDeniedException e) {
            if (Files.isWritable(target)) {
                Files.write(target, bytes); // a file may be one's own in a folder that is not
                return;
            }
            throw e;
        }
        try {
            Files.write(work, bytes, StandardOpenOption.TRUNCATE_EXISTING);
            keepPermissions(target, work);
            move(work, target);
        } finally {
            Files.deleteIfExists(work);
        }
    }

    /** An empty file with the permissions that a new one gets here. */
    private static Path beside(Path target) throws IOException {
        for (int i = 0; ; i++) {
            Path work = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + i + ".part");
            try {
                return Files.createFile(work);
            } catch (FileAlreadyExistsException e) {
                // left by a process that was killed, or another thread's: take the next name
            }
        }
    }

    private static void keepPermissions(Path target, Path work) throws IOException {
        PosixFileAttributeView from =
                Files.getFileAttributeView(target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (from != null && Files.exists(target)) {
            Files.setPosixFilePermissions(work, from.readAttributes().permissions());
        }
    }

    private static void move(Path work, Path target) throws IOException {
        try {
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(work, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
