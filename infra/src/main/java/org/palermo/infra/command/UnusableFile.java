package org.palermo.infra.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** A file or folder that the command line names cannot be written. */
final class UnusableFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why not, as far as the system says it in a way that can be told in the user's language. */
    enum Why {
        DENIED,
        IS_FOLDER,
        NO_FOLDER,
        OTHER
    }

    private final transient Path path;
    private final Why why;

    private UnusableFile(Path path, Why why, String detail, IOException cause) {
        super(detail, cause);
        this.path = path;
        this.why = why;
    }

    static UnusableFile of(Path path, IOException cause) {
        Why why = switch (cause) {
            case AccessDeniedException _ -> Why.DENIED;
            case NoSuchFileException _, NotDirectoryException _, FileAlreadyExistsException _ -> Why.NO_FOLDER;
            default -> Files.isDirectory(path) ? Why.IS_FOLDER : Why.OTHER;
        };
        String detail = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(cause.getMessage());
        return new UnusableFile(path, why, detail, cause);
    }

    Path path() {
        return path;
    }

    /** Name of the message that says it. */
    String key() {
        return switch (why) {
            case DENIED -> "fault.file-denied";
            case IS_FOLDER -> "fault.file-is-folder";
            case NO_FOLDER -> "fault.file-no-folder";
            case OTHER -> "fault.file";
        };
    }
}
