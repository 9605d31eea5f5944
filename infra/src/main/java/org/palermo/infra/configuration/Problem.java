package org.palermo.infra.configuration;

import java.nio.file.Path;
import java.util.List;

/** Something wrong with what was set. All of them are told at once. */
public sealed interface Problem {

    /**
     * A value that the setting does not take.
     *
     * @param shown the value, or stars where it is secret
     */
    record Unfit(Setting<?> setting, Origin origin, String shown) implements Problem {}

    /** A key that no setting has. */
    record Unknown(String key, Origin origin) implements Problem {}

    /** A key that one source sets twice. */
    record Twice(String key, Origin origin) implements Problem {}

    /** A setting that is needed because of another one. */
    record Missing(Setting<?> setting, Setting<?> because, Origin origin) implements Problem {}

    /** A setting that means nothing beside another one. */
    record Contradiction(Setting<?> setting, Origin origin, Setting<?> other, Origin otherOrigin) implements Problem {}

    /** The file of settings, or of a secret, cannot be read. */
    record Unreadable(Path file, String key, Origin origin, String why) implements Problem {}

    /** Some of the addresses of a deployment, but not all. */
    record PartOfAddresses(List<String> missing, Stated present) implements Problem {}
}
