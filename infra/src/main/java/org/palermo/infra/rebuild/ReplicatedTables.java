package org.palermo.infra.rebuild;

/** The tables have replicas on other hosts, which an exchange on one host would tear apart. */
public final class ReplicatedTables extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReplicatedTables(String engine) {
        super("the tables are of the engine " + engine);
    }
}
