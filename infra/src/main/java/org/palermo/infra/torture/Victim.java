package org.palermo.infra.torture;

/** A process that is killed. The first three are killed where one process runs all of Palermo, the others apart. */
public enum Victim {
    /** Broker, streams and sink in one process, and with it the services that it started. */
    PALERMO(true),
    CLICKHOUSE(true),
    REGISTRY(true),
    /** An import on its way. */
    INTAKE(false),
    STREAMS(false),
    SINK(false);

    private final boolean together;

    Victim(boolean together) {
        this.together = together;
    }

    /** Whether streams and sink run in the process that runs the broker. */
    boolean together() {
        return together;
    }
}
