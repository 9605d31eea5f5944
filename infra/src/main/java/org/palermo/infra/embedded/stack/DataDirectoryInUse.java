package org.palermo.infra.embedded.stack;

import java.nio.file.Path;
import java.util.Optional;

/** Another process runs a stack on this data directory; two would destroy it. */
public final class DataDirectoryInUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Path path;

    DataDirectoryInUse(Path path, Optional<String> pid) {
        super("the data directory " + path + " is in use"
                + pid.map(p -> " by process " + p).orElse(" by another process"));
        this.path = path;
    }

    public Path path() {
        return path;
    }
}
