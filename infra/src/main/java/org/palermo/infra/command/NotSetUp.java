package org.palermo.infra.command;

/** What a part needs is not there, and no waiting brings it; what it is has been told. */
final class NotSetUp extends RuntimeException {

    private static final long serialVersionUID = 1;
}
