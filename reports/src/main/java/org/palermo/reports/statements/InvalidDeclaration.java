package org.palermo.reports.statements;

/** A file of declarations cannot be used as it stands; the message names the file, the line and the key. */
public final class InvalidDeclaration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidDeclaration(String file, int line, String key, String problem) {
        super(file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + problem);
    }

    InvalidDeclaration(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
