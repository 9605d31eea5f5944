package org.palermo.infra.command;

import java.nio.file.Path;

/** No stack runs on the data directory that the command was given. */
final class NothingRuns extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Path data;

    NothingRuns(Path data) {
        super("no stack runs on " + data);
        this.data = data;
    }

    Path data() {
        return data;
    }
}
