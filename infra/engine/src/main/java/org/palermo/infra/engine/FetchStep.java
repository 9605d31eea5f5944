package org.palermo.infra.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** How far the fetch of a program of the embedded stack has come, for whoever tells the user in their language. */
public sealed interface FetchStep {

    /** The programs that are fetched once for a machine. */
    enum Program {
        /** ClickHouse as a library. */
        ENGINE,
        /** The schema registry's server. */
        REGISTRY
    }

    /** The program that is fetched. */
    Program program();

    /**
     * The fetch begins.
     *
     * @param megabytes to download, about
     * @param into the folder where the program will lie
     */
    record Begins(Program program, String version, int megabytes, Path into) implements FetchStep {}

    /**
     * It is under way.
     *
     * @param since how long it has run
     * @param megabytes on disk by now, where that is known
     */
    record Continues(Program program, Duration since, OptionalLong megabytes) implements FetchStep {}

    /** It is downloaded and checked, and is being unpacked. */
    record Unpacks(Program program) implements FetchStep {}

    /**
     * The program is there.
     *
     * @param in its folder
     */
    record Ends(Program program, Path in) implements FetchStep {}
}
