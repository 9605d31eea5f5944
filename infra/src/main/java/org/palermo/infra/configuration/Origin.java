package org.palermo.infra.configuration;

import java.nio.file.Path;

/** Where a value was set. */
public sealed interface Origin {

    /** On the command line. */
    record Flag(String name) implements Origin {
        @Override
        public String toString() {
            return name;
        }
    }

    /** In the environment. */
    record Variable(String name) implements Origin {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * In a file.
     *
     * @param line from 1
     */
    record Line(Path file, int line) implements Origin {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Nowhere: the default holds. */
    record Default() implements Origin {
        @Override
        public String toString() {
            return "-";
        }
    }
}
